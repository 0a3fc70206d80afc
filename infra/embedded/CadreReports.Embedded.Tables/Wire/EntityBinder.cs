using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.Serialization;
using System.Text.Json;
using System.Xml;

namespace Azure.Data.Tables.Wire;

/// <summary>
/// Maps a custom entity type: its public properties and fields, and <see cref="ITableEntity"/>'s where implemented
/// explicitly; renamed by <see cref="DataMemberAttribute"/>, left out by <see cref="IgnoreDataMemberAttribute"/>.
/// </summary>
internal sealed class EntityBinder
{
    private static readonly ConcurrentDictionary<Type, EntityBinder> Cache = new();

    private readonly List<Member> members = [];

    private EntityBinder(Type type)
    {
        AddMembers(type);
        AddMembers(typeof(ITableEntity));
    }

    public static EntityBinder Of(Type type) => Cache.GetOrAdd(type, static t => new EntityBinder(t));

    /// <summary>The properties to send.</summary>
    public IEnumerable<(string Name, object? Value)> Read(object entity) =>
        from member in members
        let get = member.Get
        where get is not null && member.Name is not (PropertyNames.ETag or PropertyNames.Timestamp)
        select (member.Name, get(entity));

    /// <summary>Sets what the JSON object has; a property of a type that cannot be stored gets its default.</summary>
    public void Fill(object entity, JsonElement json)
    {
        foreach (var member in members)
        {
            var name = member.Name == PropertyNames.ETag ? PropertyNames.ODataETag : member.Name;
            if (member.Set is not null &&
                json.TryGetProperty(name, out var value) &&
                TryConvert(EntityJson.ReadUntyped(value), member.Type, out var converted))
            {
                member.Set(entity, converted);
            }
        }
    }

    private void AddMembers(Type type)
    {
        foreach (var info in type.GetMembers(BindingFlags.Public | BindingFlags.Instance))
        {
            if (info.IsDefined(typeof(IgnoreDataMemberAttribute)))
                continue;

            var name = info.GetCustomAttribute<DataMemberAttribute>()?.Name ?? info.Name;
            if (members.Exists(m => m.Name == name))
                continue;

            if (info is PropertyInfo property && property.GetIndexParameters().Length == 0)
            {
                members.Add(new(
                    name,
                    property.PropertyType,
                    property.GetMethod is { IsPublic: true } ? property.GetValue : null,
                    property.SetMethod is { IsPublic: true } ? property.SetValue : null));
            }
            else if (info is FieldInfo field)
            {
                members.Add(new(name, field.FieldType, field.GetValue, field.IsInitOnly ? null : field.SetValue));
            }
        }
    }

    private static bool TryConvert(object? raw, Type type, out object? value)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (target.IsEnum && raw is not null)
            return TryConvertEnum((string)raw, target, out value);

        value = raw is null ? Default(type) : Convert(raw, target) ?? Default(type);
        return true;
    }

    private static bool TryConvertEnum(string text, Type type, out object? value)
    {
        // A name that this version of the program does not know leaves the property as it is.
        value = Enum.IsDefined(type, text) ? Enum.Parse(type, text) : null;
        return value is not null;
    }

    private static object? Convert(object raw, Type target)
    {
        if (target == typeof(string))
            return raw as string;
        if (target == typeof(int))
            return (int)raw;
        if (target == typeof(bool))
            return (bool)raw;
        if (target == typeof(double))
            return System.Convert.ToDouble(raw, CultureInfo.InvariantCulture);
        if (target == typeof(long))
            return long.Parse((string)raw, CultureInfo.InvariantCulture);
        if (target == typeof(ulong))
            return ulong.Parse((string)raw, CultureInfo.InvariantCulture);
        if (target == typeof(Guid))
            return Guid.Parse((string)raw);
        if (target == typeof(DateTimeOffset))
            return DateTimeOffset.Parse((string)raw, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        if (target == typeof(DateTime))
            return DateTime.Parse((string)raw, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        if (target == typeof(TimeSpan))
            return XmlConvert.ToTimeSpan((string)raw);
        if (target == typeof(byte[]))
            return System.Convert.FromBase64String((string)raw);
        if (target == typeof(BinaryData))
            return BinaryData.FromBytes(System.Convert.FromBase64String((string)raw));
        if (target == typeof(ETag))
            return new ETag((string)raw);

        return null;
    }

    private static object? Default(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;

    private sealed record Member(string Name, Type Type, Func<object, object?>? Get, Action<object, object?>? Set);
}
