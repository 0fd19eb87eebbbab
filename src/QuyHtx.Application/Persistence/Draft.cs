using NodaTime;

namespace QuyHtx.Application.Persistence;

/// <summary>Which form a draft is of.</summary>
public enum DraftForm
{
    /// <summary>Hồ sơ vay vốn: new, or being corrected.</summary>
    Application,

    /// <summary>Báo cáo thẩm định.</summary>
    Appraisal,

    /// <summary>Khách hàng.</summary>
    Borrower,
}

/// <summary>
/// Bản nháp: a form as somebody has typed it so far, right or wrong. It is theirs alone and part of nothing; it goes when the form is sent.
/// </summary>
public sealed class Draft
{
    /// <summary>Whose.</summary>
    public required Guid UserId { get; init; }

    /// <summary>Of which form.</summary>
    public required DraftForm Form { get; init; }

    /// <summary>What the form is about; for something new, the id that it will have.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>By what its owner knows it again.</summary>
    public required string Title { get; set; }

    /// <summary>The fields as typed, as JSON.</summary>
    public required string Fields { get; set; }

    /// <summary>When it was last kept.</summary>
    public required Instant SavedAt { get; set; }
}
