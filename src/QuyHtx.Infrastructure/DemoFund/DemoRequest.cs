using Bogus;
using NodaTime;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Risk;

namespace QuyHtx.Infrastructure.DemoFund;

/// <summary>What speaks against an application.</summary>
internal enum RequestFlaw
{
    /// <summary>Không có.</summary>
    None,

    /// <summary>Vốn tự có dưới 20 %.</summary>
    OwnCapital,

    /// <summary>Có nợ xấu theo CIC.</summary>
    BadDebt,

    /// <summary>Phương án không khả thi; every automatic check holds.</summary>
    Plan,
}

/// <summary>What a borrower of the demo asks for: how much, for what, on which terms, with which papers.</summary>
internal sealed class DemoRequest(DemoBorrower borrower, (Guid Id, DemoProduct Product) version, LoanTemper? temper, RequestFlaw flaw, Randomizer random)
{
    private const int Step = 10_000_000;

    /// <summary>Above this, the fund asks for real estate and for a resolution of the members.</summary>
    private static readonly Dong Large = new(400_000_000);

    private readonly Dong amount = AmountOf(version.Product, random);
    private readonly LoanTerms terms = TermsOf(version.Product, temper, random);
    private readonly string purpose = random.ListItem([.. borrower.Sector.Purposes]);
    private readonly int loanPercent = random.ArrayElement([60, 65, 70, 75]);

    public Dong Amount => amount;

    /// <summary>The papers that this application comes with.</summary>
    public IEnumerable<string> Papers => amount >= Large ? ["DN", "PA", "DK", "NQ", "BD"] : ["DN", "PA", "DK"];

    /// <summary>The content, asked of CIC on a day.</summary>
    /// <param name="productId">The version of the product in force.</param>
    /// <param name="askedOn">Ngày tra cứu CIC.</param>
    public ApplicationContent On(Guid productId, LocalDate askedOn)
    {
        var percent = flaw == RequestFlaw.OwnCapital ? 88 : loanPercent;
        var total = new Dong(amount.Value * 100 / percent / 1_000_000 * 1_000_000);
        var other = flaw == RequestFlaw.OwnCapital ? Dong.Zero : new Dong(total.Value * 3 / 100);
        return new ApplicationContent
        {
            ProductId = productId,
            Amount = amount,
            Purpose = purpose,
            Terms = terms,
            Plan = new ProjectPlan(
                total, total - amount - other, other,
                flaw == RequestFlaw.Plan ? $"{purpose}; chưa có đầu ra" : $"{purpose}; thu hồi vốn trong {terms.TermMonths} tháng từ doanh thu tăng thêm"),
            Collateral = amount >= Large
                ? [new("Quyền sử dụng đất và tài sản trên đất", "bất động sản", new Collateral(new Dong(amount.Value * 2), 50m))]
                : amount.Value >= Large.Value / 2 ? [new("Máy móc hình thành từ vốn vay", "máy móc", new Collateral(amount, 30m))] : [],
            CreditCheck = new CreditCheck(askedOn, HasBadDebt: flaw == RequestFlaw.BadDebt),
        };
    }

    /// <summary>Many small loans and few large ones.</summary>
    private static Dong AmountOf(DemoProduct product, Randomizer random)
    {
        var share = random.Number(0, 1_000);
        var range = product.MostAmount.Value - product.LeastAmount.Value;
        return new Dong((product.LeastAmount.Value + (range * share / 1_000 * share / 1_000)) / Step * Step);
    }

    private static LoanTerms TermsOf(DemoProduct product, LoanTemper? temper, Randomizer random)
    {
        // Whoever gets new dates or is written off has to have had a few rows by then; whoever is overdue today has to have a loan still.
        var soon = temper is LoanTemper.Overdue or LoanTemper.WrittenOff or LoanTemper.Rescheduled or LoanTemper.Extended or LoanTemper.SettlingEarly or LoanTemper.Prepaying;
        var months = random.ArrayElement([12, 18, 24, 24, 36]);
        var term = temper == LoanTemper.Overdue ? product.MostMonths : Math.Min(months, product.MostMonths);
        var method = temper switch
        {
            LoanTemper.WrittenOff when product.Methods.Contains(RepaymentMethod.EqualPrincipal) => RepaymentMethod.EqualPrincipal,
            LoanTemper.Extended when product.Methods.Contains(RepaymentMethod.Bullet) => RepaymentMethod.Bullet,
            _ => random.ListItem([.. product.Methods]),
        };
        var every = soon ? 1 : term >= 24 ? random.ArrayElement([3, 3, 6]) : random.ArrayElement([1, 3, 3]);
        return new LoanTerms
        {
            Rate = new InterestRate(product.MonthlyRatePercent, RateUnit.PercentPerMonth),
            TermMonths = term,
            Method = method,
            InterestEveryMonths = every,
            PrincipalEveryMonths = method == RepaymentMethod.EqualPrincipal && every == 3 ? random.ArrayElement([3, 6]) : every,
            GraceMonths = method == RepaymentMethod.EqualPrincipal && term >= 24 && !soon ? random.ArrayElement([0, 0, 6]) : 0,
        };
    }
}
