using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace CadreReports.Tests.Infrastructure.ImportRules;

/// <summary>The full names of all types that something in an assembly's metadata is made of, without nesting and arity.</summary>
internal sealed class TypeNames(MetadataReader metadata)
    : ISignatureTypeProvider<ImmutableArray<string>, object?>, ICustomAttributeTypeProvider<ImmutableArray<string>>
{
    /// <summary>All types of a method's signature.</summary>
    public static IEnumerable<string> In(MethodSignature<ImmutableArray<string>> signature) =>
        signature.ParameterTypes.Prepend(signature.ReturnType).SelectMany(t => t);

    public string Of(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer ? Of(outer) : Full(type.Namespace, type.Name);
    }

    /// <summary>The types that a handle of any kind names or is made of; none for none.</summary>
    public IEnumerable<string> OfAny(EntityHandle handle) => handle.IsNil ? [] : handle.Kind switch
    {
        HandleKind.TypeDefinition => [Of((TypeDefinitionHandle)handle)],
        HandleKind.TypeReference => [Of((TypeReferenceHandle)handle)],
        HandleKind.TypeSpecification => metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null),
        HandleKind.FieldDefinition => OfField(metadata.GetFieldDefinition((FieldDefinitionHandle)handle)),
        HandleKind.MethodDefinition => OfMethod(metadata.GetMethodDefinition((MethodDefinitionHandle)handle)),
        HandleKind.MemberReference => OfMember(metadata.GetMemberReference((MemberReferenceHandle)handle)),
        HandleKind.MethodSpecification => OfSpecial(metadata.GetMethodSpecification((MethodSpecificationHandle)handle)),
        _ => [],
    };

    /// <summary>The types that an attribute is given as arguments.</summary>
    public IEnumerable<string> OfArguments(CustomAttribute attribute)
    {
        var value = attribute.DecodeValue(this);
        return value.FixedArguments.Select(a => a.Value).Concat(value.NamedArguments.Select(a => a.Value)).SelectMany(OfArgument);
    }

    public ImmutableArray<string> GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => [Of(handle)];

    public ImmutableArray<string> GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => [Of(handle)];

    public ImmutableArray<string> GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        [.. OfAny(handle)];

    /// <summary>A type in the text of an attribute: <c>A.B+C`1[[D.E, F]], G</c>.</summary>
    public ImmutableArray<string> GetTypeFromSerializedName(string name) =>
        [.. name.Split('[', ']').Select(part => part.Split(',')[0].Split('+')[0].Trim()).Where(part => part.Length > 0).Select(WithoutArity)];

    public ImmutableArray<string> GetGenericInstantiation(ImmutableArray<string> genericType, ImmutableArray<ImmutableArray<string>> typeArguments) =>
        [.. genericType, .. typeArguments.SelectMany(a => a)];

    public ImmutableArray<string> GetFunctionPointerType(MethodSignature<ImmutableArray<string>> signature) => [.. In(signature)];

    public ImmutableArray<string> GetModifiedType(ImmutableArray<string> modifier, ImmutableArray<string> unmodifiedType, bool isRequired) =>
        [.. modifier, .. unmodifiedType];

    public ImmutableArray<string> GetPrimitiveType(PrimitiveTypeCode typeCode) => [];

    public ImmutableArray<string> GetSystemType() => [];

    public ImmutableArray<string> GetGenericMethodParameter(object? genericContext, int index) => [];

    public ImmutableArray<string> GetGenericTypeParameter(object? genericContext, int index) => [];

    public ImmutableArray<string> GetArrayType(ImmutableArray<string> elementType, ArrayShape shape) => elementType;

    public ImmutableArray<string> GetSZArrayType(ImmutableArray<string> elementType) => elementType;

    public ImmutableArray<string> GetByReferenceType(ImmutableArray<string> elementType) => elementType;

    public ImmutableArray<string> GetPointerType(ImmutableArray<string> elementType) => elementType;

    public ImmutableArray<string> GetPinnedType(ImmutableArray<string> elementType) => elementType;

    public bool IsSystemType(ImmutableArray<string> type) => type is ["System.Type"];

    /// <summary>How wide an enumeration is that an attribute is given; all of ours, and those we use, are of the usual width.</summary>
    public PrimitiveTypeCode GetUnderlyingEnumType(ImmutableArray<string> type) => PrimitiveTypeCode.Int32;

    private static IEnumerable<string> OfArgument(object? value) => value switch
    {
        ImmutableArray<string> types => types,
        ImmutableArray<CustomAttributeTypedArgument<ImmutableArray<string>>> values => values.Select(v => v.Value).SelectMany(OfArgument),
        _ => [],
    };

    private static string WithoutArity(string name) => name.Split('`')[0];

    private string Of(TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.TypeReference ? Of((TypeReferenceHandle)type.ResolutionScope) : Full(type.Namespace, type.Name);
    }

    private string Full(StringHandle space, StringHandle name) => WithoutArity($"{metadata.GetString(space)}.{metadata.GetString(name)}");

    private IEnumerable<string> OfField(FieldDefinition field) => [Of(field.GetDeclaringType()), .. field.DecodeSignature(this, null)];

    private IEnumerable<string> OfMethod(MethodDefinition method) => [Of(method.GetDeclaringType()), .. In(method.DecodeSignature(this, null))];

    private IEnumerable<string> OfMember(MemberReference member) =>
    [
        .. OfAny(member.Parent),
        .. member.GetKind() == MemberReferenceKind.Field ? member.DecodeFieldSignature(this, null) : In(member.DecodeMethodSignature(this, null)),
    ];

    private IEnumerable<string> OfSpecial(MethodSpecification method) => [.. OfAny(method.Method), .. method.DecodeSignature(this, null).SelectMany(t => t)];
}
