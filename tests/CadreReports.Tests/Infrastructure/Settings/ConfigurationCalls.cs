using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace CadreReports.Tests.Infrastructure.Settings;

/// <summary>Finds in a compiled assembly which types ask configuration, or the environment, for anything.</summary>
internal static class ConfigurationCalls
{
    private static readonly HashSet<(string Type, string Member)> Reads =
    [
        ("IConfiguration", "get_Item"), ("IConfiguration", "GetSection"), ("IConfiguration", "GetChildren"),
        ("IConfigurationSection", "get_Value"),
        ("ConfigurationExtensions", "GetConnectionString"), ("ConfigurationExtensions", "AsEnumerable"), ("ConfigurationExtensions", "GetRequiredSection"), ("ConfigurationExtensions", "Exists"),
        ("ConfigurationBinder", "Get"), ("ConfigurationBinder", "GetValue"), ("ConfigurationBinder", "Bind"),
        ("Environment", "GetEnvironmentVariable"), ("Environment", "GetEnvironmentVariables"),
    ];

    /// <summary>The full names of the outermost types.</summary>
    public static IReadOnlyCollection<string> ReadersIn(string assembly)
    {
        using var file = File.OpenRead(assembly);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        var wanted = metadata.MemberReferences.Where(handle => IsRead(metadata, metadata.GetMemberReference(handle))).Select(handle => MetadataTokens.GetToken(handle)).ToHashSet();
        for (var row = 1; row <= metadata.GetTableRowCount(TableIndex.MethodSpec); row++)
        {
            var handle = MetadataTokens.MethodSpecificationHandle(row);
            if (wanted.Contains(MetadataTokens.GetToken(metadata.GetMethodSpecification(handle).Method)))
            {
                wanted.Add(MetadataTokens.GetToken(handle));
            }
        }

        return metadata.MethodDefinitions
            .Select(metadata.GetMethodDefinition)
            .Where(method => method.RelativeVirtualAddress != 0 && Mentions(image.GetMethodBody(method.RelativeVirtualAddress).GetILBytes(), wanted))
            .Select(method => OutermostName(metadata, method.GetDeclaringType()))
            .ToHashSet(StringComparer.Ordinal);
    }

    private static bool IsRead(MetadataReader metadata, MemberReference member) =>
        member.Parent.Kind == HandleKind.TypeReference &&
        Reads.Contains((metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name), metadata.GetString(member.Name)));

    /// <summary>A token anywhere in the code is taken for a use: at worst that asks for a reader too many.</summary>
    private static bool Mentions(byte[]? code, HashSet<int> tokens)
    {
        for (var i = 0; code is not null && i + 4 <= code.Length; i++)
        {
            if (tokens.Contains(BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(i))))
            {
                return true;
            }
        }

        return false;
    }

    private static string OutermostName(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
        {
            type = metadata.GetTypeDefinition(type.GetDeclaringType());
        }

        var space = metadata.GetString(type.Namespace);
        return space.Length == 0 ? metadata.GetString(type.Name) : $"{space}.{metadata.GetString(type.Name)}";
    }
}
