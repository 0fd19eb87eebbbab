using QuyHtx.Domain;

namespace QuyHtx.Application.Pipeline;

/// <summary>What a permission is called, as the sentence that names it is looked up.</summary>
public static class PermissionWords
{
    public static RuleViolation Of(Permission permission) => permission switch
    {
        Permission.ReadFund => new("permission-read-fund", null),
        Permission.ReadOwn => new("permission-read-own", null),
        Permission.ReadAudit => new("permission-read-audit", null),
        Permission.KeepBorrowers => new("permission-keep-borrowers", null),
        Permission.KeepApplications => new("permission-keep-applications", null),
        Permission.Appraise => new("permission-appraise", null),
        Permission.Decide => new("permission-decide", null),
        Permission.DecideAnyAmount => new("permission-decide-any-amount", null),
        Permission.ServeLoans => new("permission-serve-loans", null),
        Permission.ReceiveMoney => new("permission-receive-money", null),
        Permission.ConfirmMoney => new("permission-confirm-money", null),
        Permission.ConfirmRelief => new("permission-confirm-relief", null),
        Permission.RecordCapital => new("permission-record-capital", null),
        Permission.CloseDays => new("permission-close-days", null),
        Permission.SetPolicy => new("permission-set-policy", null),
        Permission.ManageUsers => new("permission-manage-users", null),
        Permission.RunSystem => new("permission-run-system", null),
        Permission.KeepOwnAccount => new("permission-keep-own-account", null),
        Permission.SignIn => new("permission-sign-in", null),
    };
}
