using System.Text;
using System.Text.Json.Nodes;
using QuyHtx.Application.Language;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain.Fund;
using QuyHtx.Infrastructure.DemoFund;

namespace QuyHtx.Application.Tests.DemoFund;

public sealed class DemoProfileReaderTests
{
    public static TheoryData<string, Action<JsonObject>> Mistakes => new()
    {
        { "fund: thiếu mục bắt buộc này.", profile => profile.Remove("fund") },
        { "fund: 5 không hợp lệ; cần chữ trong dấu ngoặc kép, từ 1 đến 100 ký tự.", profile => profile["fund"] = 5 },
        { "province: \" \" không hợp lệ; cần chữ trong dấu ngoặc kép, từ 1 đến 100 ký tự.", profile => profile["province"] = " " },
        { "capitalTargetOn: \"31/12/2025\" không phải là ngày có thật; cần dạng năm-tháng-ngày trong dấu ngoặc kép, từ năm 1900 đến năm 2999, ví dụ \"2026-01-15\".", profile => profile["capitalTargetOn"] = "31/12/2025" },
        { "historyMonths: 13 không hợp lệ; cần từ 14 đến 120.", profile => profile["historyMonths"] = 13 },
        { "historyMonths: \"36\" không hợp lệ; cần một số nguyên không quá lớn, không đặt trong dấu ngoặc kép, ví dụ 24.", profile => profile["historyMonths"] = "36" },
        { "applications: 25 không hợp lệ; cần từ 26 đến 2000.", profile => profile["applications"] = 25 },
        { "womenLedPercent: 101 không hợp lệ; cần từ 0 đến 100.", profile => profile["womenLedPercent"] = 101 },
        { "policyChangesAfterMonths: 14 không hợp lệ; cần từ 1 đến 13.", profile => profile["policyChangesAfterMonths"] = 14 },
        { "communes: danh sách này đang trống; cần ít nhất một mục.", profile => profile["communes"] = new JsonArray() },
        { "communes[1]: 7 không hợp lệ; cần chữ trong dấu ngoặc kép, từ 1 đến 100 ký tự.", profile => profile["communes"]![1] = 7 },
        { "contributions[0].source: \"bank\" không phải là giá trị hợp lệ; chọn một trong: provincial-budget, central-fund, members, grants, retained-surplus.", profile => profile["contributions"]![0]!["source"] = "bank" },
        { "contributions: chưa có vốn góp nào trong ngày đầu; cần một mục có afterMonths là 0.", profile => { foreach (var item in profile["contributions"]!.AsArray()) { item!["afterMonths"] = 3; } } },
        { "products[0].mostAmount: mức vay, thời hạn hoặc phương thức của sản phẩm không hợp lệ.", profile => profile["products"]![0]!["mostAmount"] = 1 },
        { "products[1].monthlyRatePercent: lãi suất 2 không hợp lệ; cần từ 0 đến 20 %/năm (Bộ luật Dân sự, Điều 468).", profile => profile["products"]![1]!["monthlyRatePercent"] = "2" },
        { "products: chưa có sản phẩm cho đối tượng group-member trong mục borrowers.", profile => profile["products"]![1]!["borrowers"] = new JsonArray("cooperative-member") },
        { "staff: còn thiếu người giữ vai trò: accountant; mỗi vai trò cần một người, kế toán (accountant) cần hai.", profile => profile["staff"]!.AsArray().RemoveAt(5) },
        { "staff: tên đăng nhập này đã có người dùng.", profile => profile["staff"]![0]!["userName"] = "canbo" },
        { "staff: tên đăng nhập này đã có người dùng.", profile => profile["staff"]![0]!["userName"] = "htx" },
        { "borrowers.cooperative: thiếu mục bắt buộc này.", profile => profile["borrowers"]!.AsObject().Remove("cooperative") },
        { "borrowers.person: không có mục này; các mục được dùng: cooperative, cooperative-union, group-member, cooperative-member.", profile => profile["borrowers"]!["person"] = 1 },
    };

    [Theory]
    [InlineData("dak-nong", "Đắk Nông", 8)]
    [InlineData("ninh-binh", "Ninh Bình", 3)]
    [InlineData("nam-dinh", "Nam Định", 4)]
    [InlineData("kon-tum", "Kon Tum", 3)]
    public async Task The_profiles_of_the_four_provinces_are_accepted(string name, string province, int contributions)
    {
        var (profile, problems) = DemoProfileReader.Read(await File.ReadAllBytesAsync(Path.Combine(Checkout.Root, "profiles", $"{name}.json")));
        Assert.Empty(problems);
        Assert.Equal((province, contributions), (profile!.Province, profile.Contributions.Count));
        Assert.Equal(profile.Communes.Count, profile.Communes.Distinct().Count());
    }

    [Fact]
    public async Task Dak_Nong_is_after_its_plan()
    {
        var (profile, _) = DemoProfileReader.Read(await File.ReadAllBytesAsync(Path.Combine(Checkout.Root, "profiles", "dak-nong.json")));

        // Plan 188/KH-LMHTX: above 20 tỷ by 2025, with a top-up of the central fund.
        Assert.Equal((20_000_000_000, 2025), (profile!.CapitalTarget.Value, profile.CapitalTargetOn.Year));
        Assert.True(profile.Contributions.Sum(contribution => contribution.Amount.Value) > 20_000_000_000);
        Assert.Contains(profile.Contributions, contribution => contribution.Source == CapitalSource.CentralFund);
        Assert.All(profile.Products, product => Assert.InRange(product.MonthlyRatePercent, 0.4m, 0.57m));
        Assert.All(profile.Products, product => Assert.InRange(product.LaterMonthlyRatePercent, 0.4m, 0.57m));
        Assert.Equal((60, 90), (profile.Borrowers.Sum(kind => kind.Count), profile.Applications));
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_with_its_field_and_what_was_expected(string sentence, Action<JsonObject> mistake)
    {
        var (profile, problems) = DemoProfileReader.Read(SmallProfile.Bytes(mistake));
        Assert.Null(profile);
        Assert.Equal([sentence], problems.Select(problem => problem.Sentence(Sentences.Vietnamese)));
    }

    [Fact]
    public void Several_mistakes_are_told_at_once() => Assert.Equal(
        ["fund: thiếu mục bắt buộc này.", "applications: 1 không hợp lệ; cần từ 26 đến 2000."],
        DemoProfileReader.Read(SmallProfile.Bytes(profile =>
        {
            profile.Remove("fund");
            profile["applications"] = 1;
        })).Problems.Select(problem => problem.Sentence(Sentences.Vietnamese)));

    [Theory]
    [InlineData("", "không đọc được JSON ở dòng 1, vị trí 1; kiểm tra dấu ngoặc, dấu phẩy và dấu ngoặc kép ở đó.")]
    [InlineData("[]", "cần một đối tượng JSON trong dấu ngoặc nhọn { }.")]
    public void What_is_no_profile_at_all_is_told_so(string file, string sentence) => Assert.Equal(
        sentence, DemoProfileReader.Read(Encoding.UTF8.GetBytes(file)).Problems.Select(problem => problem.Sentence(Sentences.Vietnamese)).First());
}
