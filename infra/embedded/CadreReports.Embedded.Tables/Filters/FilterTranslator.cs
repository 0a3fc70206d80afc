using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.Serialization;

namespace Azure.Data.Tables.Filters;

/// <summary>
/// Translates a condition on an entity to an OData filter: comparisons of properties (or of
/// <see cref="TableEntity"/>'s getters and indexer) with local values, &amp;&amp;, ||, !, Equals, and CompareTo or
/// string.Compare against zero. What does not depend on the entity is evaluated here.
/// </summary>
internal sealed class FilterTranslator
{
    private static readonly HashSet<MethodInfo> Getters =
    [
        typeof(IDictionary<string, object>).GetMethod("get_Item")!,
        typeof(TableEntity).GetMethod("get_Item")!,
        typeof(TableEntity).GetMethod(nameof(TableEntity.GetBinary))!,
        typeof(TableEntity).GetMethod(nameof(TableEntity.GetBoolean))!,
        typeof(TableEntity).GetMethod(nameof(TableEntity.GetDateTime))!,
        typeof(TableEntity).GetMethod(nameof(TableEntity.GetDouble))!,
        typeof(TableEntity).GetMethod(nameof(TableEntity.GetGuid))!,
        typeof(TableEntity).GetMethod(nameof(TableEntity.GetInt32))!,
        typeof(TableEntity).GetMethod(nameof(TableEntity.GetInt64))!,
        typeof(TableEntity).GetMethod(nameof(TableEntity.GetString))!,
    ];

    private readonly ParameterExpression entity;

    private FilterTranslator(ParameterExpression entity) => this.entity = entity;

    /// <summary>The filter's text; null when the condition is always true.</summary>
    /// <exception cref="NotSupportedException">The service has no equivalent.</exception>
    /// <exception cref="InvalidOperationException">A local value is of a type that tables cannot hold.</exception>
    public static string? Translate(LambdaExpression filter)
    {
        var text = new FilterTranslator(filter.Parameters[0]).Condition(filter.Body);
        return text == "true" ? null : text;
    }

    private string Condition(Expression e)
    {
        if (IsLocal(e))
            return FilterLiteral.OfLinqValue(Evaluate(e));

        switch (e)
        {
            case BinaryExpression { NodeType: ExpressionType.AndAlso or ExpressionType.And } both:
                return $"{Operand(both.Left)} and {Operand(both.Right)}";
            case BinaryExpression { NodeType: ExpressionType.OrElse or ExpressionType.Or } either:
                return $"{Operand(either.Left)} or {Operand(either.Right)}";
            case UnaryExpression { NodeType: ExpressionType.Not } not:
                return $"not {Operand(not.Operand)}";
            case BinaryExpression comparison when Operator(comparison.NodeType) is { } op:
                return IsCompare(comparison.Left, out var left, out var right) && IsLocal(comparison.Right) && Evaluate(comparison.Right) is 0
                    ? Relation(left, op, right)
                    : Relation(comparison.Left, op, comparison.Right);
            case MethodCallExpression { Method.Name: nameof(Equals) } equals:
                var (first, others) = Receiver(equals);
                return others.Length == 1 ? Relation(first, "eq", others[0]) : throw TooManyArguments(equals.Method);
            case MemberExpression or UnaryExpression when e.Type == typeof(bool) || e.Type == typeof(bool?):
                return $"{Value(e)} eq true";
            case MethodCallExpression call:
                throw NotSupported(call.Method);
            default:
                throw NotSupported(e);
        }
    }

    private string Operand(Expression e) => IsLocal(e) ? Condition(e) : $"({Condition(e)})";

    private string Relation(Expression left, string op, Expression right) => $"{Value(left)} {op} {Value(right)}";

    private string Value(Expression e)
    {
        // A local value keeps its conversion (an int compared with an Int64 is an Int64), a property drops it.
        if (IsLocal(e))
            return FilterLiteral.OfLinqValue(Evaluate(e));

        switch (Unconverted(e))
        {
            case MemberExpression { Expression: { } owner, Member: PropertyInfo property }:
                if (Nullable.GetUnderlyingType(owner.Type) is not null && property.Name == nameof(Nullable<>.Value))
                    return Value(owner);

                if (Unconverted(owner) == entity)
                    return property.GetCustomAttribute<DataMemberAttribute>()?.Name ?? property.Name;

                throw NotSupported(e);
            case MethodCallExpression { Object: { } owner } call when Getters.Contains(call.Method) && Unconverted(owner) == entity:
                return IsLocal(call.Arguments[0]) ? (string)Evaluate(call.Arguments[0])! : throw NotSupported(e);
            case MethodCallExpression call:
                throw NotSupported(call.Method);
            default:
                throw NotSupported(e);
        }
    }

    private static bool IsCompare(Expression e, [NotNullWhen(true)] out Expression? left, [NotNullWhen(true)] out Expression? right)
    {
        (left, right) = (null, null);
        if (e is not MethodCallExpression call || call.Type != typeof(int) || call.Method.Name is not ("CompareTo" or "Compare"))
            return false;

        var (first, others) = Receiver(call);
        if (others.Length != 1)
            throw TooManyArguments(call.Method);

        (left, right) = (first, others[0]);
        return true;
    }

    private static (Expression First, Expression[] Others) Receiver(MethodCallExpression call) => call.Object is { } receiver
        ? (receiver, [.. call.Arguments])
        : (call.Arguments[0], [.. call.Arguments.Skip(1)]);

    private static string? Operator(ExpressionType type) => type switch
    {
        ExpressionType.Equal => "eq",
        ExpressionType.NotEqual => "ne",
        ExpressionType.LessThan => "lt",
        ExpressionType.LessThanOrEqual => "le",
        ExpressionType.GreaterThan => "gt",
        ExpressionType.GreaterThanOrEqual => "ge",
        _ => null,
    };

    private static Expression Unconverted(Expression e)
    {
        while (e is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked or ExpressionType.TypeAs } conversion)
            e = conversion.Operand;

        return e;
    }

    private bool IsLocal(Expression e)
    {
        var search = new ParameterSearch(entity);
        search.Visit(e);
        return !search.Found;
    }

    private static object? Evaluate(Expression e) => e is ConstantExpression constant
        ? constant.Value
        : Expression.Lambda<Func<object?>>(Expression.Convert(e, typeof(object))).Compile(preferInterpretation: true)();

    private static NotSupportedException NotSupported(MethodInfo method) => new($"Method {method.Name} not supported.");

    private static NotSupportedException NotSupported(Expression e) => new($"The expression {e} is not supported.");

    private static NotSupportedException TooManyArguments(MethodInfo method) =>
        new($"{method.DeclaringType?.Name}.{method.Name} with more than two arguments is not supported.");

    private sealed class ParameterSearch(ParameterExpression parameter) : ExpressionVisitor
    {
        public bool Found { get; private set; }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            Found |= node == parameter;
            return node;
        }
    }
}
