using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence.Mapping;
using QuyHtx.Domain;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Borrowers;
using QuyHtx.Domain.Calendars;
using QuyHtx.Domain.Ledger;
using QuyHtx.Domain.Loans;
using QuyHtx.Domain.Policies;

namespace QuyHtx.Application.Persistence;

/// <summary>Loads whole aggregates for the commands that change them. Lists and pages never come here.</summary>
public static class Loaders
{
    /// <summary>The fund's row, tracked.</summary>
    public static async Task<FundState> FundAsync(this FundDbContext db, CancellationToken cancellation) =>
        db.Funds.Local.FirstOrDefault() ?? await db.Funds.SingleOrDefaultAsync(cancellation)
            ?? throw new RuleViolationException(new("fund-not-founded", null));

    /// <summary>Ngày nghiệp vụ, for what only reads.</summary>
    public static async Task<NodaTime.LocalDate> BusinessDateAsync(this FundDbContext db, CancellationToken cancellation) =>
        db.Funds.Local.FirstOrDefault()?.BusinessDate
            ?? await db.Funds.AsNoTracking().Select(fund => (NodaTime.LocalDate?)fund.BusinessDate).SingleOrDefaultAsync(cancellation)
            ?? throw new RuleViolationException(new("fund-not-founded", null));

    /// <summary>The fund's calendar, with what it was before.</summary>
    public static async Task<WorkingCalendar> CalendarAsync(this FundDbContext db, CancellationToken cancellation) => WorkingCalendar.WithHistory(
        await db.Holidays.AsNoTracking().Select(holiday => new ListedHoliday(holiday.Date, holiday.SetOn, holiday.DroppedOn)).ToListAsync(cancellation));

    /// <summary>The fund's chart of accounts: read once, however often a message asks for it.</summary>
    public static async Task<ChartOfAccounts> ChartAsync(this FundDbContext db, CancellationToken cancellation)
    {
        var accounts = db.Accounts.Local.ToList();
        if (accounts.Count == 0)
        {
            accounts = await db.Accounts.ToListAsync(cancellation);
        }

        return accounts.Count == 0
            ? throw new RuleViolationException(new("fund-not-founded", null))
            : new ChartOfAccounts([.. accounts.OrderBy(account => account.Code, StringComparer.Ordinal)]);
    }

    /// <summary>A borrower.</summary>
    public static async Task<Borrower> BorrowerAsync(this FundDbContext db, Guid id, CancellationToken cancellation) =>
        await db.Borrowers.SingleOrDefaultAsync(borrower => borrower.Id == id, cancellation) ?? throw NotThere();

    /// <summary>The name of another borrower with a tax code of these digits, or null.</summary>
    public static Task<string?> OtherWithTaxCodeAsync(this FundDbContext db, Guid borrowerId, string digits, CancellationToken cancellation) =>
        db.Borrowers.Where(other => other.Id != borrowerId && EF.Property<string?>(other, BorrowerMapping.TaxDigitsColumn) == digits)
            .Select(other => (string?)other.Profile.Name).FirstOrDefaultAsync(cancellation);

    /// <summary>An application.</summary>
    public static async Task<LoanApplication> ApplicationAsync(this FundDbContext db, Guid id, CancellationToken cancellation) =>
        await db.Applications.SingleOrDefaultAsync(application => application.Id == id, cancellation) ?? throw NotThere();

    /// <summary>A loan with all its transactions in order.</summary>
    public static async Task<Loan> LoanAsync(this FundDbContext db, Guid id, CancellationToken cancellation) =>
        await db.Loans.Include(loan => loan.Transactions.OrderBy(entered => entered.No)).SingleOrDefaultAsync(loan => loan.Id == id, cancellation)
            ?? throw NotThere();

    /// <summary>The policy in force on a date.</summary>
    public static async Task<LendingPolicy> PolicyAsync(this FundDbContext db, NodaTime.LocalDate date, CancellationToken cancellation) =>
        LendingPolicy.InForceOn(await db.Policies.Where(policy => policy.EffectiveFrom <= date).ToListAsync(cancellation), date);

    /// <summary>A version of a product, which has to be the one in force on a date.</summary>
    public static async Task<LoanProduct> ProductInForceAsync(this FundDbContext db, Guid id, NodaTime.LocalDate date, CancellationToken cancellation)
    {
        var product = await db.Products.SingleOrDefaultAsync(version => version.Id == id, cancellation) ?? throw NotThere();
        var versions = await db.Products.Where(version => version.Code == product.Code && version.EffectiveFrom <= date).ToListAsync(cancellation);
        return product.IsInForceOn(versions, date)
            ? product
            : throw new RuleViolationException(new("product-not-in-force", "productId", product.Code, date));
    }

    /// <summary>Draws the next number of a series: HD-2026-0001. Without gaps, because the command holds the fund's lock.</summary>
    public static async Task<string> NextNumberAsync(this FundDbContext db, string code, int year, CancellationToken cancellation)
    {
        var series = db.NumberSeries.Local.FirstOrDefault(row => row.Code == code && row.Year == year)
            ?? await db.NumberSeries.SingleOrDefaultAsync(row => row.Code == code && row.Year == year, cancellation);
        if (series is null)
        {
            series = new NumberSeries { Code = code, Year = year };
            db.NumberSeries.Add(series);
        }

        series.Last++;
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{code}-{year}-{series.Last:0000}");
    }

    /// <summary>Whoever changes something says which version they have seen; another one is refused.</summary>
    public static RuleViolationException ChangedMeanwhile() => new(new("changed-meanwhile", null));

    /// <summary>"Not there" and "not yours" are the same answer.</summary>
    public static RuleViolationException NotThere() => new(new("not-there", null));
}
