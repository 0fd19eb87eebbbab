using NodaTime;

namespace QuyHtx.Domain.Borrowers;

/// <summary>Đối tượng vay vốn (Decree 45/2021/NĐ-CP art. 20).</summary>
public enum BorrowerKind
{
    /// <summary>Hợp tác xã; at least five official members.</summary>
    Cooperative,

    /// <summary>Liên hiệp hợp tác xã; at least three cooperatives.</summary>
    CooperativeUnion,

    /// <summary>Thành viên tổ hợp tác: a group has no legal personality, so its member borrows.</summary>
    GroupMember,

    /// <summary>Thành viên hợp tác xã, not an enterprise.</summary>
    CooperativeMember,
}

/// <summary>Nơi đóng trụ sở hoặc cư trú: commune and province since 1/7/2025, with the text as it was signed.</summary>
/// <param name="Text">Số nhà, đường, thôn.</param>
/// <param name="Commune">Xã, phường, đặc khu.</param>
/// <param name="Province">Tỉnh, thành phố.</param>
public sealed record Address(string Text, string Commune, string Province);

/// <summary>What a fund writes down of a borrower; all of it can be corrected later, and each correction is audited.</summary>
public sealed record BorrowerProfile
{
    /// <summary>Đối tượng.</summary>
    public required BorrowerKind Kind { get; init; }

    /// <summary>Tên; of a person, họ và tên.</summary>
    public required string Name { get; init; }

    /// <summary>Mã số thuế, as written; a wrong one is a warning.</summary>
    public string TaxCode { get; init; } = "";

    /// <summary>Người đại diện theo pháp luật; of a person, the person.</summary>
    public required string Representative { get; init; }

    /// <summary>Số thành viên: of the cooperative, union or group; nil where it does not apply.</summary>
    public int Members { get; init; }

    /// <summary>Do phụ nữ quản lý.</summary>
    public bool WomenLed { get; init; }

    /// <summary>Vùng đồng bào dân tộc thiểu số.</summary>
    public bool EthnicMinorityArea { get; init; }

    /// <summary>The borrower is itself an enterprise, which Decree 45 art. 20 leaves out.</summary>
    public bool IsEnterprise { get; init; }

    /// <summary>Lĩnh vực.</summary>
    public string Sector { get; init; } = "";

    /// <summary>Địa chỉ.</summary>
    public required Address Address { get; init; }

    /// <summary>Ngày sinh of a person; null for a body.</summary>
    public LocalDate? BornOn { get; init; }

    /// <summary>Điện thoại.</summary>
    public string Phone { get; init; } = "";

    /// <summary>Thư điện tử, to which reminders go.</summary>
    public string Email { get; init; } = "";

    /// <summary>True for the kinds that are persons.</summary>
    public bool IsPerson => Kind is BorrowerKind.GroupMember or BorrowerKind.CooperativeMember;

    /// <summary>What is wrong with the profile; nothing when it can be kept.</summary>
    public IEnumerable<RuleViolation> Check()
    {
        foreach (var (field, text) in new[]
                 {
                     ("name", Name), ("representative", Representative), ("commune", Address.Commune), ("province", Address.Province),
                 })
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                yield return new("text-missing", field);
            }
        }

        if (Members < 0)
        {
            yield return new("members-negative", "members", Members);
        }

        if (IsPerson && BornOn is null)
        {
            yield return new("birth-date-missing", "bornOn");
        }
    }
}

/// <summary>Khách hàng vay.</summary>
public sealed class Borrower
{
    private readonly List<RelatedBorrower> related = [];

    /// <summary>Registers a borrower.</summary>
    /// <exception cref="RuleViolationException">The first thing that <see cref="BorrowerProfile.Check"/> finds.</exception>
    public Borrower(Guid id, BorrowerProfile profile)
    {
        Id = id;
        Profile = Checked(profile);
    }

    private Borrower() => Profile = null!;

    /// <summary>Made by whoever registers it.</summary>
    public Guid Id { get; private set; }

    /// <summary>What is written down of it.</summary>
    public BorrowerProfile Profile { get; private set; }

    /// <summary>Người có liên quan: whose loans count together with this one's (Decree 45 art. 23).</summary>
    public IReadOnlyList<RelatedBorrower> Related => related;

    /// <summary>Counts changes, so that two people cannot overwrite each other.</summary>
    public int Version { get; private set; }

    /// <summary>Corrects what is written down.</summary>
    public void Correct(BorrowerProfile profile)
    {
        Profile = Checked(profile);
        Version++;
    }

    /// <summary>Names the related borrowers, all of them.</summary>
    /// <exception cref="RuleViolationException">A borrower related to itself, or named twice.</exception>
    public void RelateTo(IReadOnlyList<RelatedBorrower> others)
    {
        if (others.Any(other => other.RelatedId == Id) || others.DistinctBy(other => other.RelatedId).Count() != others.Count)
        {
            throw new RuleViolationException(new("related-borrower-twice", "related"));
        }

        related.Clear();
        related.AddRange(others);
        Version++;
    }

    private static BorrowerProfile Checked(BorrowerProfile profile)
    {
        foreach (var violation in profile.Check())
        {
            throw new RuleViolationException(violation);
        }

        return profile;
    }
}

/// <summary>Quan hệ liên quan.</summary>
/// <param name="RelatedId">The other borrower.</param>
/// <param name="Relation">Quan hệ: in words.</param>
public sealed record RelatedBorrower(Guid RelatedId, string Relation);
