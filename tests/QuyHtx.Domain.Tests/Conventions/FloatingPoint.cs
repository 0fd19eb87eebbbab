using System.Reflection;
using System.Reflection.Emit;

namespace QuyHtx.Domain.Tests.Conventions;

/// <summary>Finds binary floating point in compiled methods: in their instructions, and in the types they speak of.</summary>
internal static class FloatingPoint
{
    /// <summary>All that is binary floating point in a method, in words; nothing in one that has none.</summary>
    public static IEnumerable<string> In(MethodBase method)
    {
        var locals = method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [];
        foreach (var type in TypesNamedBy(method).Concat(locals).Where(IsFloating))
        {
            yield return $"{method.DeclaringType}.{method.Name} speaks of {type}";
        }

        foreach (var (code, token) in IntermediateLanguage.InstructionsOf(method))
        {
            if (IsFloating(code))
            {
                yield return $"{method.DeclaringType}.{method.Name} does {code.Name}";
            }

            // A number may also come and go through what is called: (int)span.TotalDays has no instruction of its own for it.
            if (token is { } named && TypesNamedBy(IntermediateLanguage.Member(method, named)).FirstOrDefault(IsFloating) is { } type)
            {
                yield return $"{method.DeclaringType}.{method.Name} uses {IntermediateLanguage.Member(method, named)} of {type}";
            }
        }
    }

    /// <summary>ldc.r4, ldc.r8, conv.r4, conv.r8, conv.r.un, ckfinite and the loads and stores of r4 and r8.</summary>
    private static bool IsFloating(OpCode code) =>
        code == OpCodes.Ckfinite || code.Name!.Split('.').Any(part => part is "r4" or "r8" or "r");

    public static bool IsFloating(Type type) =>
        type == typeof(double) || type == typeof(float) || type == typeof(Half)
        || (type.HasElementType && IsFloating(type.GetElementType()!))
        || (type.IsGenericType && type.GetGenericArguments().Any(IsFloating));

    private static IEnumerable<Type> TypesNamedBy(MemberInfo member) => member switch
    {
        Type type => [type],
        FieldInfo field => [field.FieldType, field.DeclaringType!],
        MethodBase method =>
        [
            method.DeclaringType!,
            .. method.GetParameters().Select(parameter => parameter.ParameterType),
            .. method.IsGenericMethod ? method.GetGenericArguments() : [],
            .. method is MethodInfo { ReturnType: var returned } ? [returned] : Type.EmptyTypes,
        ],
        _ => [],
    };
}
