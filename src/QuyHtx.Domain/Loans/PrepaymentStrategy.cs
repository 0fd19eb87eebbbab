namespace QuyHtx.Domain.Loans;

/// <summary>Cách trừ nợ trả trước hạn: which instalments a prepayment lowers.</summary>
/// <remarks>Civil Code 2015 art. 470.2 makes an early payer owe the interest of the whole term unless the contract says otherwise; it does.</remarks>
public enum PrepaymentStrategy
{
    /// <summary>Trừ từ kỳ cuối trở về. The default.</summary>
    ReduceLast,

    /// <summary>Trừ từ kỳ tới trở đi.</summary>
    ReduceNext,

    /// <summary>Tính lại các kỳ còn lại theo phương thức của hợp đồng.</summary>
    Reamortize,
}
