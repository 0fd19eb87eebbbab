using Microsoft.AspNetCore.Mvc.ModelBinding;
using NodaTime;
using QuyHtx.Domain;
using QuyHtx.Domain.Money;

namespace QuyHtx.Web.Pages.Loans;

/// <summary>What is typed when money is received.</summary>
public sealed class ReceiptInput
{
    public LocalDate? Date { get; set; }

    public Dong? Amount { get; set; }

    /// <summary>What is left over repays principal that is not due, instead of waiting for the next instalment.</summary>
    public bool IsPrepayment { get; set; }

    public string? Payer { get; set; }

    public string? Voucher { get; set; }

    public string? Note { get; set; }

    /// <summary>Diễn giải as it is booked: with who paid and by which paper of the bank or of the cashier.</summary>
    public string WholeNote => string.Join("; ", new[]
    {
        Note?.Trim(),
        string.IsNullOrWhiteSpace(Payer) ? null : $"người nộp: {Payer.Trim()}",
        string.IsNullOrWhiteSpace(Voucher) ? null : $"chứng từ: {Voucher.Trim()}",
    }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>What was left empty; what could not be read has been told already.</summary>
    public IEnumerable<RuleViolation> Missing(ModelStateDictionary state, string prefix)
    {
        foreach (var (field, isMissing) in new[] { (nameof(Date), Date is null), (nameof(Amount), Amount is null) })
        {
            if (isMissing && state[$"{prefix}.{field}"] is not { Errors.Count: > 0 })
            {
                yield return new("text-missing", field);
            }
        }
    }
}
