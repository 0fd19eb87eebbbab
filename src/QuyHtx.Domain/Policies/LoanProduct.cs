using NodaTime;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Policies;

/// <summary>Sản phẩm cho vay: what the fund offers from a day on; a new version of a code replaces the one before it.</summary>
public sealed class LoanProduct
{
    /// <summary>Defines a product.</summary>
    /// <exception cref="RuleViolationException">No name, a range that is none, or a rate past the Civil Code's 20 % a year (art. 468).</exception>
    public LoanProduct(
        Guid id, string code, string name, LocalDate effectiveFrom, InterestRate rate, Dong leastAmount, Dong mostAmount, int mostMonths,
        int mostGraceMonths, IReadOnlyList<RepaymentMethod> methods)
    {
        if (string.IsNullOrWhiteSpace(code) || string.IsNullOrWhiteSpace(name))
        {
            throw new RuleViolationException(new("text-missing", "name"));
        }

        if (rate.Value < 0 || rate.PerYear.Shown(100, 12) > MostPercentPerYear)
        {
            throw new RuleViolationException(new("rate-above-law", "rate.value", rate.Value, MostPercentPerYear));
        }

        if (leastAmount <= Dong.Zero || mostAmount < leastAmount || mostMonths is < 1 or > LoanTerms.MaxMonths || mostGraceMonths < 0 || methods.Count == 0)
        {
            throw new RuleViolationException(new("product-range-empty", "mostAmount"));
        }

        (Id, Code, Name, EffectiveFrom, Rate, Methods) = (id, code, name, effectiveFrom, rate, methods);
        (LeastAmount, MostAmount, MostMonths, MostGraceMonths) = (leastAmount, mostAmount, mostMonths, mostGraceMonths);
    }

    private LoanProduct() => (Code, Name, Rate, Methods) = ("", "", null!, []);

    /// <summary>Civil Code 2015 art. 468.1.</summary>
    public const decimal MostPercentPerYear = 20m;

    /// <summary>The version.</summary>
    public Guid Id { get; private set; }

    /// <summary>Mã sản phẩm.</summary>
    public string Code { get; private set; }

    /// <summary>Tên sản phẩm.</summary>
    public string Name { get; private set; }

    /// <summary>Ngày hiệu lực.</summary>
    public LocalDate EffectiveFrom { get; private set; }

    /// <summary>Lãi suất.</summary>
    public InterestRate Rate { get; private set; }

    /// <summary>Mức vay tối thiểu.</summary>
    public Dong LeastAmount { get; private set; }

    /// <summary>Mức vay tối đa.</summary>
    public Dong MostAmount { get; private set; }

    /// <summary>Thời hạn tối đa, months.</summary>
    public int MostMonths { get; private set; }

    /// <summary>Ân hạn tối đa, months.</summary>
    public int MostGraceMonths { get; private set; }

    /// <summary>Phương thức trả gốc được dùng.</summary>
    public IReadOnlyList<RepaymentMethod> Methods { get; private set; }

    /// <summary>
    /// True when this version is the one in force on a date: of the versions of its code, the latest that has taken effect by then.
    /// </summary>
    /// <param name="versions">The versions of this product's code.</param>
    /// <param name="date">The day.</param>
    public bool IsInForceOn(IEnumerable<LoanProduct> versions, LocalDate date) =>
        versions.Where(version => version.Code == Code && version.EffectiveFrom <= date).MaxBy(version => version.EffectiveFrom)?.Id == Id;

    /// <summary>What of a request the product does not allow.</summary>
    public IEnumerable<RuleViolation> Check(Dong amount, LoanTerms terms)
    {
        if (amount < LeastAmount || amount > MostAmount)
        {
            yield return new("amount-outside-product", "amount", amount, LeastAmount, MostAmount);
        }

        if (terms.TermMonths > MostMonths)
        {
            yield return new("term-outside-product", "termMonths", terms.TermMonths, MostMonths);
        }

        if (terms.GraceMonths > MostGraceMonths)
        {
            yield return new("grace-outside-product", "graceMonths", terms.GraceMonths, MostGraceMonths);
        }

        if (!Methods.Contains(terms.Method))
        {
            yield return new("method-outside-product", "method", terms.Method);
        }
    }
}
