namespace QuyHtx.Web.Pages;

/// <summary>Addresses of what is shown now in another form.</summary>
internal static class Links
{
    /// <summary>The filters of the address, for a link to the same list as a file; which page it is does not matter there.</summary>
    public static IDictionary<string, string> QueryOf(HttpRequest request) => request.Query
        .Where(pair => pair.Key != Forms.PagerTagHelper.Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
}
