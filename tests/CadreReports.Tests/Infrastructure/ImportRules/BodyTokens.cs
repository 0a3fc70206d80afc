using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace CadreReports.Tests.Infrastructure.ImportRules;

/// <summary>The types and members that the instructions of a method name.</summary>
internal static class BodyTokens
{
    private const byte TwoBytes = 0xFE;

    private static readonly FrozenDictionary<ushort, OperandType> Operands = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToFrozenDictionary(code => (ushort)code.Value, code => code.OperandType);

    public static IReadOnlyList<EntityHandle> In(BlobReader body)
    {
        List<EntityHandle> found = [];
        while (body.RemainingBytes > 0)
        {
            ushort code = body.ReadByte();
            if (code == TwoBytes)
                code = (ushort)((code << 8) | body.ReadByte());
            switch (Operands[code])
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    found.Add(MetadataTokens.EntityHandle(body.ReadInt32()));
                    break;
                case OperandType.InlineSwitch:
                    var targets = body.ReadInt32();
                    body.Offset += targets * sizeof(int);
                    break;
                case var operand:
                    body.Offset += LengthOf(operand);
                    break;
            }
        }

        return found;
    }

    private static int LengthOf(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
