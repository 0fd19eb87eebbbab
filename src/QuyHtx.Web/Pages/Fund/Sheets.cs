using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QuyHtx.Infrastructure.Spreadsheets;

namespace QuyHtx.Web.Pages;

/// <summary>Tables of a page as spreadsheets.</summary>
internal static class Sheets
{
    /// <summary>Rows that are there already.</summary>
    public static Task<FileResult> SheetAsync<T>(this PageModel page, string file, string sheet, ListColumns<T> columns, IEnumerable<T> rows) =>
        page.SheetAsync(file, sheet, columns, rows.ToAsyncEnumerable());

    /// <summary>Rows that are read as they are written: <see cref="EveryPage"/>.</summary>
    public static async Task<FileResult> SheetAsync<T>(this PageModel page, string file, string sheet, ListColumns<T> columns, IAsyncEnumerable<T> rows)
    {
        var output = new MemoryStream();
        await ListXlsx.WriteAsync(output, sheet, columns, rows, page.HttpContext.RequestAborted);
        output.Position = 0;
        return page.File(output, ListXlsx.ContentType, $"{file}.xlsx");
    }

    /// <summary>All rows of a list with pages, from the first page to the last.</summary>
    public static async IAsyncEnumerable<T> EveryPage<T>(Func<int, Task<IReadOnlyList<T>>> page, int size)
    {
        for (var number = 1; ; number++)
        {
            var rows = await page(number);
            foreach (var row in rows)
            {
                yield return row;
            }

            if (rows.Count < size)
            {
                yield break;
            }
        }
    }
}
