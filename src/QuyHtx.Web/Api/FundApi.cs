using QuyHtx.Application.Applications;
using QuyHtx.Application.Audit;
using QuyHtx.Application.Borrowers;
using QuyHtx.Application.CloseOfDay;
using QuyHtx.Application.Fund;
using QuyHtx.Application.Ledger;
using QuyHtx.Application.Loans;
using QuyHtx.Application.Messages;
using QuyHtx.Application.Papers;
using QuyHtx.Application.Pipeline;
using QuyHtx.Application.Policies;
using QuyHtx.Application.Users;
using QuyHtx.Application.Verification;
using QuyHtx.Application.Work;
using QuyHtx.Domain.Loans;

namespace QuyHtx.Web.Api;

/// <summary>The table of routes, one line a message. A test sees to it that no message is forgotten.</summary>
internal static class FundApi
{
    public static void MapFundApi(this WebApplication app)
    {
        app.MapOpenApi().AllowAnonymous();
        var api = app.MapGroup("/api/v1").RequireAuthorization();
        SessionApi.Map(api);
        SetUpApi.Map(api);
        MapFund(api);
        MapBorrowers(api);
        MapPolicies(api);
        MapApplications(api);
        MapLoans(api);
        MapPapers(api);
        MapLedger(api);
        MapMessages(api);
        MapUsers(api);
        FileApi.Map(api);
    }

    private static void MapFund(IEndpointRouteBuilder api)
    {
        api.Query<GetWorkWaiting, WorkWaiting>("/work");
        api.Query<GetFundPosition, FundPosition>("/fund");
        api.Command<FoundFund, Done>("/fund");
        api.Query<ListContributions, ContributionList>("/fund/contributions");
        api.Command<RecordContribution, Created>("/fund/contributions");
    }

    private static void MapBorrowers(IEndpointRouteBuilder api)
    {
        api.Query<FindBorrowers, BorrowerList>("/borrowers");
        api.Query<FindBorrowerByTaxCode, BorrowerWithTaxCode>("/borrowers/by-tax-code");
        api.Query<ListBorrowerChoices, BorrowerChoices>("/borrowers/choices");
        api.Query<GetBorrower, BorrowerFile>("/borrowers/{borrowerId}");
        api.Command<RegisterBorrower, Created>("/borrowers");
        api.Command<CorrectBorrower, Done>("/borrowers/{borrowerId}", "PUT");
        api.Command<RelateBorrowers, Done>("/borrowers/{borrowerId}/related", "PUT");
    }

    private static void MapApplications(IEndpointRouteBuilder api)
    {
        api.Query<ListApplications, ApplicationList>("/applications");
        api.Query<ListWaitingApplications, WaitingApplicationList>("/applications/waiting");
        api.Query<GetApplication, ApplicationFile>("/applications/{applicationId}");
        api.Query<GetApplicationHistory, IReadOnlyList<ApplicationEvent>>("/applications/{applicationId}/history");
        api.Command<OpenApplication, Created>("/applications");
        api.Command<RewriteApplication, Done>("/applications/{applicationId}", "PUT");
        api.Command<DetachDocument, Done>("/applications/{applicationId}/documents/{code}", "DELETE");
        api.Command<SubmitApplication, Done>("/applications/{applicationId}/submit");
        api.Command<ReturnApplication, Done>("/applications/{applicationId}/return");
        api.Command<WithdrawApplication, Done>("/applications/{applicationId}/withdraw");
        api.Command<AppraiseApplication, Done>("/applications/{applicationId}/appraisal");
        api.Command<DecideApplication, Done>("/applications/{applicationId}/decision");
        api.Command<SignContract, Created>("/applications/{applicationId}/contract");
    }

    private static void MapPolicies(IEndpointRouteBuilder api)
    {
        api.Query<ListPolicies, PolicyList>("/policies");
        api.Command<AdoptPolicy, Created>("/policies");
        api.Query<ListProducts, ProductList>("/products");
        api.Command<DefineProduct, Created>("/products");
        api.Query<ListHolidays, HolidayList>("/holidays/{year}");
        api.Command<SetHolidays, Done>("/holidays/{year}", "PUT");
    }

