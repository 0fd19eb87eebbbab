using MediatR;
using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Domain;

namespace QuyHtx.Application.Messages;

/// <summary>
/// Gửi thư thử: one letter to the address of whoever asks, at once and outside any transaction, since a mail server takes its time; that it was
/// sent and what the server said is recorded afterwards.
/// </summary>
public sealed class TestMail(FundDbContext db, IMediator mediator, IMailGateway mail, CurrentUser user)
{
    /// <summary>Sends it.</summary>
    /// <exception cref="NotAllowedException">Whoever asks does not run the system.</exception>
    /// <exception cref="RuleViolationException"><c>mail-not-set-up</c>, or <c>mail-address-missing</c> where the one who asks has none.</exception>
    public async Task<TestMailSent> SendAsync(Guid commandId, CancellationToken cancellation)
    {
        if (!user.May(Permission.RunSystem) || user.ReadOnly)
        {
            throw new NotAllowedException(Permission.RunSystem);
        }

        if (!mail.IsSetUp)
        {
            throw new RuleViolationException(new("mail-not-set-up", null));
        }

        var address = await db.Users.Where(row => row.Id == user.Id).Select(row => row.Email).SingleOrDefaultAsync(cancellation);
        if (string.IsNullOrWhiteSpace(address))
        {
            throw new RuleViolationException(new("mail-address-missing", null));
        }

        var delivery = await mail.SendAsync(
            address, "Thư thử của phần mềm QuyHtx", "Đây là thư thử. Nhận được thư này nghĩa là máy chủ thư của Quỹ gửi được thư nhắc nợ.\n", cancellation);
        await mediator.Send(new RecordTestMail(commandId, address, delivery), cancellation);
        return new TestMailSent(address, delivery);
    }
}

/// <summary>What became of a test letter.</summary>
/// <param name="Recipient">Người nhận.</param>
/// <param name="Delivery">Kết quả.</param>
public sealed record TestMailSent(string Recipient, Delivery Delivery);
