using MediatR;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Messages;

/// <summary>Ghi việc gửi thư thử, after the fact: the audit record is all there is to it.</summary>
/// <param name="CommandId">The key.</param>
/// <param name="Recipient">Người nhận.</param>
/// <param name="Delivery">Kết quả.</param>
[Needs(Permission.RunSystem)]
public sealed record RecordTestMail(Guid CommandId, string Recipient, Delivery Delivery) : ICommand<Done>
{
    internal sealed class Handler : IRequestHandler<RecordTestMail, Done>
    {
        public Task<Done> Handle(RecordTestMail message, CancellationToken cancellationToken) => Task.FromResult(Done.Answer);
    }
}
