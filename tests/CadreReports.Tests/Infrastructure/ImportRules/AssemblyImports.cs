using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CadreReports.Tests.Infrastructure.ImportRules;

/// <summary>One type's need of another, by their full names; nested types and what the compiler made count as the type they are in.</summary>
internal sealed record Import(string From, string To);

/// <summary>
/// What the types of a compiled assembly refer to: in signatures, bodies and attributes, as nested types, generic arguments and
/// constraints. Constants and <c>nameof</c> leave no trace in an assembly.
/// </summary>
internal sealed class AssemblyImports : IDisposable
{
    private readonly PEReader file;
    private readonly MetadataReader metadata;
    private readonly TypeNames names;

    public AssemblyImports(string path)
    {
        file = new PEReader(File.OpenRead(path));
        metadata = file.GetMetadataReader();
        names = new TypeNames(metadata);
    }

    /// <summary>The names of the assemblies that it needs.</summary>
    public IEnumerable<string> Assemblies => metadata.AssemblyReferences.Select(a => metadata.GetString(metadata.GetAssemblyReference(a).Name));

    /// <summary>Every need once.</summary>
    public IReadOnlySet<Import> All => metadata.TypeDefinitions
        .SelectMany(type => OfType(type).Distinct().Select(to => new Import(names.Of(type), to)))
        .Where(import => import.From != import.To)
        .ToHashSet();

    public void Dispose() => file.Dispose();

    private IEnumerable<string> OfType(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        return
        [
            .. names.OfAny(type.BaseType),
            .. type.GetInterfaceImplementations().SelectMany(i => names.OfAny(metadata.GetInterfaceImplementation(i).Interface)),
            .. OfConstraints(type.GetGenericParameters()),
            .. OfAttributes(type.GetCustomAttributes()),
            .. type.GetFields().Select(metadata.GetFieldDefinition)
                .SelectMany(f => f.DecodeSignature(names, null).Concat(OfAttributes(f.GetCustomAttributes()))),
            .. type.GetProperties().SelectMany(p => OfAttributes(metadata.GetPropertyDefinition(p).GetCustomAttributes())),
            .. type.GetMethods().Select(metadata.GetMethodDefinition).SelectMany(OfMethod),
        ];
    }

    private IEnumerable<string> OfMethod(MethodDefinition method) =>
    [
        .. TypeNames.In(method.DecodeSignature(names, null)),
        .. OfConstraints(method.GetGenericParameters()),
        .. OfAttributes(method.GetCustomAttributes()),
        .. method.GetParameters().SelectMany(p => OfAttributes(metadata.GetParameter(p).GetCustomAttributes())),
        .. method.RelativeVirtualAddress == 0 ? [] : OfBody(file.GetMethodBody(method.RelativeVirtualAddress)),
    ];

    private IEnumerable<string> OfBody(MethodBodyBlock body) =>
    [
        .. body.LocalSignature.IsNil ? [] : metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(names, null).SelectMany(l => l),
        .. body.ExceptionRegions.SelectMany(r => names.OfAny(r.CatchType)),
        .. BodyTokens.In(body.GetILReader()).SelectMany(names.OfAny),
    ];

    private IEnumerable<string> OfConstraints(GenericParameterHandleCollection parameters) =>
        from parameter in parameters
        from constraint in metadata.GetGenericParameter(parameter).GetConstraints()
        from name in names.OfAny(metadata.GetGenericParameterConstraint(constraint).Type)
        select name;

    private IEnumerable<string> OfAttributes(CustomAttributeHandleCollection attributes) =>
        from attribute in attributes.Select(metadata.GetCustomAttribute)
        from name in names.OfAny(attribute.Constructor).Concat(names.OfArguments(attribute))
        select name;
}
