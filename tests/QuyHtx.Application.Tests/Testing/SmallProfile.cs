using System.Text.Json.Nodes;

namespace QuyHtx.Application.Tests.Testing;

/// <summary>Đắk Nông's profile with a shorter past and fewer borrowers, so that a test makes a whole fund of it in seconds.</summary>
internal static class SmallProfile
{
    /// <summary>As JSON, to be changed by a test.</summary>
    public static JsonObject Json()
    {
        var profile = JsonNode.Parse(File.ReadAllText(Path.Combine(Checkout.Root, "profiles", "dak-nong.json")))!.AsObject();
        profile["historyMonths"] = 14;
        profile["policyChangesAfterMonths"] = 6;
        profile["applications"] = 26;
        profile["borrowers"] = new JsonObject { ["cooperative"] = 14, ["cooperative-union"] = 1, ["group-member"] = 2, ["cooperative-member"] = 3 };
        return profile;
    }

    /// <summary>As the bytes of a file.</summary>
    public static byte[] Bytes(Action<JsonObject>? change = null)
    {
        var profile = Json();
        change?.Invoke(profile);
        return System.Text.Encoding.UTF8.GetBytes(profile.ToJsonString());
    }
}
