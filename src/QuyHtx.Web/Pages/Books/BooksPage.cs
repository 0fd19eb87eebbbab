using NodaTime;
using QuyHtx.Application.Work;
using QuyHtx.Domain;

namespace QuyHtx.Web.Pages.Books;

/// <summary>What pages of the books share.</summary>
public abstract class BooksPage : FundPage
{
    /// <summary>Rows of a page of a list.</summary>
    public int Size => 50;

    /// <summary>Ngày nghiệp vụ.</summary>
    public LocalDate BusinessDate { get; private set; }

    protected async Task ReadBusinessDateAsync() =>
        BusinessDate = (await Ask(new GetWorkWaiting())).BusinessDate ?? throw new RuleViolationException(new("fund-not-founded", null));
}
