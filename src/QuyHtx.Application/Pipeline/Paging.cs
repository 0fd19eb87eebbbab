using FluentValidation;

namespace QuyHtx.Application.Pipeline;

/// <summary>Trang: a list that is read a page at a time. How far and how much at once is one rule for all of them; a test sees to it.</summary>
public interface IPaged
{
    /// <summary>Trang, from 1.</summary>
    int Page { get; }

    /// <summary>Rows of a page: 1 to <see cref="Paging.LargestPage"/>.</summary>
    int PageSize { get; }
}

/// <summary>What lists with pages share.</summary>
public static class Paging
{
    /// <summary>The most rows of a page.</summary>
    public const int LargestPage = 200;

    /// <summary>The last page that may be asked for: further than any list goes, and its rows are still counted in an int.</summary>
    public const int LastPage = 1_000_000;

    /// <summary>How many rows stand on the pages before the one that is asked for.</summary>
    internal static int RowsBefore(this IPaged list) => (list.Page - 1) * list.PageSize;

    /// <summary>The rows of the page that is asked for; the database skips the others.</summary>
    internal static IQueryable<T> PageOf<T>(this IQueryable<T> rows, IPaged list) => rows.Skip(list.RowsBefore()).Take(list.PageSize);

    /// <summary>The one rule; the validator of every list with pages includes it.</summary>
    internal sealed class Rule : AbstractValidator<IPaged>
    {
        public Rule()
        {
            RuleFor(list => list.Page).InclusiveBetween(1, LastPage).WithErrorCode("page-out-of-range");
            RuleFor(list => list.PageSize).InclusiveBetween(1, LargestPage).WithErrorCode("page-out-of-range");
        }
    }
}
