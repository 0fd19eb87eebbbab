namespace QuyHtx.Domain.Risk;

/// <summary>Nhóm nợ. Groups 3 to 5 are bad debt (nợ xấu).</summary>
public enum DebtGroup
{
    /// <summary>Nhóm 1, nợ đủ tiêu chuẩn.</summary>
    Standard = 1,

    /// <summary>Nhóm 2, nợ cần chú ý.</summary>
    Watch = 2,

    /// <summary>Nhóm 3, nợ dưới tiêu chuẩn.</summary>
    Substandard = 3,

    /// <summary>Nhóm 4, nợ nghi ngờ mất vốn.</summary>
    Doubtful = 4,

    /// <summary>Nhóm 5, nợ có khả năng mất vốn.</summary>
    Loss = 5,
}
