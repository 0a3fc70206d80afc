using System.Reflection;
using System.Runtime.CompilerServices;

namespace CadreReports.Tests.Spreadsheets;

/// <summary>
/// How many bytes of fields and elements an object keeps alive, counted by walking what it refers to. The heap of the
/// process would answer for everything else that runs, and for pools that are emptied meanwhile.
/// </summary>
internal static class KeptBytes
{
    /// <param name="root">Where the walk begins. Types, threads and what only static fields hold are left out.</param>
    /// <returns>An estimate without object headers and padding: the same for the same graph, in every run.</returns>
    public static long Of(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object>();
        Meet(root);
        var bytes = 0L;
        while (open.TryPop(out var one))
        {
            if (one is string text)
                bytes += text.Length * sizeof(char);
            else if (one is Array array)
                bytes += Elements(array);
            else
                bytes += Fields(one);
        }

        return bytes;

        void Meet(object? one)
        {
            if (one is not (null or MemberInfo or Assembly or Module or Thread or Pointer) && seen.Add(one))
                open.Push(one);
        }

        long Elements(Array array)
        {
            var type = array.GetType().GetElementType()!;
            if (!type.IsValueType)
            {
                foreach (var element in array)
                    Meet(element);
                return (long)array.Length * IntPtr.Size;
            }

            if (IsPlain(type))
                return (long)array.Length * SizeOf(type);

            var bytes = 0L;
            foreach (var element in array)
                bytes += Fields(element!);
            return bytes;
        }

        long Fields(object holder)
        {
            var bytes = 0L;
            for (var type = holder.GetType(); type is not null; type = type.BaseType)
            {
                foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                    bytes += Value(field.FieldType, holder, field);
            }

            return bytes;
        }

        long Value(Type type, object holder, FieldInfo field)
        {
            if (type.IsPointer || type.IsFunctionPointer || type.IsByRefLike)
                return IntPtr.Size;
            if (IsPlain(type))
                return SizeOf(type);
            if (type.IsValueType)
                return Fields(field.GetValue(holder)!);
            Meet(field.GetValue(holder));
            return IntPtr.Size;
        }
    }

    /// <summary>Without references: its size is all there is to it.</summary>
    private static bool IsPlain(Type type) => type.IsPrimitive || type.IsEnum
        || (type.IsValueType && !(bool)Ask(typeof(RuntimeHelpers), nameof(RuntimeHelpers.IsReferenceOrContainsReferences), type));

    private static int SizeOf(Type type) => (int)Ask(typeof(Unsafe), nameof(Unsafe.SizeOf), type);

    private static object Ask(Type holder, string method, Type type) => holder.GetMethod(method)!.MakeGenericMethod(type).Invoke(null, null)!;
}