    private static void MapLoans(IEndpointRouteBuilder api)
    {
        api.Query<ListLoans, LoanList>("/loans");
        api.Query<ListOverdueLoans, OverdueList>("/loans/overdue");
        api.Query<PlanSchedule, PlannedSchedule>("/loans/plan");
        api.Query<GetLoanStatement, LoanStatement>("/loans/{loanId}");
        api.Query<PreviewPayment, TransactionPreview>("/loans/{loanId}/payment-preview");
        api.Query<PreviewReversal, TransactionPreview>("/loans/{loanId}/transactions/{transactionId}/reversal-preview");
        api.Query<ListContacts, ContactList>("/loans/{loanId}/contacts");
        api.Command<RecordContact, Created>("/loans/{loanId}/contacts");
        api.Query<ListLoanHistory, LoanHistory>("/loans/{loanId}/history");
        api.Query<QuoteSettlement, SettlementQuote>("/loans/{loanId}/settlement-quote");
        api.Command<ReceivePayment, PaymentReceived>("/loans/{loanId}/payments");
        api.Command<SettleLoan, TransactionEntered>("/loans/{loanId}/settlement");
        api.Query<ListProposals, ProposalList>("/proposals");
        api.Query<GetProposal, ProposalFile>("/proposals/{proposalId}");
        api.Command<ProposeTransaction, Created>("/loans/{loanId}/proposals");
        api.Question<PreviewProposal, TransactionPreview>("/loans/{loanId}/proposal-preview");
        api.Command<ConfirmProposal, TransactionEntered>("/proposals/{proposalId}/confirm");
        api.Command<RefuseProposal, Done>("/proposals/{proposalId}/refuse");
    }

    private static void MapPapers(IEndpointRouteBuilder api)
    {
        api.Query<GetSchedulePaper, SchedulePaper>("/papers/schedules/{loanId}");
        api.Query<GetContractPaper, ContractPaper>("/papers/contracts/{loanId}");
        api.Query<GetStatementPaper, StatementPaper>("/papers/statements/{loanId}");
        api.Query<GetDueNotice, DueNotice>("/papers/due-notices/{loanId}");
        api.Query<GetOverdueNotice, OverdueNotice>("/papers/overdue-notices/{loanId}");
        api.Query<GetDebtAcknowledgement, DebtAcknowledgement>("/papers/debt-acknowledgements/{transactionId}");
        api.Query<GetVoucher, Voucher>("/papers/vouchers/{transactionId}");
        api.Query<GetAppraisalPaper, AppraisalPaper>("/papers/appraisals/{applicationId}");
    }

    private static void MapLedger(IEndpointRouteBuilder api)
    {
        api.Query<ListAccounts, IReadOnlyList<AccountRow>>("/accounts");
        api.Command<NameAccount, Done>("/accounts/{use}", "PUT");
        api.Query<TrialBalance, IReadOnlyList<TrialBalanceRow>>("/ledger/trial-balance");
        api.Query<ListJournal, JournalPage>("/ledger/entries");
        api.Query<GetJournalEntry, EntryFile>("/ledger/entries/{entryId}");
        api.Query<BreakDownEntry, EntryBreakdown>("/ledger/entries/{entryId}/loans");
        api.Query<AccountLedger, AccountLedgerPage>("/ledger/accounts/{account}");
        api.Query<VerifyBooks, BooksVerified>("/ledger/verification");
        api.Query<ListCloses, CloseList>("/closes");
        api.Query<PreviewClose, ClosePreview>("/closes/preview");
        api.Query<ListCloseFailures, IReadOnlyList<CloseFailureRow>>("/closes/failures");
        api.Command<SetAsideFailure, Done>("/closes/failures/set-aside");
    }

    private static void MapMessages(IEndpointRouteBuilder api)
    {
        api.Query<ListMessages, MessageList>("/messages");
        api.Command<RequeueMessage, Done>("/messages/{messageId}/requeue");
    }

    private static void MapUsers(IEndpointRouteBuilder api)
    {
        api.Query<ListUsers, UserList>("/users");
        api.Query<GetUser, UserRow>("/users/{userId}");
        api.Command<CreateUser, FirstPassword>("/users");
        api.Command<AssignRoles, Done>("/users/{userId}/roles", "PUT");
        api.Command<ResetPassword, FirstPassword>("/users/{userId}/reset-password");
        api.Command<DisableUser, Done>("/users/{userId}/disable");
        api.Command<EnableUser, Done>("/users/{userId}/enable");
        api.Query<ListAuditRecords, AuditList>("/audit");
        api.Query<GetAuditRecord, AuditFile>("/audit/{no}");
        api.Query<ListApiTokens, IReadOnlyList<ApiTokenRow>>("/tokens");
        api.Command<CreateApiToken, NewApiToken>("/tokens");
        api.Command<RevokeApiToken, Done>("/tokens/{tokenId}", "DELETE");
    }
}
