using QuyHtx.Domain.Applications;
using QuyHtx.Domain.Appraisal;
using QuyHtx.Domain.Money;
using QuyHtx.Domain.Tests.Loans;

namespace QuyHtx.Domain.Tests.Applications;

public sealed class LoanApplicationTests
{
    private static readonly Guid Officer = Guid.NewGuid();
    private static readonly Guid Appraiser = Guid.NewGuid();
    private static readonly Guid Approver = Guid.NewGuid();

    private static readonly Dictionary<string, Action<LoanApplication>> Verbs = new()
    {
        ["rewrite"] = application => application.Rewrite(Asked.Content, Officer),
        ["attach"] = application => application.Attach("DN", Guid.NewGuid(), Officer),
        ["submit"] = application => application.Submit(Asked.Product()),
        ["return"] = application => application.Return("Thiếu"),
        ["withdraw"] = application => application.Withdraw("Rút"),
        ["appraise"] = application => application.Appraise(ReportBy(Appraiser)),
        ["approve"] = application => application.Decide(DecisionBy(Approver, true), []),
        ["reject"] = application => application.Decide(DecisionBy(Approver, false), []),
        ["sign"] = application => application.Sign(),
    };

    /// <summary>Which verbs each status allows, and what becomes of it; every other verb is refused and changes nothing.</summary>
    [Theory]
    [InlineData(ApplicationStatus.Draft, "rewrite:Draft attach:Draft submit:Submitted withdraw:Withdrawn")]
    [InlineData(ApplicationStatus.Submitted, "return:Returned withdraw:Withdrawn appraise:Appraised")]
    [InlineData(ApplicationStatus.Returned, "rewrite:Returned attach:Returned submit:Submitted withdraw:Withdrawn")]
    [InlineData(ApplicationStatus.Appraised, "return:Returned withdraw:Withdrawn appraise:Appraised approve:Approved reject:Rejected")]
    [InlineData(ApplicationStatus.Approved, "withdraw:Withdrawn sign:Signed")]
    [InlineData(ApplicationStatus.Withdrawn, "")]
    [InlineData(ApplicationStatus.Rejected, "")]
    [InlineData(ApplicationStatus.Signed, "")]
    public void A_status_allows_these_verbs_and_no_other(ApplicationStatus status, string allowed)
    {
        var outcomes = allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split(':')).ToDictionary(pair => pair[0], pair => pair[1]);
        foreach (var (name, verb) in Verbs)
        {
            var application = In(status);
            var version = application.Version;
            if (outcomes.TryGetValue(name, out var next))
            {
                verb(application);
                Assert.Equal((next, version + 1), (application.Status.ToString(), application.Version));
            }
            else
            {
                var refused = Make.Refusal(() => verb(application));
                Assert.Equal(("application-not-in-status", status), (refused.Code, application.Status));
                Assert.Equal(version, application.Version);
            }
        }
    }

    [Fact]
    public void Everyone_who_wrote_it_is_a_maker_and_neither_appraises_nor_decides()
    {
        var (rewriter, attacher) = (Guid.NewGuid(), Guid.NewGuid());
        var application = Opened();
        application.Rewrite(Asked.Content, rewriter);
        application.Attach("PA", Guid.NewGuid(), attacher);
        application.Rewrite(Asked.Content, rewriter);
        Complete(application);
        application.Submit(Asked.Product());

        Assert.Equal([Officer, rewriter, attacher], application.Makers);
        foreach (var maker in application.Makers)
        {
            Assert.Equal("maker-is-checker", Make.Refusal(() => application.Appraise(ReportBy(maker))).Code);
        }

        application.Appraise(ReportBy(Appraiser));
        foreach (var one in application.Makers.Append(Appraiser))
        {
            Assert.Equal("maker-is-checker", Make.Refusal(() => application.Decide(DecisionBy(one, false), [])).Code);
        }
    }

    [Fact]
    public void An_approval_fails_with_the_first_check_that_fails_and_a_refusal_does_not()
    {
        EligibilityCheck[] checks =
        [
            new("eligibility-province", "Điều 20", true, "a / a"),
            new("eligibility-own-capital", "Điều 22", false, "1 / 2"),
            new("eligibility-age", "Điều 22", false, "17 / 18"),
        ];
        var application = In(ApplicationStatus.Appraised);

        var refused = Make.Refusal(() => application.Decide(DecisionBy(Approver, true), checks));
        Assert.Equal("eligibility-failed", refused.Code);
        Assert.Equal("eligibility-own-capital", ((RuleViolation)refused.Values[0]).Code);
        Assert.Equal("1 / 2", refused.Values[1]);
        Assert.Null(application.Decision);

        application.Decide(DecisionBy(Approver, false), checks);
        Assert.Equal(ApplicationStatus.Rejected, application.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void To_return_withdraw_or_reject_needs_a_reason(string reason)
    {
        Assert.Equal("text-missing", Make.Refusal(() => In(ApplicationStatus.Submitted).Return(reason)).Code);
        Assert.Equal("text-missing", Make.Refusal(() => In(ApplicationStatus.Submitted).Withdraw(reason)).Code);
        Assert.Equal(
            "text-missing", Make.Refusal(() => In(ApplicationStatus.Appraised).Decide(new LendingDecision(Approver, Asked.Today, false, reason), [])).Code);
    }

    [Fact]
    public void What_was_appraised_is_gone_when_it_is_returned()
    {
        var application = In(ApplicationStatus.Appraised);
        application.Return("Thiếu");
        Assert.Equal((null, "Thiếu"), (application.Appraisal, application.Remark));
    }

    [Fact]
    public void Required_papers_are_always_in_the_dossier_and_files_cannot_be_named_by_whoever_writes_it()
    {
        var forged = new DossierItem("DN", "Giấy đề nghị", IsRequired: false, Guid.NewGuid());
        var application = new LoanApplication(
            Guid.NewGuid(), "HS-2026-0001", Guid.NewGuid(), Officer, Asked.Today, Asked.Content with { Dossier = [forged] });

        // PA and DK stand in DossierItem.Standard as required; DN is required there too, whatever was written.
        Assert.Equal(["PA", "DK", "DN"], application.Content.Missing().Select(item => item.Code));
        Assert.All(application.Content.Dossier, item => Assert.Null(item.AttachmentId));

        var file = Guid.NewGuid();
        application.Attach("PA", file, Officer);
        application.Rewrite(Asked.Content with { Dossier = [forged] }, Officer);
        Assert.Equal([("PA", (Guid?)file)], application.Content.Dossier.Where(item => item.AttachmentId is not null).Select(item => (item.Code, item.AttachmentId)));
        Assert.Equal("dossier-item-unknown", Make.Refusal(() => application.Attach("XX", file, Officer)).Code);
        Assert.Equal("dossier-item-twice", Make.Refusal(() => application.Rewrite(Asked.Content with { Dossier = [forged, forged] }, Officer)).Code);
    }

    [Fact]
    public void A_draft_tells_all_that_is_missing()
    {
        var nothing = Asked.Content with
        {
            Amount = Dong.Zero,
            Purpose = "",
            Plan = new ProjectPlan(Dong.Zero, Dong.Zero, Dong.Zero, ""),
        };
        Assert.Equal(["amount-not-positive", "text-missing", "plan-negative", "dossier-item-missing"], nothing.CheckComplete().Select(problem => problem.Code));

        // 800 + 200 triệu is 1 tỷ; one đồng of other sources more is not.
        var more = Asked.Content with { Plan = Asked.Content.Plan with { OtherSources = new Dong(1) } };
        Assert.Equal("plan-does-not-add-up", more.CheckComplete().First().Code);
    }

    [Fact]
    public void What_is_outside_its_product_is_not_submitted()
    {
        var application = Opened();
        Complete(application);
        Assert.Equal("amount-outside-product", Make.Refusal(() => application.Submit(Asked.Product(most: 799_999_999))).Code);
        application.Submit(Asked.Product(most: 800_000_000));
    }

    private static LoanApplication Opened() => new(Guid.NewGuid(), "HS-2026-0001", Guid.NewGuid(), Officer, Asked.Today, Asked.Content);

    private static void Complete(LoanApplication application)
    {
        foreach (var missing in application.Content.Missing().ToList())
        {
            application.Attach(missing.Code, Guid.NewGuid(), Officer);
        }
    }

    private static LoanApplication In(ApplicationStatus status)
    {
        var application = Opened();
        Complete(application);
        string[] way = status switch
        {
            ApplicationStatus.Draft => [],
            ApplicationStatus.Submitted => ["submit"],
            ApplicationStatus.Returned => ["submit", "return"],
            ApplicationStatus.Withdrawn => ["withdraw"],
            ApplicationStatus.Appraised => ["submit", "appraise"],
            ApplicationStatus.Approved => ["submit", "appraise", "approve"],
            ApplicationStatus.Rejected => ["submit", "appraise", "reject"],
            ApplicationStatus.Signed => ["submit", "appraise", "approve", "sign"],
        };
        foreach (var verb in way)
        {
            Verbs[verb](application);
        }

        return application;
    }

    private static AppraisalReport ReportBy(Guid person) => new(person, Asked.Today, [], "Khả thi", true);

    private static LendingDecision DecisionBy(Guid person, bool approves) => new(person, Asked.Today, approves, "Lý do");
}
