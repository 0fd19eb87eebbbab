using System.Text.Json.Nodes;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Tests.Money;

public sealed class AmountInWordsTests
{
    public static TheoryData<long, string> Spelled
    {
        get
        {
            var file = Path.Combine(AppContext.BaseDirectory, "cases", "amount-in-words.json");
            var rows = new TheoryData<long, string>();
            foreach (var row in JsonNode.Parse(File.ReadAllText(file))!.AsArray())
            {
                rows.Add(row!["amount"]!.GetValue<long>(), row["words"]!.GetValue<string>());
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Spelled))]
    public void Amounts_are_spelled_as_papers_spell_them(long amount, string words) =>
        Assert.Equal(words, AmountInWords.Of(new Dong(amount)));

    [Theory]
    [InlineData(101, "Một trăm lẻ một đồng")]
    [InlineData(1_005, "Một nghìn không trăm lẻ năm đồng")]
    [InlineData(5_917_808, "Năm triệu chín trăm mười bảy nghìn tám trăm lẻ tám đồng")]
    [InlineData(101_001_000_000, "Một trăm lẻ một tỷ không trăm lẻ một triệu đồng")]
    [InlineData(110, "Một trăm mười đồng")] // no nil in the tens, no lẻ
    [InlineData(100, "Một trăm đồng")]
    [InlineData(5, "Năm đồng")]
    public void The_South_says_le_where_the_North_says_linh(long amount, string words) =>
        Assert.Equal(words, AmountInWords.Of(new Dong(amount), ZeroTensWord.Le));

    /// <summary>After mươi: một is mốt, bốn is tư, năm is lăm; after mười only năm changes, after linh nothing does.</summary>
    [Theory]
    [InlineData(31, "Ba mươi mốt đồng")]
    [InlineData(34, "Ba mươi tư đồng")]
    [InlineData(35, "Ba mươi lăm đồng")]
    [InlineData(104, "Một trăm linh bốn đồng")]
    [InlineData(114, "Một trăm mười bốn đồng")]
    [InlineData(55_555, "Năm mươi lăm nghìn năm trăm năm mươi lăm đồng")]
    [InlineData(44_444, "Bốn mươi tư nghìn bốn trăm bốn mươi tư đồng")]
    public void One_four_and_five_change_their_sound_after_tens(long amount, string words) =>
        Assert.Equal(words, AmountInWords.Of(new Dong(amount)));

    /// <summary>9.223.372.036.854.775.807, the largest amount: the tỷ are read as a number of their own.</summary>
    [Fact]
    public void The_largest_amount_is_spelled_whole() => Assert.Equal(
        "Chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba mươi sáu tỷ "
        + "tám trăm năm mươi tư triệu bảy trăm bảy mươi lăm nghìn tám trăm linh bảy đồng",
        AmountInWords.Of(new Dong(long.MaxValue)));

    [Theory]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void An_amount_below_nil_is_refused(long amount) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AmountInWords.Of(new Dong(amount)));
}
