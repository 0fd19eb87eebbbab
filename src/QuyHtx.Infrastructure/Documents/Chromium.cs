using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Pipelines;
using System.IO.Pipes;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace QuyHtx.Infrastructure.Documents;

/// <summary>
/// One running browser without a window, spoken to in the DevTools protocol over a pipe. There is no port that another program could speak to,
/// and when this process ends, however it ends, the pipe closes and the browser ends with it.
/// </summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(5);

    /// <summary>Nothing of the network, nothing that a person at a screen would want.</summary>
    private static readonly string[] Arguments =
    [
        "--headless=new", "--remote-debugging-pipe", "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions", "--disable-sync",
        "--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--no-first-run", "--no-default-browser-check",
        "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=http://0.0.0.0:9", "--proxy-bypass-list=<-loopback>", "--no-pings", "--mute-audio",
    ];

    private readonly Process process;
    private readonly Stream toBrowser;
    private readonly Stream fromBrowser;
    private readonly string profile;
    private readonly Task reading;
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> waiting = new();
    private readonly ConcurrentQueue<string> lastWords = new();
    private volatile bool gone;
    private int lastId;

    private Chromium(Process process, Stream toBrowser, Stream fromBrowser, string profile)
    {
        (this.process, this.toBrowser, this.fromBrowser, this.profile) = (process, toBrowser, fromBrowser, profile);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginErrorReadLine();
        reading = Task.Run(ReadAsync);
    }

    /// <summary>True once it has ended or closed its pipe.</summary>
    public bool IsGone => gone || process.HasExited;

    /// <summary>What it said last on standard error: why it would not start.</summary>
    public string LastWords => string.Join('\n', lastWords);

    /// <summary>The process, for tests.</summary>
    public int ProcessId => process.Id;

    /// <summary>Starts it; <see cref="System.ComponentModel.Win32Exception"/> when the file is no program.</summary>
    public static Chromium Start(string browser)
    {
        var profile = Directory.CreateTempSubdirectory("quyhtx-papers").FullName;
        string[] arguments = [.. Arguments, $"--user-data-dir={profile}", .. SandboxArguments(), "about:blank"];
        try
        {
            return OperatingSystem.IsWindows() ? StartOnWindows(browser, arguments, profile) : StartOnUnix(browser, arguments, profile);
        }
        catch
        {
            Directory.Delete(profile, recursive: true);
            throw;
        }
    }

    /// <summary>Sends a command and waits for its answer.</summary>
    /// <exception cref="BrowserGoneException">It ended meanwhile.</exception>
    /// <exception cref="InvalidOperationException">It refused.</exception>
    public async Task<JsonElement> SendAsync(string method, JsonObject parameters, string? session, CancellationToken cancellation)
    {
        var id = Interlocked.Increment(ref lastId);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[id] = answer;
        try
        {
            var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
            if (session is not null)
            {
                message["sessionId"] = session;
            }

            // A browser that hangs leaves its pipe full: whoever waits gives up, and what writes ends with the browser.
            await WriteAsync(JsonSerializer.SerializeToUtf8Bytes(message), cancellation).WaitAsync(cancellation);
            return gone ? throw new BrowserGoneException(LastWords) : await answer.Task.WaitAsync(cancellation);
        }
        finally
        {
            waiting.TryRemove(id, out _);
        }
    }

    public async ValueTask DisposeAsync()
    {
        gone = true;
        await toBrowser.DisposeAsync();
        using (var enough = new CancellationTokenSource(TimeToEnd))
        {
            try
            {
                await process.WaitForExitAsync(enough.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }

        await reading;
        await fromBrowser.DisposeAsync();
        process.Dispose();
        try
        {
            Directory.Delete(profile, recursive: true);
        }
        catch (IOException)
        {
            // A child of the browser is still writing to it; the folder of temporary files is swept by the system.
        }
    }

    /// <summary>Root cannot be put into a sandbox. What is printed is our own HTML, without scripts.</summary>
    private static string[] SandboxArguments() => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess ? ["--no-sandbox"] : [];

    /// <summary>The browser reads descriptor 3 and writes descriptor 4: a shell puts them in the place of standard input and output, then becomes the browser.</summary>
    private static Chromium StartOnUnix(string browser, IEnumerable<string> arguments, string profile)
    {
        var start = Quiet("/bin/sh", ["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >&2", browser, .. arguments]);
        start.RedirectStandardInput = start.RedirectStandardOutput = true;
        var process = Process.Start(start)!;
        return new Chromium(process, process.StandardInput.BaseStream, process.StandardOutput.BaseStream, profile);
    }

    /// <summary>There the pipes are handles, inherited and named on the command line.</summary>
    private static Chromium StartOnWindows(string browser, IEnumerable<string> arguments, string profile)
    {
        var to = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
        var from = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
        var process = Process.Start(Quiet(
            browser, [$"--remote-debugging-io-pipes={to.GetClientHandleAsString()},{from.GetClientHandleAsString()}", .. arguments]))!;
        to.DisposeLocalCopyOfClientHandle();
        from.DisposeLocalCopyOfClientHandle();
        return new Chromium(process, to, from, profile);
    }

    private static ProcessStartInfo Quiet(string file, IEnumerable<string> arguments) => new(file, arguments)
    {
        UseShellExecute = false, CreateNoWindow = true, RedirectStandardError = true,
    };

    private async Task WriteAsync(byte[] message, CancellationToken cancellation)
    {
        await writing.WaitAsync(cancellation);
        try
        {
            // Half a message would leave the pipe useless for all others, so a message once begun is written whole.
            await toBrowser.WriteAsync((byte[])[.. message, 0], CancellationToken.None);
            await toBrowser.FlushAsync(CancellationToken.None);
        }
        catch (Exception problem) when (problem is IOException or ObjectDisposedException)
        {
            throw new BrowserGoneException(LastWords);
        }
        finally
        {
            writing.Release();
        }
    }

    private async Task ReadAsync()
    {
        var pipe = PipeReader.Create(fromBrowser, new StreamPipeReaderOptions(bufferSize: 1 << 16, leaveOpen: true));
        try
        {
            for (var ended = false; !ended;)
            {
                var read = await pipe.ReadAsync();
                var buffer = read.Buffer;
                while (buffer.PositionOf((byte)0) is { } end)
                {
                    Take(buffer.Slice(0, end));
                    buffer = buffer.Slice(buffer.GetPosition(1, end));
                }

                pipe.AdvanceTo(buffer.Start, buffer.End);
                ended = read.IsCompleted;
            }
        }
        catch (Exception problem) when (problem is IOException or ObjectDisposedException or JsonException)
        {
            // The same as an end: whoever waits is told below.
        }

        gone = true;
        foreach (var answer in waiting.Values)
        {
            answer.TrySetException(new BrowserGoneException(LastWords));
        }
    }

    /// <summary>An answer goes to whoever waits for it; events, which nobody asked for, to nobody.</summary>
    private void Take(ReadOnlySequence<byte> message)
    {
        using var json = JsonDocument.Parse(message);
        if (!json.RootElement.TryGetProperty("id", out var id) || !waiting.TryGetValue(id.GetInt32(), out var answer))
        {
            return;
        }

        if (json.RootElement.TryGetProperty("error", out var error))
        {
            answer.TrySetException(new InvalidOperationException(error.GetRawText()));
        }
        else
        {
            answer.TrySetResult(json.RootElement.GetProperty("result").Clone());
        }
    }

    private void Keep(string? line)
    {
        const int Lines = 8;
        if (!string.IsNullOrWhiteSpace(line))
        {
            lastWords.Enqueue(line);
            while (lastWords.Count > Lines)
            {
                lastWords.TryDequeue(out _);
            }
        }
    }
}

/// <summary>The browser ended before it had answered.</summary>
internal sealed class BrowserGoneException(string lastWords) : Exception(lastWords);
