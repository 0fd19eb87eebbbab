namespace QuyHtx.Web.Pages.Loans;

/// <summary>
/// A form in two steps: what was typed is first shown with what it would do, and only then sent. Between the steps it travels in hidden fields, so that
/// nothing typed is lost on the way back.
/// </summary>
public abstract class PreviewedPage : FundPage
{
    /// <summary>What the fields of the form begin with.</summary>
    protected const string Typing = "Asked";

    /// <summary>How many transactions the loan had when the consequences were shown: what others enter meanwhile changes them.</summary>
    [Microsoft.AspNetCore.Mvc.BindProperty]
    public int? Seen { get; set; }

    /// <summary>What was typed, as it was typed.</summary>
    public IEnumerable<KeyValuePair<string, string>> Typed => Request.HasFormContentType
        ? Request.Form.Where(typed => typed.Key.StartsWith($"{Typing}.", StringComparison.Ordinal)).Select(typed => KeyValuePair.Create(typed.Key, typed.Value.ToString()))
        : [];

    /// <summary>Shows the consequences once more, when they are no longer those that were shown.</summary>
    protected bool HasChangedSince(int transactions)
    {
        if (Seen == transactions)
        {
            return false;
        }

        ModelState.AddModelError("", "Khoản vay vừa có giao dịch mới; số liệu dưới đây đã tính lại, hãy xem lại trước khi xác nhận.");
        Seen = transactions;
        ModelState.Remove(nameof(Seen));
        return true;
    }
}
