using System.Reflection;
using System.Runtime.CompilerServices;
using NodaTime;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Tests.Conventions;

/// <summary>What the house asks of the Domain, asked of its compiled assembly.</summary>
public sealed class DomainConventionTests
{
    private const BindingFlags PublicMembers = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Assembly Domain = typeof(Dong).Assembly;

    [Fact]
    public void The_Domain_references_only_NodaTime_and_the_base_class_library()
    {
        var frameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

        Assert.All(
            Domain.GetReferencedAssemblies().Where(reference => reference.Name != typeof(LocalDate).Assembly.GetName().Name),
            reference => Assert.True(
                File.Exists(Path.Combine(frameworkFolder, $"{reference.Name}.dll")), $"{reference.Name} is not of the base class library"));
    }

    [Fact]
    public void The_Domain_reads_and_writes_nothing_outside_itself()
    {
        string[] outside = ["System.IO", "System.Net", "System.Data", "System.Console", "System.Diagnostics.Process", "Microsoft"];

        Assert.DoesNotContain(
            Domain.GetReferencedAssemblies(),
            reference => outside.Any(prefix => reference.Name!.StartsWith(prefix, StringComparison.Ordinal)));
    }

    [Fact]
    public void No_method_of_the_Domain_computes_in_binary_floating_point()
    {
        var methods = IntermediateLanguage.MethodsOf(Domain).ToList();

        Assert.True(methods.Count > 300, $"only {methods.Count} methods were found");
        Assert.Empty(methods.SelectMany(FloatingPoint.In));
    }

    [Fact]
    public void No_field_of_the_Domain_holds_binary_floating_point()
    {
        Assert.DoesNotContain(IntermediateLanguage.FieldsOf(Domain), field => FloatingPoint.IsFloating(field.FieldType));
    }

    /// <summary>The reader of instructions must see floating point where there is some, or the test above would prove nothing.</summary>
    [Fact]
    public void Floating_point_is_found_where_there_is_some()
    {
        var found = IntermediateLanguage.MethodsOf(typeof(Samples))
            .ToDictionary(method => method.Name, method => FloatingPoint.In(method).Count());

        Assert.Equal(0, found[nameof(Samples.WholeNumbers)]);
        Assert.Equal(0, found[nameof(Samples.Decimals)]);
        Assert.All(
            found.Where(method => method.Key.StartsWith("Floating", StringComparison.Ordinal)),
            method => Assert.True(method.Value > 0, $"nothing was found in {method.Key}"));
        Assert.Equal(7, found.Keys.Count(name => name.StartsWith("Floating", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_instruction_of_the_Domain_is_read_to_its_end()
    {
        // A reader that lost its step would read an operand as an instruction; what every method ends with tells.
        string[] ends = ["ret", "throw", "rethrow", "br", "br.s", "endfinally"];

        Assert.All(
            IntermediateLanguage.MethodsOf(Domain).Where(method => method.GetMethodBody() is not null),
            method => Assert.Contains(IntermediateLanguage.InstructionsOf(method).Last().Code.Name, ends));
    }

    [Fact]
    public void No_public_type_of_the_Domain_has_a_public_setter_that_is_not_init_only()
    {
        Assert.Empty(
            from type in Domain.GetExportedTypes()
            from property in type.GetProperties(PublicMembers | BindingFlags.DeclaredOnly)
            where property.SetMethod is { IsPublic: true } setter
                && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
            select $"{type}.{property.Name}");
    }

    [Fact]
    public void No_public_type_of_the_Domain_has_a_public_field_that_can_be_written()
    {
        Assert.Empty(
            from type in Domain.GetExportedTypes()
            where !type.IsEnum
            from field in type.GetFields(PublicMembers)
            where field is { IsInitOnly: false, IsLiteral: false }
            select $"{type}.{field.Name}");
    }

    /// <summary>
    /// The bytes 22 and 23, 6B, 6C and 76, the codes of ldc.r4 and ldc.r8 and of the conversions, stand in the operands of WholeNumbers,
    /// where they mean nothing.
    /// </summary>
    private static class Samples
    {
        public static long WholeNumbers(int number) => number switch
        {
            0 => 0x2322_2322_2322_2322,
            1 => 0x2223_2223,
            2 => 0x6C6B,
            3 => number + 0x23,
            _ => 0x5A_7676_7676,
        };

        public static decimal Decimals(decimal number) => (number * 1.5m) + (long)number;

        public static int FloatingConstant() => (int)Math.Round(1.5);

        public static long FloatingConversion(long number) => (long)(number * (float)number);

        public static ulong FloatingUnsigned(ulong number) => (ulong)Math.Sqrt(number);

        public static int FloatingCall(TimeSpan span) => (int)span.TotalDays;

        public static int FloatingArray(Array numbers) => ((double[])numbers).Length;

        public static void FloatingOut(object number, out Half half) => half = (Half)number;

        public static int FloatingList(int count) => new List<double>(count).Count;
    }
}
