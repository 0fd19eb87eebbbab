using NodaTime;
using QuyHtx.Domain.Money;

namespace QuyHtx.Domain.Fund;

/// <summary>Nguồn vốn của Quỹ.</summary>
public enum CapitalSource
{
    /// <summary>Ngân sách tỉnh.</summary>
    ProvincialBudget,

    /// <summary>Quỹ hỗ trợ phát triển hợp tác xã Việt Nam.</summary>
    CentralFund,

    /// <summary>Thành viên góp vốn.</summary>
    Members,

    /// <summary>Viện trợ, tài trợ.</summary>
    Grants,

    /// <summary>Bổ sung từ kết quả hoạt động.</summary>
    RetainedSurplus,
}

/// <summary>Góp vốn: charter capital received from a source. What was recorded wrongly is answered by a withdrawal that names it.</summary>
public sealed class CapitalContribution
{
    /// <summary>Records a contribution.</summary>
    /// <exception cref="RuleViolationException">An amount that is not above nil.</exception>
    public CapitalContribution(Guid id, LocalDate date, CapitalSource source, Dong amount, string note)
    {
        if (amount <= Dong.Zero)
        {
            throw new RuleViolationException(new("amount-not-positive", "amount", amount));
        }

        (Id, Date, Source, Amount, Note) = (id, date, source, amount, note);
    }

    private CapitalContribution() => Note = "";

    /// <summary>Made by whoever records it.</summary>
    public Guid Id { get; private set; }

    /// <summary>Ngày nhận vốn.</summary>
    public LocalDate Date { get; private set; }

    /// <summary>Nguồn.</summary>
    public CapitalSource Source { get; private set; }

    /// <summary>Số tiền.</summary>
    public Dong Amount { get; private set; }

    /// <summary>Căn cứ.</summary>
    public string Note { get; private set; }
}
