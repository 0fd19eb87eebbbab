using System.Text;
using QuyHtx.Application.Language;
using QuyHtx.Application.LoanCases;

namespace QuyHtx.Application.Tests.LoanCases;

/// <summary>Measures the memory of the whole process, so no other test runs beside it.</summary>
[CollectionDefinition(nameof(LoanCaseLinesMemoryTests), DisableParallelization = true)]
[Collection(nameof(LoanCaseLinesMemoryTests))]
public sealed class LoanCaseLinesMemoryTests
{
    [Fact]
    public async Task Memory_does_not_grow_with_the_number_of_lines()
    {
        var input = new EndlessLines(200_000, measureAt: [20_000, 199_000]);

        var (lines, wrong) = await LoanCaseLines.AnswerAsync(input, Stream.Null, Sentences.Vietnamese);

        Assert.Equal((200_000, 20_000), (lines, wrong));
        Assert.Equal(2, input.Measured.Count);

        // Ten times as many lines: holding them would take some 60 MB more, their answers as much again.
        Assert.InRange(input.Measured[1] - input.Measured[0], long.MinValue, 8 << 20);
    }

    /// <summary>Makes up lines as they are read, each tenth a bad one, and measures memory on the way.</summary>
    private sealed class EndlessLines(int count, int[] measureAt) : Stream
    {
        private static readonly byte[] Right = Encoding.UTF8.GetBytes("""
            { "loan": { "disbursements": [ { "date": "2026-01-15", "amount": 500000000 } ],
            "rate": { "value": "0.4", "unit": "percent-per-month" }, "termMonths": 6, "method": "equal-principal", "interestEveryMonths": 3 },
            "events": [ { "date": "2026-04-15", "type": "repayment", "amount": 250000000 } ], "asOf": "2026-09-30" }
            """.ReplaceLineEndings(" ") + "\n");

        private static readonly byte[] Wrong = Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(Right).Replace("\"termMonths\": 6, ", "", StringComparison.Ordinal));

        private int line;
        private int position;

        public List<long> Measured { get; } = [];

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            var read = 0;
            while (read < buffer.Length && line < count)
            {
                var text = line % 10 == 9 ? Wrong : Right;
                var part = Math.Min(text.Length - position, buffer.Length - read);
                text.AsSpan(position, part).CopyTo(buffer[read..]);
                (read, position) = (read + part, position + part);
                if (position == text.Length)
                {
                    (line, position) = (line + 1, 0);
                    if (measureAt.Contains(line))
                    {
                        Measured.Add(GC.GetTotalMemory(forceFullCollection: true));
                    }
                }
            }

            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
