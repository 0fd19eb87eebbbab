using System.Reflection;
using System.Reflection.Emit;

namespace QuyHtx.Domain.Tests.Conventions;

/// <summary>Reads the instructions of compiled methods, one by one, each with the operand that belongs to it.</summary>
internal static class IntermediateLanguage
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>Every method and constructor that an assembly declares, with those the compiler wrote for lambdas and iterators.</summary>
    public static IEnumerable<MethodBase> MethodsOf(Assembly assembly) => assembly.GetTypes().SelectMany(MethodsOf);

    public static IEnumerable<MethodBase> MethodsOf(Type type) =>
        type.GetMethods(Everything).Concat<MethodBase>(type.GetConstructors(Everything));

    public static IEnumerable<FieldInfo> FieldsOf(Assembly assembly) => assembly.GetTypes().SelectMany(type => type.GetFields(Everything));

    /// <summary>The instructions of a method, with the token of an operand that names a member; none for a method without a body.</summary>
    public static IEnumerable<(OpCode Code, int? MemberToken)> InstructionsOf(MethodBase method)
    {
        var il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < il.Length;)
        {
            // A first byte of FE says that the code has two bytes.
            var value = il[at] == 0xFE ? (short)((0xFE << 8) | il[at + 1]) : il[at];
            var code = OpCodesByValue[value];
            at += code.Size;
            int? token = code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineTok
                or OperandType.InlineType ? BitConverter.ToInt32(il, at) : null;
            yield return (code, token);
            at += OperandSize(code.OperandType, il, at);
        }
    }

    /// <summary>The member that a token names where a method uses it.</summary>
    public static MemberInfo Member(MethodBase where, int token) => where.Module.ResolveMember(
        token,
        where.DeclaringType!.GetGenericArguments(),
        where.IsGenericMethod ? where.GetGenericArguments() : [])!;

    private static int OperandSize(OperandType type, byte[] il, int at) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
        OperandType.InlineBrTarget or OperandType.InlineField or OperandType.InlineI or OperandType.InlineMethod or OperandType.InlineSig
            or OperandType.InlineString or OperandType.InlineTok or OperandType.InlineType or OperandType.ShortInlineR => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}
