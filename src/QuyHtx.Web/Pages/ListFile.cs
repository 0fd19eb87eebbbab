using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc;
using QuyHtx.Application.Pipeline;
using QuyHtx.Infrastructure.Spreadsheets;

namespace QuyHtx.Web.Pages;

/// <summary>A list as a spreadsheet: all of its rows, asked for page by page, whatever page is shown.</summary>
internal static class ListFile
{
    /// <param name="http">The request.</param>
    /// <param name="title">What the sheet is called.</param>
    /// <param name="fileName">What the file is called.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="page">Asks for a page of <see cref="Paging.LargestPage"/> rows, from 1.</param>
    public static async Task<IActionResult> OfAsync<T>(
        HttpContext http, string title, string fileName, ListColumns<T> columns, Func<int, Task<IReadOnlyList<T>>> page)
    {
        var file = new MemoryStream();
        await ListXlsx.WriteAsync(file, title, columns, RowsOf(page, http.RequestAborted), http.RequestAborted);
        file.Position = 0;
        return new FileStreamResult(file, ListXlsx.ContentType) { FileDownloadName = fileName };
    }

    private static async IAsyncEnumerable<T> RowsOf<T>(Func<int, Task<IReadOnlyList<T>>> page, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var number = 1; !cancellation.IsCancellationRequested; number++)
        {
            var rows = await page(number);
            foreach (var row in rows)
            {
                yield return row;
            }

            if (rows.Count < Paging.LargestPage)
            {
                yield break;
            }
        }
    }
}
