using System.Security.Cryptography;

namespace QuyHtx.Web.Api;

/// <summary>
/// What stands in ETag and If-Match: the version of what can be changed, where there is one, then a hash of the whole answer. The hash changes
/// with the parts that are computed too, such as a limit that is left; a command looks at the version alone, so that what somebody else's
/// payment did to such a part does not refuse a correction.
/// </summary>
internal static class ETags
{
    private const char Between = '.';

    public static string Of(object? version, byte[] body)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(body));
        return version is null ? $"\"{hash}\"" : $"\"{version}{Between}{hash}\"";
    }

    /// <summary>The version in a header If-Match: of an ETag that was answered, or the version by itself. Empty when there is none.</summary>
    public static string VersionIn(string ifMatch) => ifMatch.Replace("W/", "", StringComparison.Ordinal).Trim('"').Split(Between)[0];
}
