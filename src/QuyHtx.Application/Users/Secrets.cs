using System.Security.Cryptography;
using System.Text;

namespace QuyHtx.Application.Users;

/// <summary>Secrets made by this program: long and random, so that a plain hash of them is enough to keep.</summary>
public static class Secrets
{
    private const int SecretBytes = 32;

    /// <summary>Without the letters and figures that are mistaken for one another when read out.</summary>
    private const string Readable = "abcdefghjkmnpqrstuvwxyz23456789";

    private const int FirstPasswordLength = 16;

    /// <summary>A new secret, as text that stands in a link or a header.</summary>
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>A first password, to be read out once and changed at once.</summary>
    public static string NewPassword() => RandomNumberGenerator.GetString(Readable, FirstPasswordLength);

    /// <summary>SHA-256, in hexadecimal.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Compares in constant time.</summary>
    public static bool Matches(string secret, string hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(HashOf(secret)), Encoding.UTF8.GetBytes(hash));
}
