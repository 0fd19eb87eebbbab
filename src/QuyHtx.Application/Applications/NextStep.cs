using Microsoft.EntityFrameworkCore;
using QuyHtx.Application.Persistence;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Users;
using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Appraisal;
using QuyHtx.Domain.Money;

namespace QuyHtx.Application.Applications;

/// <summary>Bước của hồ sơ: what is to be done with an application next.</summary>
public enum ApplicationStep
{
    /// <summary>Hoàn thiện và nộp.</summary>
    Submit,

    /// <summary>Thẩm định.</summary>
    Appraise,

    /// <summary>Quyết định.</summary>
    Decide,

    /// <summary>Ký hợp đồng.</summary>
    Sign,
}

/// <summary>Vì sao không làm được: why a person may not take a step.</summary>
public enum StepHindrance
{
    /// <summary>Nothing: the person may.</summary>
    None,

    /// <summary>Has no role that may.</summary>
    OtherRole,

    /// <summary>Đã lập hoặc sửa hồ sơ này.</summary>
    MadeIt,

    /// <summary>Đã thẩm định hồ sơ này.</summary>
    AppraisedIt,

    /// <summary>Số tiền vượt mức phán quyết: may refuse it, and not approve it.</summary>
    AboveAuthority,
}

/// <summary>A person of the fund by name.</summary>
/// <param name="Id">Who.</param>
/// <param name="FullName">Họ và tên; empty where the fund does not know the person any more.</param>
public sealed record PersonName(Guid Id, string FullName);

/// <summary>Bước tiếp theo của hồ sơ, and whose turn it is.</summary>
/// <param name="Step">What is to be done.</param>
/// <param name="Hindrance">What keeps the person who asks from it.</param>
/// <param name="Who">Who may do it, by name.</param>
public sealed record NextStep(ApplicationStep Step, StepHindrance Hindrance, IReadOnlyList<PersonName> Who);

/// <summary>What of an application says who may take its next step; a list reads it without the whole of it.</summary>
/// <param name="Status">Trạng thái.</param>
/// <param name="Makers">Những người đã lập hoặc sửa.</param>
/// <param name="Appraisal">Báo cáo thẩm định.</param>
/// <param name="Amount">Số tiền đề nghị.</param>
internal sealed record StepOf(ApplicationStatus Status, IReadOnlyList<Guid> Makers, AppraisalReport? Appraisal, Dong Amount)
{
    /// <summary>The statuses in which a step is the next.</summary>
    public static IReadOnlyList<ApplicationStatus> StatusesBefore(ApplicationStep step) =>
        [.. Enum.GetValues<ApplicationStatus>().Where(status => NextAfter(status) == step)];

    /// <summary>The next step, or null where the application has come to its end.</summary>
    public ApplicationStep? Next => NextAfter(Status);

    /// <summary>What keeps a person from the next step.</summary>
    /// <param name="person">Who.</param>
    /// <param name="may">What the person's roles allow.</param>
    /// <param name="approverMostAmount">Mức phán quyết, or null where there is none.</param>
    public StepHindrance HindranceOf(Guid person, Func<Permission, bool> may, Dong? approverMostAmount)
    {
        if (Next is not { } step)
        {
            return StepHindrance.OtherRole;
        }

        var part = step switch
        {
            ApplicationStep.Appraise => SeparationOfDuties.InAppraisal(Makers, person),
            ApplicationStep.Decide => SeparationOfDuties.InDecision(Makers, Appraisal!.AppraisedBy, person),
            ApplicationStep.Submit or ApplicationStep.Sign => EarlierPart.None,
        };
        return part switch
        {
            EarlierPart.Maker => StepHindrance.MadeIt,
            EarlierPart.Appraiser => StepHindrance.AppraisedIt,
            EarlierPart.None when !may(NeededFor(step)) => StepHindrance.OtherRole,
            EarlierPart.None when step == ApplicationStep.Decide && Amount > approverMostAmount && !may(Permission.DecideAnyAmount) =>
                StepHindrance.AboveAuthority,
            EarlierPart.None => StepHindrance.None,
        };
    }

    private static ApplicationStep? NextAfter(ApplicationStatus status) => status switch
    {
        ApplicationStatus.Draft or ApplicationStatus.Returned => ApplicationStep.Submit,
        ApplicationStatus.Submitted => ApplicationStep.Appraise,
        ApplicationStatus.Appraised => ApplicationStep.Decide,
        ApplicationStatus.Approved => ApplicationStep.Sign,
        ApplicationStatus.Withdrawn or ApplicationStatus.Rejected or ApplicationStatus.Signed => null,
    };

    private static Permission NeededFor(ApplicationStep step) => step switch
    {
        ApplicationStep.Submit => Permission.KeepApplications,
        ApplicationStep.Appraise => Permission.Appraise,
        ApplicationStep.Decide => Permission.Decide,
        ApplicationStep.Sign => Permission.ServeLoans,
    };
}

/// <summary>The people that a page of an application names: who took part, and who may go on with it.</summary>
internal static class PeopleOfApplication
{
    /// <summary>The fund's own people with their roles, and whoever else is named.</summary>
    public static async Task<IReadOnlyList<Person>> PeopleAsync(this FundDbContext db, IReadOnlyList<Guid> named, CancellationToken cancellation) =>
        await db.Users.AsNoTracking()
            .Where(user => user.BorrowerId == null || named.Contains(user.Id))
            .OrderBy(user => user.FullName).ThenBy(user => user.Id)
            .Select(user => new Person(
                user.Id,
                user.FullName,
                user.LockoutEnd,
                db.UserRoles.Where(given => given.UserId == user.Id).Join(db.Roles, given => given.RoleId, role => role.Id, (given, role) => role.Name!).ToList()))
            .ToListAsync(cancellation);

    /// <summary>A person as the next step asks for them.</summary>
    internal sealed record Person(Guid Id, string FullName, DateTimeOffset? LockedUntil, IReadOnlyList<string> Roles)
    {
        /// <summary>False for whoever was switched off.</summary>
        public bool IsActive => LockedUntil != UserDesk.ForEver;

        public bool May(Permission permission) => RolePermissions.Allow(Roles, permission);
    }
}
