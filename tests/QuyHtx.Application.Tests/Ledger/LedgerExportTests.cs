using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using QuyHtx.Application.Ledger;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Tests.Testing;
using QuyHtx.Domain.Money;
using QuyHtx.Infrastructure;
using QuyHtx.Infrastructure.Persistence;
using QuyHtx.Infrastructure.Spreadsheets;

namespace QuyHtx.Application.Tests.Ledger;

public sealed class LedgerExportTests
{
    [Theory]
    [OnEveryDatabase]
    public async Task Hledger_checks_the_export_and_computes_our_trial_balance(DatabaseProvider provider)
    {
        await using var fund = await LedgerLife.OfAsync(provider, NameAccountTests.NameAllAnew);
        var lastDay = LedgerLife.LastClosed.PlusDays(1);
        foreach (var from in new LocalDate?[] { null, new LocalDate(2026, 4, 1) })
        {
            var file = Path.GetTempFileName();
            await File.WriteAllBytesAsync(file, await Exported(fund, LedgerFileFormat.Hledger, from, lastDay));

            await Hledger.RunAsync(file, "check", "accounts", "commodities", "ordereddates");
            var balances = (await Hledger.RunAsync(file, "balance", "--flat", "--no-total", "--output-format", "csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Skip(1).Select(line => line.Split("\",\"")).Select(cells => (Account: cells[0].Trim('"'), Balance: cells[1].Trim('"')));

            var ours = (await fund.Send(new TrialBalance(from ?? TestFund.FirstDay, lastDay), Person.Auditor)).Where(row => !row.Closing.IsZero).ToList();
            Assert.Equal(
                ours.Select(row => ($"{row.Code} {row.Name.Replace(":", "", StringComparison.Ordinal).Replace(';', ',')}", string.Create(CultureInfo.InvariantCulture, $"{row.Closing.Value} VND"))).Order(),
                balances.Order());
            Assert.Contains(ours, row => row.Code == "N02");
            File.Delete(file);
        }
    }

    [Theory]
    [OnEveryDatabase]
    public async Task The_spreadsheet_and_the_comma_separated_file_hold_every_line(DatabaseProvider provider)
    {
        await using var fund = await LedgerLife.OfAsync(provider);
        var journal = await fund.Send(new ListJournal(PageSize: Paging.LargestPage), Person.Auditor);
        var lines = journal.Rows.Sum(row => row.Lines.Count);

        var csv = Encoding.UTF8.GetString(await Exported(fund, LedgerFileFormat.Csv, null, null)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("\uFEFFSố bút toán,Ngày ghi sổ,Loại,Diễn giải,Khoản vay,Tài khoản,Tên tài khoản,Nợ,Có", csv[0]);
        Assert.Equal("1,2026-01-05,Capital,Quyết định cấp vốn điều lệ,,112,Tiền gửi không kỳ hạn,20000000000,0", csv[1]);

        using var xlsx = SpreadsheetDocument.Open(new MemoryStream(await Exported(fund, LedgerFileFormat.Xlsx, null, null)), isEditable: false);
        var rows = xlsx.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().ToList();
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(xlsx));
        // 5 January 2026 is day 46,027 of a spreadsheet's calendar.
        Assert.Equal(["1", "46027", "Capital"], rows[1].Elements<Cell>().Take(3).Select(cell => cell.InnerText));

        Assert.True(journal.Count > Paging.LargestPage || lines == rows.Count - 1);
        Assert.Equal(rows.Count, csv.Length);
        var debits = rows.Skip(1).Sum(row => long.Parse(row.Elements<Cell>().ElementAt(7).InnerText, CultureInfo.InvariantCulture));
        Assert.Equal(journal.Total, new Dong(debits));
    }

    private static async Task<byte[]> Exported(TestFund fund, LedgerFileFormat format, LocalDate? from, LocalDate? to)
    {
        await using var services = new ServiceCollection().AddFundInfrastructure(Settings.Of(fund.Database)).AddFundApplication().BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem("test");
        using var output = new MemoryStream();
        await LedgerFile.WriteAsync(
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ReadLedger(from, to)), format, output, CancellationToken.None);
        return output.ToArray();
    }
}
