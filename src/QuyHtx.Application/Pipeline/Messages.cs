using MediatR;

namespace QuyHtx.Application.Pipeline;

/// <summary>Lệnh: what changes something. Its key is made by whoever sends it; the same key sent again changes nothing.</summary>
/// <typeparam name="TAnswer">What it answers; kept with the key.</typeparam>
public interface ICommand<out TAnswer> : IRequest<TAnswer>
{
    /// <summary>The key.</summary>
    Guid CommandId { get; }
}

/// <summary>Xem có ghi nhận: a command that changes nothing but the audit. What cannot be recorded is not shown; whoever may only read may send it.</summary>
/// <typeparam name="TAnswer">What it answers.</typeparam>
public interface ILook<out TAnswer> : ICommand<TAnswer>;

/// <summary>Tra cứu: what changes nothing.</summary>
/// <typeparam name="TAnswer">What it answers.</typeparam>
public interface IQuery<out TAnswer> : IRequest<TAnswer>;

/// <summary>
/// Ghi nháp: what keeps something for whoever sends it alone. The books do not know of it, so it waits for no turn, has no key and is not in
/// the audit; what comes of it in the end is a command.
/// </summary>
/// <typeparam name="TAnswer">What it answers.</typeparam>
public interface INote<out TAnswer> : IRequest<TAnswer>;

/// <summary>
/// What a message needs of whoever sends it: any one of these. Every command and query has it; a test sees to it. Where there are several,
/// the handler sees what the one that is held allows.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(params Permission[] anyOf) : Attribute
{
    /// <summary>The permissions.</summary>
    public IReadOnlyList<Permission> AnyOf { get; } = anyOf;
}

/// <summary>A password or another secret: it is handed over once and never stored, neither with the command's key nor in the audit.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
