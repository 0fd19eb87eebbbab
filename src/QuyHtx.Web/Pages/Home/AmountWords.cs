using QuyHtx.Domain.Money;

namespace QuyHtx.Web.Pages;

/// <summary>Số tiền bằng chữ, for a field while it is typed in.</summary>
internal static class AmountWords
{
    public static void MapAmountWords(this IEndpointRouteBuilder app) =>
        app.MapGet("/tien-bang-chu", (long so) => so < 0 ? Results.BadRequest() : Results.Text(AmountInWords.Of(new Dong(so)))).RequireAuthorization();
}
