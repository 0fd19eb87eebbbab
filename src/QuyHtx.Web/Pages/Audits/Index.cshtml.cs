using QuyHtx.Application.Pipeline;

namespace QuyHtx.Web.Pages.Audits;

/// <summary>Kiểm toán: the way to all that an auditor reads.</summary>
[Needs(Permission.ReadAudit)]
public sealed class AuditsModel : FundPage;
