namespace QuyHtx.Web.Pages;

/// <summary>Các bước soạn hồ sơ.</summary>
public enum FormStep
{
    /// <summary>Khách hàng.</summary>
    Borrower,

    /// <summary>Khoản vay.</summary>
    Loan,

    /// <summary>Phương án, dự án.</summary>
    Plan,

    /// <summary>Hồ sơ giấy tờ.</summary>
    Papers,

    /// <summary>Kiểm tra và nộp.</summary>
    Send,
}

/// <summary>What the fields of an application are called, and in which step they stand. Their names are those that a refusal names.</summary>
public static class ApplicationFields
{
    /// <summary>Rows for collateral that a form offers at most.</summary>
    public const int MostCollateral = 10;

    private static readonly Dictionary<string, (FormStep Step, string Label)> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["borrowerId"] = (FormStep.Borrower, "Khách hàng"),
        ["productId"] = (FormStep.Loan, "Sản phẩm vay"),
        ["amount"] = (FormStep.Loan, "Số tiền đề nghị vay"),
        ["purpose"] = (FormStep.Loan, "Mục đích vay"),
        ["termMonths"] = (FormStep.Loan, "Thời hạn vay"),
        ["method"] = (FormStep.Loan, "Phương thức trả gốc"),
        ["interestEveryMonths"] = (FormStep.Loan, "Kỳ trả lãi"),
        ["principalEveryMonths"] = (FormStep.Loan, "Kỳ trả gốc"),
        ["graceMonths"] = (FormStep.Loan, "Ân hạn gốc"),
        ["firstDueDate"] = (FormStep.Loan, "Ngày trả nợ đầu tiên"),
        ["customPrincipal"] = (FormStep.Loan, "Gốc theo mùa vụ"),
        ["plan.totalInvestment"] = (FormStep.Plan, "Tổng nhu cầu vốn"),
        ["plan.ownCapital"] = (FormStep.Plan, "Vốn tự có"),
        ["plan.otherSources"] = (FormStep.Plan, "Nguồn khác"),
        ["plan.description"] = (FormStep.Plan, "Nội dung phương án"),
        ["creditCheck.checkedOn"] = (FormStep.Plan, "Ngày tra cứu CIC"),
        ["creditCheck.result"] = (FormStep.Plan, "Kết quả tra cứu CIC"),
        ["dossier"] = (FormStep.Papers, "Giấy tờ"),
    };

    private static readonly Dictionary<string, string> OfCollateral = new(StringComparer.OrdinalIgnoreCase)
    {
        ["description"] = "mô tả", ["kind"] = "loại", ["value"] = "giá trị", ["deductionPercent"] = "tỷ lệ khấu trừ",
    };

    /// <summary>The name of a field of a piece of collateral.</summary>
    public static string Collateral(int i, string part) => $"collateral{i}.{part}";

    /// <summary>The name under which the form has what a refusal names.</summary>
    public static string NameOf(string field)
    {
        var name = field.Replace("Content.", "", StringComparison.OrdinalIgnoreCase).Replace("Terms.", "", StringComparison.OrdinalIgnoreCase)
            .Replace("Security.", "", StringComparison.OrdinalIgnoreCase);
        if (name.StartsWith("customPrincipal", StringComparison.OrdinalIgnoreCase))
        {
            return "customPrincipal";
        }

        if (name.StartsWith("collateral[", StringComparison.OrdinalIgnoreCase))
        {
            var (i, part) = (name["collateral[".Length..name.IndexOf(']', StringComparison.Ordinal)], name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..]);
            return $"collateral{i}.{OfCollateral.Keys.FirstOrDefault(key => key.Equals(part, StringComparison.OrdinalIgnoreCase)) ?? part}";
        }

        return Known.Keys.FirstOrDefault(key => key.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name;
    }

    /// <summary>The step in which a field stands.</summary>
    public static FormStep StepOf(string name) => Known.TryGetValue(name, out var known)
        ? known.Step
        : name.StartsWith("dossier", StringComparison.Ordinal) ? FormStep.Papers
        : name.StartsWith("collateral", StringComparison.Ordinal) ? FormStep.Plan
        : FormStep.Send;

    /// <summary>What a field is called; empty where the sentence says it by itself.</summary>
    public static string LabelOf(string name)
    {
        if (Known.TryGetValue(name, out var known))
        {
            return known.Label;
        }

        return name.StartsWith("collateral", StringComparison.Ordinal) && name.Split('.') is [var number, var part] && OfCollateral.TryGetValue(part, out var label)
            ? $"Tài sản {int.Parse(number["collateral".Length..], System.Globalization.CultureInfo.InvariantCulture) + 1}, {label}"
            : "";
    }

    public static string TitleOf(FormStep step) => step switch
    {
        FormStep.Borrower => "Khách hàng",
        FormStep.Loan => "Khoản vay",
        FormStep.Plan => "Phương án, dự án",
        FormStep.Papers => "Hồ sơ giấy tờ",
        FormStep.Send => "Kiểm tra và nộp",
    };

    /// <summary>As an address has it.</summary>
    public static string SlugOf(FormStep step) => step switch
    {
        FormStep.Borrower => "khach-hang",
        FormStep.Loan => "khoan-vay",
        FormStep.Plan => "phuong-an",
        FormStep.Papers => "giay-to",
        FormStep.Send => "nop",
    };

    public static FormStep? StepAt(string? slug) => Enum.GetValues<FormStep>().Cast<FormStep?>().FirstOrDefault(step => SlugOf(step!.Value) == slug);
}
