using QuyHtx.Domain.Borrowers;

namespace QuyHtx.Domain.Tests.Borrowers;

/// <summary>Circular 86/2024/TT-BTC for the kinds; check digit 10 − (Σ digit × weight mod 11), weights 31 29 23 19 17 13 7 5 3.</summary>
public sealed class TaxCodeTests
{
    /// <summary>Codes that enterprises publish. For the first: 29 + 4×13 + 7×7 + 5×5 + 1×3 = 158 = 14×11 + 4, and 10 − 4 = 6.</summary>
    [Theory]
    [InlineData("0100047516")]
    [InlineData("0100109106")]
    [InlineData("0101248141")]
    [InlineData("0300588569")]
    public void A_published_code_of_ten_digits_is_an_organisation(string code)
    {
        Assert.Equal((new TaxCode(code, TaxCodeKind.Organisation), null), TaxCode.Parse(code));
        Assert.Equal(code, new TaxCode(code, TaxCodeKind.Organisation).ToString());
    }

    [Theory]
    [InlineData("0100047516-001")]
    [InlineData("0100047516001")]
    [InlineData(" 0100047516-001\t")]
    public void A_dependent_unit_is_read_with_and_without_the_hyphen_and_written_with_it(string text)
    {
        var (code, fault) = TaxCode.Parse(text);

        Assert.Null(fault);
        Assert.Equal(new TaxCode("0100047516001", TaxCodeKind.DependentUnit), code);
        Assert.Equal("0100047516-001", code!.ToString());
    }

    [Theory]
    [InlineData("001085012345")]
    [InlineData("079304000001")]
    public void Twelve_digits_are_a_personal_number_without_a_check_digit(string text)
    {
        var (code, fault) = TaxCode.Parse(text);

        Assert.Null(fault);
        Assert.Equal(TaxCodeKind.PersonalNumber, code!.Kind);
        Assert.Equal(text, code.ToString());
    }

    [Theory]
    [InlineData("", TaxCodeFault.NotDigits)]
    [InlineData("   ", TaxCodeFault.NotDigits)]
    [InlineData("01000A7516", TaxCodeFault.NotDigits)]
    [InlineData("0100 047516", TaxCodeFault.NotDigits)]
    [InlineData("０１０００４７５１６", TaxCodeFault.NotDigits)] // full-width digits
    [InlineData("0100047516_001", TaxCodeFault.NotDigits)]
    [InlineData("0100047516-01", TaxCodeFault.NotDigits)] // a hyphen belongs to 10-3 alone
    [InlineData("010004751-6001", TaxCodeFault.NotDigits)]
    [InlineData("0100047516--01", TaxCodeFault.NotDigits)]
    [InlineData("-0100047516", TaxCodeFault.NotDigits)]
    [InlineData("010004751", TaxCodeFault.WrongLength)]
    [InlineData("01000475160", TaxCodeFault.WrongLength)]
    [InlineData("01000475160010", TaxCodeFault.WrongLength)]
    [InlineData("0100047517", TaxCodeFault.WrongCheckDigit)] // one above
    [InlineData("0100047515", TaxCodeFault.WrongCheckDigit)] // one below
    [InlineData("0100074516", TaxCodeFault.WrongCheckDigit)] // two neighbours swapped
    [InlineData("0100047517-001", TaxCodeFault.WrongCheckDigit)]
    [InlineData("0100047517001", TaxCodeFault.WrongCheckDigit)]
    [InlineData("0100047516-000", TaxCodeFault.UnitZero)]
    [InlineData("0100047516000", TaxCodeFault.UnitZero)]
    [InlineData("000185012345", TaxCodeFault.NoProvince)]
    public void A_text_that_is_no_code_says_why(string text, TaxCodeFault fault) => Assert.Equal((null, fault), TaxCode.Parse(text));

    /// <summary>1×5 + 2×3 = 11, remainder 0: the check digit would be 10, so no code begins with these nine digits.</summary>
    [Theory]
    [InlineData("000000012")]
    [InlineData("000000000")]
    public void Nine_digits_whose_remainder_is_nil_have_no_check_digit_at_all(string nine)
    {
        for (var last = '0'; last <= '9'; last++)
        {
            Assert.Equal((null, TaxCodeFault.WrongCheckDigit), TaxCode.Parse(nine + last));
        }
    }

    /// <summary>2×5 = 10, remainder 10, check digit 0; 4×3 = 12, remainder 1, check digit 9.</summary>
    [Theory]
    [InlineData("0000000200")]
    [InlineData("0000000049")]
    public void The_smallest_and_the_largest_check_digit_are_taken(string code) => Assert.Null(TaxCode.Parse(code).Fault);

    [Theory]
    [InlineData("0100109106-001", "0100109106001")]
    [InlineData(" 0100 109 106 ", "0100109106")]
    [InlineData("12", "12")]
    [InlineData("chưa có", "")]
    [InlineData("", "")]
    public void However_a_code_is_written_right_or_wrong_its_digits_are_what_counts(string text, string digits) => Assert.Equal(digits, TaxCode.DigitsOf(text));

    [Fact]
    public void Changing_any_one_digit_of_a_code_is_noticed()
    {
        const string code = "0100109106";
        for (var i = 0; i < code.Length; i++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
            {
                var changed = code[..i] + digit + code[(i + 1)..];
                Assert.Equal(changed == code, TaxCode.Parse(changed).Code is not null);
            }
        }
    }
}
