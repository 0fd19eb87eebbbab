using System.Text;
using System.Text.Json;

namespace QuyHtx.Application.LoanCases;

/// <summary>
/// Finds the line of a JSON file on which a field stands, for the message about it. Only wrong inputs pay for this second look, and only
/// ones that are JSON come here.
/// </summary>
public static class InputPlace
{
    /// <summary>The line, from 1, of the field with this path, or of the nearest thing around it that is there.</summary>
    public static int LineOf(ReadOnlySpan<byte> json, string path)
    {
        json = WithoutByteOrderMark(json);
        var reader = new Utf8JsonReader(json);
        var around = new Stack<(string Path, int NextIndex)>();
        var (place, nearest, offset) = ("", -1, 0L);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    around.Pop();
                    continue;
                case JsonTokenType.PropertyName:
                    var name = NameOf(ref reader);
                    place = around.Peek().Path is { Length: > 0 } parent ? $"{parent}.{name}" : name;
                    break;
                default:
                    if (around.TryPop(out var list) && list.NextIndex >= 0)
                    {
                        place = $"{list.Path}[{list.NextIndex++}]";
                    }

                    if (list.Path is not null)
                    {
                        around.Push(list);
                    }

                    break;
            }

            if (place.Length > nearest && IsPartOf(place, path))
            {
                (nearest, offset) = (place.Length, reader.TokenStartIndex);
            }

            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                around.Push((place, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
            }
        }

        return 1 + json[..(int)offset].Count((byte)'\n');
    }

    /// <summary>UTF-8 without the mark that some editors put before it.</summary>
    public static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> json)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        return json.StartsWith(mark) ? json[mark.Length..] : json;
    }

    /// <summary>The name as the reader of the input tells it in a path: unescaped, or as it is written where it stands for no text.</summary>
    private static string NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }

    private static bool IsPartOf(string place, string path) =>
        place.Length == 0
        || (path.StartsWith(place, StringComparison.Ordinal) && (path.Length == place.Length || path[place.Length] is '.' or '['));
}
