namespace QuyHtx.Domain.Applications;

/// <summary>What a person did to an application that keeps them from the next step.</summary>
public enum EarlierPart
{
    /// <summary>None: the person may take the step.</summary>
    None,

    /// <summary>Đã lập hoặc sửa hồ sơ.</summary>
    Maker,

    /// <summary>Đã thẩm định.</summary>
    Appraiser,
}

/// <summary>Tách bạch nhiệm vụ: whoever made an application does not appraise it, and neither decides. The one place that says so.</summary>
public static class SeparationOfDuties
{
    /// <summary>What keeps a person from appraising.</summary>
    public static EarlierPart InAppraisal(IReadOnlyList<Guid> makers, Guid person) => makers.Contains(person) ? EarlierPart.Maker : EarlierPart.None;

    /// <summary>What keeps a person from deciding.</summary>
    public static EarlierPart InDecision(IReadOnlyList<Guid> makers, Guid appraisedBy, Guid person) =>
        makers.Contains(person) ? EarlierPart.Maker : person == appraisedBy ? EarlierPart.Appraiser : EarlierPart.None;
}
