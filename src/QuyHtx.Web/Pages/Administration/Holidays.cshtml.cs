using Microsoft.AspNetCore.Mvc;
using NodaTime;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Policies;

namespace QuyHtx.Web.Pages.Administration;

/// <summary>Ngày nghỉ lễ của một năm: what is stored beside what the law proposes, changed as one list after what it moves has been looked at.</summary>
[Needs(Permission.ReadFund)]
public sealed class HolidaysModel : FundPage
{
    /// <summary>How many moved instalments are listed by name.</summary>
    public const int MostShown = 100;

    private const int EmptyLines = 3;

    [BindProperty(SupportsGet = true, Name = "nam")]
    public int Year { get; set; }

    [BindProperty]
    public List<HolidayLine> Days { get; set; } = [];

    public HolidayList List { get; private set; } = null!;

    public HolidayPreview? Preview { get; private set; }

    /// <summary>Nothing is stored for the year yet.</summary>
    public bool IsNew => List.Days.All(row => row.Name is null);

    /// <summary>What is stored or proposed for a day, or null for one that was added.</summary>
    public HolidayRow? RowOf(LocalDate? date) => List.Days.FirstOrDefault(row => row.Date == date);

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Days = [.. List.Days.Select(row => new HolidayLine
        {
            Date = row.Date,
            Name = row.Name ?? NameOf(row),
            Off = row.Name is not null || (IsNew && row.CanChange),
        })];
        Days.AddRange(Enumerable.Range(0, EmptyLines).Select(_ => new HolidayLine()));
    }

    public async Task<IActionResult> OnPostPreviewAsync()
    {
        await LoadAsync();
        if (ModelState.IsValid)
        {
            Preview = await Try(new PreviewHolidays(Year, [.. Wanted().Select(day => day.Date)]));
        }

        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync()
    {
        await LoadAsync();
        if (!ModelState.IsValid || await Try(new SetHolidays(CommandId, Year, Wanted())) is null)
        {
            return Page();
        }

        Notice = $"Đã lưu ngày nghỉ năm {Year}.";
        return Redirect($"/quan-tri/ngay-nghi?nam={Year}");
    }

    private async Task LoadAsync()
    {
        if (Year == 0)
        {
            Year = (await Ask(new ListProducts(PageSize: 1))).BusinessDate.Year;
        }

        List = await Ask(new ListHolidays(Year));
    }

    /// <summary>What has begun stays as it is stored; the form cannot speak of it.</summary>
    private List<HolidayOfYear> Wanted()
    {
        var stay = List.Days.Where(row => !row.CanChange && row.Name is not null).Select(row => new HolidayOfYear(row.Date, row.Name!)).ToList();
        var chosen = Days.Where(day => day is { Off: true, Date: not null } && RowOf(day.Date) is not { CanChange: false })
            .Select(day => new HolidayOfYear(day.Date!.Value, day.Name.Trim() is { Length: > 0 } name ? name : RowOf(day.Date) is { } row ? NameOf(row) : "Ngày nghỉ"));
        return [.. stay.Concat(chosen)];
    }

    private static string NameOf(HolidayRow row) => (row.Proposed, row.InPlaceOf) switch
    {
        ({ } kind, null) => AdministrationWords.Of(kind),
        ({ } kind, { }) => $"{AdministrationWords.Of(kind)} (nghỉ bù)",
        _ => "",
    };
}

/// <summary>A line of the form.</summary>
public sealed class HolidayLine
{
    public LocalDate? Date { get; set; }

    public string Name { get; set; } = "";

    public bool Off { get; set; }
}
