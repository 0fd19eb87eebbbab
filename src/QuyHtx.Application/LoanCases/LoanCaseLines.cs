using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using QuyHtx.Domain;

namespace QuyHtx.Application.LoanCases;

/// <summary>
/// Answers cases line by line: one case a line in, one answer a line out, in order. Lines are taken a batch at a time and a batch is
/// computed on all processors, so memory does not grow with the number of lines.
/// </summary>
public static class LoanCaseLines
{
    /// <summary>The longest line taken; a case of a thousand payments is a tenth of it.</summary>
    public const int LongestLine = 1 << 20;

    private const int BatchSize = 512;

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Answers all lines of <paramref name="input"/> on <paramref name="output"/>.</summary>
    /// <returns>How many lines there were, and how many of them were wrong.</returns>
    public static async Task<(long Lines, long Wrong)> AnswerAsync(
        Stream input, Stream output, CultureInfo language, CancellationToken cancellation = default)
    {
        var batch = new Slot[BatchSize];
        for (var i = 0; i < BatchSize; i++)
        {
            batch[i] = new Slot();
        }

        var (filled, lines, wrong) = (0, 0L, 0L);
        await foreach (var slot in ReadLines(input, () => batch[filled], cancellation))
        {
            if (++filled == BatchSize)
            {
                await AnswerBatch();
            }
        }

        await AnswerBatch();
        await output.FlushAsync(cancellation);
        return (lines, wrong);

        async Task AnswerBatch()
        {
            Parallel.For(0, filled, i => batch[i].Answer(language));
            for (var i = 0; i < filled; i++)
            {
                await output.WriteAsync(batch[i].Output.WrittenMemory, cancellation);
                lines++;
                wrong += batch[i].IsWrong ? 1 : 0;
            }

            filled = 0;
        }
    }

    /// <summary>Cuts a stream at line ends into slots; the last line may have none.</summary>
    private static async IAsyncEnumerable<Slot> ReadLines(
        Stream input, Func<Slot> next, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var reader = PipeReader.Create(input, new StreamPipeReaderOptions(bufferSize: 1 << 16, leaveOpen: true));
        var started = false;
        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                var slot = next();
                slot.Append(buffer.Slice(0, end), startsLine: !started);
                started = false;
                buffer = buffer.Slice(buffer.GetPosition(1, end));
                yield return slot;
            }

            if (!buffer.IsEmpty)
            {
                // A line that goes on in the next buffer.
                next().Append(buffer, startsLine: !started);
                started = true;
            }

            reader.AdvanceTo(buffer.End);
            if (read.IsCompleted)
            {
                break;
            }
        }

        await reader.CompleteAsync();
        if (started)
        {
            yield return next();
        }
    }

    /// <summary>A line and its answer; used again and again, so that a million lines need no more memory than a batch.</summary>
    private sealed class Slot
    {
        /// <summary>What a slot keeps for its next line; what a very long line needed is given back.</summary>
        private const int KeptBytes = 1 << 16;

        private ArrayBufferWriter<byte> line = new();
        private bool tooLong;

        public ArrayBufferWriter<byte> Output { get; private set; } = new();

        public bool IsWrong { get; private set; }

        public void Append(ReadOnlySequence<byte> bytes, bool startsLine)
        {
            if (startsLine)
            {
                line = Emptied(line);
                tooLong = false;
            }

            tooLong |= line.WrittenCount + bytes.Length > LongestLine;
            if (!tooLong)
            {
                foreach (var segment in bytes)
                {
                    line.Write(segment.Span);
                }
            }
        }

        public void Answer(CultureInfo language)
        {
            Output = Emptied(Output);
            using (var json = new Utf8JsonWriter(Output, Readable))
            {
                var (_, answer, problems) = tooLong
                    ? (null, null, [new InputProblem("", new RuleViolation("line-too-long", null, LongestLine))])
                    : LoanCaseAnswer.From(line.WrittenMemory);
                IsWrong = answer is null;
                if (answer is null)
                {
                    LoanCaseAnswerJson.WriteProblems(json, problems.Select(problem => problem.Sentence(language)));
                }
                else
                {
                    LoanCaseAnswerJson.Write(json, answer);
                }
            }

            Output.Write("\n"u8);
        }

        private static ArrayBufferWriter<byte> Emptied(ArrayBufferWriter<byte> buffer)
        {
            if (buffer.Capacity > KeptBytes)
            {
                return new ArrayBufferWriter<byte>();
            }

            buffer.ResetWrittenCount();
            return buffer;
        }
    }
}
