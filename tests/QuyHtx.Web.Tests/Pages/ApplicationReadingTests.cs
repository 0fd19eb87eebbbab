using NodaTime;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Risk;
using QuyHtx.Web.Pages;
using QuyHtx.Web.Pages.Forms;

namespace QuyHtx.Web.Tests.Pages;

public sealed class ApplicationReadingTests
{
    private static readonly Guid Borrower = Guid.Parse("11111111-1111-4111-8111-111111111111");

    private static readonly ApplicationContent Content = new()
    {
        ProductId = Guid.Parse("22222222-2222-4222-8222-222222222222"),
        Amount = new Dong(300_000_000),
        Purpose = "Mua máy sấy",
        Terms = new LoanTerms
        {
            Rate = new InterestRate(0, RateUnit.PercentPerMonth), TermMonths = 24, Method = RepaymentMethod.Custom, InterestEveryMonths = 6, PrincipalEveryMonths = 6,
            GraceMonths = 3, FirstDueDate = new LocalDate(2026, 7, 1), CustomPrincipal = [new(2, new Dong(100_000_000)), new(4, new Dong(50_000_000))],
        },
        Plan = new ProjectPlan(new Dong(400_000_000), new Dong(90_000_000), new Dong(10_000_000), "Chế biến"),
        Collateral = [new("Đất 1.200 m²", "Bất động sản", new Collateral(new Dong(500_000_000), 50m)), new("Máy cày", "", new Collateral(new Dong(1), 30.5m))],
        CreditCheck = new CreditCheck(new LocalDate(2026, 1, 5), HasBadDebt: true),
    };

    [Fact]
    public void What_an_application_has_reads_back_as_it_is_when_nobody_changes_it()
    {
        var read = ApplicationReading.Of(ApplicationReading.FieldsOf(Borrower, Content), Content);

        Assert.Empty(read.Problems);
        Assert.Equal(Borrower, read.BorrowerId);
        Assert.Equal(Content.Terms with { CustomPrincipal = [] }, read.Content.Terms with { CustomPrincipal = [] });
        Assert.Equal(Content.Terms.CustomPrincipal, read.Content.Terms.CustomPrincipal);
        Assert.Equal(Content.Collateral, read.Content.Collateral);
        Assert.Equal((Content.ProductId, Content.Amount, Content.Purpose, Content.Plan), (read.Content.ProductId, read.Content.Amount, read.Content.Purpose, read.Content.Plan));
        Assert.Equal(Content.CreditCheck, read.Content.CreditCheck);
    }

    [Fact]
    public void Nothing_typed_is_nil_and_asks_for_no_more_than_what_has_to_be_chosen()
    {
        var read = Read();
        Assert.Equal(["borrowerId", "productId", "method"], read.Problems.Select(problem => problem.Field));
        Assert.Equal((Dong.Zero, 0, ""), (read.Content.Amount, read.Content.Terms.TermMonths, read.Content.Purpose));
        Assert.Empty(read.Content.Collateral);
        Assert.Equal(DossierItem.Standard, read.Content.Dossier);
    }

    [Theory]
    [InlineData("amount", "ba trăm triệu")]
    [InlineData("termMonths", "hai năm")]
    [InlineData("firstDueDate", "31/02/2026")]
    [InlineData("collateral1.value", "x")]
    [InlineData("collateral1.deductionPercent", "một nửa")]
    public void What_cannot_be_read_is_told_at_its_field(string field, string typed) =>
        Assert.Contains(Read((field, typed)).Problems, problem => problem.Field == field);

    [Fact]
    public void Seasonal_rows_are_a_row_and_an_amount_a_line_and_belong_to_that_method_alone()
    {
        var read = Read(("method", "Custom"), ("customPrincipal", "kỳ 2: 100.000.000\n4 = 50000000\n\nkỳ cuối: hết"));
        Assert.Equal([new(2, new Dong(100_000_000)), new(4, new Dong(50_000_000))], read.Content.Terms.CustomPrincipal);
        Assert.Contains("kỳ cuối: hết", Assert.Single(read.Problems, problem => problem.Field == "customPrincipal").Sentence, StringComparison.Ordinal);
        Assert.Empty(Read(("method", "Bullet"), ("customPrincipal", "4: 50.000.000")).Content.Terms.CustomPrincipal);
    }

    [Fact]
    public void A_date_without_a_result_of_CIC_and_a_result_without_a_date_are_both_half_of_it()
    {
        Assert.Contains(Read(("creditCheck.checkedOn", "05/01/2026")).Problems, problem => problem.Field == "creditCheck.result");
        Assert.Contains(Read(("creditCheck.result", "tot")).Problems, problem => problem.Field == "creditCheck.checkedOn");
    }

    [Theory]
    [InlineData("Content.Plan.TotalInvestment", "plan.totalInvestment", FormStep.Plan)]
    [InlineData("Content.Collateral[2].Security.Value", "collateral2.value", FormStep.Plan)]
    [InlineData("customPrincipal[1].row", "customPrincipal", FormStep.Loan)]
    [InlineData("termMonths", "termMonths", FormStep.Loan)]
    [InlineData("dossier.DN", "dossier.DN", FormStep.Papers)]
    public void What_a_refusal_names_stands_in_its_step(string named, string field, FormStep step) =>
        Assert.Equal((field, step), (ApplicationFields.NameOf(named), ApplicationFields.StepOf(ApplicationFields.NameOf(named))));

    private static ApplicationReading Read(params (string Name, string Text)[] typed) =>
        ApplicationReading.Of(new TypedFields(typed.ToDictionary(field => field.Name, field => field.Text)), null);
}
