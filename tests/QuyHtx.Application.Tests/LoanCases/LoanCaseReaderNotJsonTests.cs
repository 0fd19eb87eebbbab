using System.Text;
using QuyHtx.Application.LoanCases;

namespace QuyHtx.Application.Tests.LoanCases;

/// <summary>Input that is no JSON, or JSON that is no object.</summary>
public sealed class LoanCaseReaderNotJsonTests
{
    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("   ", 1, 4)]
    [InlineData("hồ sơ vay", 1, 1)]
    [InlineData("{", 1, 2)]
    [InlineData("{ \"loan\": }", 1, 11)]
    [InlineData("{ \"asOf\": \"2026-01-15\", }", 1, 25)] // a comma too many
    [InlineData("{ 'asOf': 1 }", 1, 3)]
    [InlineData("{}\n{}", 2, 1)] // two cases in one file
    [InlineData("{\n  \"loan\": {\n    // ghi chú\n  }\n}", 3, 5)]
    [InlineData("{\n  \"loan\": { \"termMonths\": 024 }\n}", 2, 28)]
    public void Input_that_is_no_JSON_is_refused_with_line_and_position(string input, int line, int position) => ExampleCase.AssertRefused(
        input, $"không đọc được JSON ở dòng {line}, vị trí {position}; kiểm tra dấu ngoặc, dấu phẩy và dấu ngoặc kép ở đó.");

    [Fact]
    public void A_byte_order_mark_alone_is_an_empty_input_and_does_not_move_positions()
    {
        ExampleCase.AssertRefused(
            "\uFEFF", "không đọc được JSON ở dòng 1, vị trí 1; kiểm tra dấu ngoặc, dấu phẩy và dấu ngoặc kép ở đó.");
        ExampleCase.AssertRefused(
            "\uFEFF{ \"loan\": }", "không đọc được JSON ở dòng 1, vị trí 11; kiểm tra dấu ngoặc, dấu phẩy và dấu ngoặc kép ở đó.");
    }

    [Fact]
    public void A_case_in_UTF_16_is_refused_and_not_misread()
    {
        var problem = Assert.Single(LoanCaseAnswer.From(Encoding.Unicode.GetBytes(ExampleCase.Json)).Problems);

        Assert.Equal(("", "not-json"), (problem.Path, problem.Violation.Code));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("24")]
    [InlineData("\"loan\"")]
    public void JSON_that_is_no_object_is_refused_with_one_sentence(string input) =>
        ExampleCase.AssertRefused(input, "cần một đối tượng JSON trong dấu ngoặc nhọn { }.");

    [Fact]
    public void An_empty_object_is_refused_for_what_it_lacks() => ExampleCase.AssertRefused(
        "{}", "loan: thiếu mục bắt buộc này.", "asOf: thiếu mục bắt buộc này.");
}
