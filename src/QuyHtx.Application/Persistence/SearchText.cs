using System.Globalization;
using System.Text;

namespace QuyHtx.Application.Persistence;

/// <summary>Text as it is searched: no accents, no case, single spaces; "Hợp tác xã Đắk Nông" is found by "hop tac xa dak nong".</summary>
public static class SearchText
{
    /// <summary>Folds text for search and for what is typed into the search box alike.</summary>
    public static string Of(params IEnumerable<string> parts)
    {
        var folded = new StringBuilder();
        foreach (var c in string.Join(' ', parts).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            var letter = char.ToLowerInvariant(c);
            folded.Append(letter switch { 'đ' => 'd', _ when char.IsLetterOrDigit(letter) => letter, _ => ' ' });
        }

        return string.Join(' ', folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
