using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Persistence.Mapping;
using QuyHtx.Application.Pipeline;

namespace QuyHtx.Application.Messages;

/// <summary>Vì sao tin còn chờ.</summary>
public enum MessageWait
{
    /// <summary>Đến lượt gửi: the next run takes it.</summary>
    NextRun,

    /// <summary>Chưa cài đặt máy chủ thư.</summary>
    NoMailServer,

    /// <summary>Khách hàng chưa có địa chỉ thư.</summary>
    NoAddress,

    /// <summary>Lần trước chưa gửi được, chờ thử lại.</summary>
    RetryLater,
}

/// <summary>Danh sách tin nhắn, the latest first: what was sent, what failed, what waits and why.</summary>
[Needs(Permission.ReadFund)]
public sealed record ListMessages : IQuery<MessageList>, IPaged
{
    /// <summary>Trạng thái, or all.</summary>
    public MessageStatus? Status { get; init; }

    /// <summary>Khoản vay, or all.</summary>
    public Guid? LoanId { get; init; }

    /// <summary>Khách hàng, or all.</summary>
    public Guid? BorrowerId { get; init; }

    /// <summary>Contract number or name of the borrower, with or without accents.</summary>
    public string Search { get; init; } = "";

    /// <summary>From the first queued to the last.</summary>
    public bool OldestFirst { get; init; }

    /// <summary>Trang, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows of a page: 1 to <see cref="Paging.LargestPage"/>.</summary>
    public int PageSize { get; init; } = 50;

    internal sealed class Validator : AbstractValidator<ListMessages>
    {
        public Validator()
        {
            Include(new Paging.Rule());
            RuleFor(list => list.Search).MaximumLength(100).WithErrorCode("text-too-long");
        }
    }

    internal sealed class Handler(FundDbContext db, IMailGateway mail, TimeProvider clock) : IRequestHandler<ListMessages, MessageList>
    {
        public async Task<MessageList> Handle(ListMessages list, CancellationToken cancellationToken)
        {
            var text = SearchText.Of(list.Search);
            var number = list.Search.Trim().ToUpperInvariant();
            var messages =
                from message in db.Messages.AsNoTracking()
                join loan in db.Loans on message.LoanId equals loan.Id
                join borrower in db.Borrowers on loan.BorrowerId equals borrower.Id
                where (list.LoanId == null || message.LoanId == list.LoanId) && (list.BorrowerId == null || borrower.Id == list.BorrowerId)
                where number == "" || loan.ContractNumber.Contains(number) || (text != "" && EF.Property<string>(borrower, BorrowerMapping.SearchColumn).Contains(text))
                select new { Message = message, loan.ContractNumber, BorrowerId = borrower.Id, BorrowerName = borrower.Profile.Name };
            var byStatus = await messages.GroupBy(row => row.Message.Status)
                .Select(of => new MessagesOfStatus(of.Key, of.Count()))
                .ToListAsync(cancellationToken);
            if (list.Status is { } status)
            {
                messages = messages.Where(row => row.Message.Status == status);
            }

            var sorted = list.OldestFirst ? messages.OrderBy(row => row.Message.QueuedOn) : messages.OrderByDescending(row => row.Message.QueuedOn);
            var page = await sorted.ThenBy(row => row.ContractNumber).ThenBy(row => row.Message.DueDate).ThenBy(row => row.Message.Id).PageOf(list)
                .ToListAsync(cancellationToken);
            var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
            return new MessageList(
                [
                    .. page.Select(row => new ListedMessage(
                        row.Message.Id, row.Message.LoanId, row.ContractNumber, row.BorrowerId, row.BorrowerName, row.Message.DueDate,
                        row.Message.DayOffset, row.Message.QueuedOn, row.Message.Recipient, row.Message.Subject, row.Message.Body, row.Message.Status,
                        WaitOf(row.Message, now), row.Message.Attempts, row.Message.NextAttemptAt, row.Message.SentAt, row.Message.Outcome)),
                ],
                byStatus.Where(of => list.Status is null || of.Status == list.Status).Sum(of => of.Count),
                [.. byStatus.OrderBy(of => of.Status)]);
        }

        /// <summary>What has to be mended first is told first.</summary>
        private MessageWait? WaitOf(Message message, Instant now) => message switch
        {
            { Status: not MessageStatus.Queued } => null,
            { Recipient.Length: 0 } => MessageWait.NoAddress,
            _ when !mail.IsSetUp => MessageWait.NoMailServer,
            { NextAttemptAt: { } next } when next > now => MessageWait.RetryLater,
            _ => MessageWait.NextRun,
        };
    }
}

/// <summary>A page of messages.</summary>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Total">How many there are on all pages together.</param>
/// <param name="ByStatus">How many of each status, of all that loan, borrower and search leave; a status without any is left out.</param>
public sealed record MessageList(IReadOnlyList<ListedMessage> Rows, int Total, IReadOnlyList<MessagesOfStatus> ByStatus);

/// <summary>How many messages there are of a status.</summary>
/// <param name="Status">Trạng thái.</param>
/// <param name="Count">Số tin.</param>
public sealed record MessagesOfStatus(MessageStatus Status, int Count);

/// <summary>Một tin nhắn.</summary>
/// <param name="Id">The message.</param>
/// <param name="LoanId">Khoản vay.</param>
/// <param name="ContractNumber">Số hợp đồng.</param>
/// <param name="BorrowerId">Khách hàng.</param>
/// <param name="BorrowerName">Tên khách hàng.</param>
/// <param name="DueDate">Ngày đến hạn it speaks of.</param>
/// <param name="DayOffset">Days from the due date.</param>
/// <param name="QueuedOn">Ngày nghiệp vụ on which it was queued.</param>
/// <param name="Recipient">Người nhận.</param>
/// <param name="Subject">Tiêu đề.</param>
/// <param name="Body">Nội dung.</param>
/// <param name="Status">Trạng thái.</param>
/// <param name="Waits">Why it waits; null when it does not.</param>
/// <param name="Attempts">Số lần đã thử.</param>
/// <param name="NextAttemptAt">Not before.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="Outcome">What the mail server said last.</param>
public sealed record ListedMessage(
    Guid Id, Guid LoanId, string ContractNumber, Guid BorrowerId, string BorrowerName, LocalDate DueDate, int DayOffset, LocalDate QueuedOn,
    string Recipient, string Subject, string Body, MessageStatus Status, MessageWait? Waits, int Attempts, Instant? NextAttemptAt, Instant? SentAt,
    string Outcome);
