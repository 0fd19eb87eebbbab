namespace QuyHtx.Web.Verbs;

/// <summary>Progress in the order it happens; the framework's own hands it to another thread.</summary>
internal sealed class ProgressLines<T>(Action<T> write) : IProgress<T>
{
    public void Report(T value) => write(value);
}
