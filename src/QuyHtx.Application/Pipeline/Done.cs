namespace QuyHtx.Application.Pipeline;

/// <summary>The answer of a command that has nothing to say but that it was done.</summary>
public sealed record Done
{
    /// <summary>The one answer.</summary>
    public static readonly Done Answer = new();
}

/// <summary>The answer of a command that made something.</summary>
/// <param name="Id">What it made.</param>
/// <param name="Number">Its number, where it has one.</param>
public sealed record Created(Guid Id, string Number = "");
