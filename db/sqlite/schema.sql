CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

BEGIN TRANSACTION;
CREATE TABLE "accounts" (
    "used_for" TEXT NOT NULL CONSTRAINT "pk_accounts" PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL
);

CREATE TABLE "audit_records" (
    "no" INTEGER NOT NULL CONSTRAINT "pk_audit_records" PRIMARY KEY AUTOINCREMENT,
    "at" TEXT NOT NULL,
    "business_date" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "user_name" TEXT NOT NULL,
    "user_search" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "command_id" TEXT NOT NULL,
    "changes" TEXT NOT NULL,
    "borrower_id" TEXT NULL,
    "loan_id" TEXT NULL
);

CREATE TABLE "borrowers" (
    "id" TEXT NOT NULL CONSTRAINT "pk_borrowers" PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "search_text" TEXT NOT NULL,
    "tax_digits" TEXT NULL,
    "born_on" TEXT NULL,
    "email" TEXT NOT NULL,
    "ethnic_minority_area" INTEGER NOT NULL,
    "is_enterprise" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "members" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "representative" TEXT NOT NULL,
    "sector" TEXT NOT NULL,
    "tax_code" TEXT NOT NULL,
    "women_led" INTEGER NOT NULL,
    "commune" TEXT NOT NULL,
    "province" TEXT NOT NULL,
    "address_text" TEXT NOT NULL
);

CREATE TABLE "capital_contributions" (
    "id" TEXT NOT NULL CONSTRAINT "pk_capital_contributions" PRIMARY KEY,
    "date" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "note" TEXT NOT NULL
);

CREATE TABLE "close_failures" (
    "loan_id" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "error" TEXT NOT NULL,
    "set_aside_by" TEXT NULL,
    "reason" TEXT NOT NULL,
    "resolved_on" TEXT NULL,
    CONSTRAINT "pk_close_failures" PRIMARY KEY ("date", "loan_id")
);

CREATE TABLE "commands" (
    "id" TEXT NOT NULL CONSTRAINT "pk_commands" PRIMARY KEY,
    "command" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "answer" TEXT NOT NULL
);

CREATE TABLE "day_closes" (
    "date" TEXT NOT NULL CONSTRAINT "pk_day_closes" PRIMARY KEY,
    "seal" TEXT NOT NULL,
    "previous_seal" TEXT NOT NULL,
    "entries" INTEGER NOT NULL,
    "audit_seal" TEXT NOT NULL,
    "last_audit_no" INTEGER NOT NULL,
    "transaction_seal" TEXT NOT NULL,
    "closed_at" TEXT NOT NULL
);

CREATE TABLE "drafts" (
    "user_id" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "fields" TEXT NOT NULL,
    "saved_at" TEXT NOT NULL,
    CONSTRAINT "pk_drafts" PRIMARY KEY ("user_id", "form", "subject_id")
);

CREATE TABLE "fund" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_fund" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "province" TEXT NOT NULL,
    "business_date" TEXT NOT NULL,
    "capital_target" INTEGER NOT NULL,
    "capital_target_on" TEXT NOT NULL,
    "last_entry_no" INTEGER NOT NULL,
    "turn" INTEGER NOT NULL
);

CREATE TABLE "holidays" (
    "date" TEXT NOT NULL,
    "set_on" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "dropped_on" TEXT NULL,
    CONSTRAINT "pk_holidays" PRIMARY KEY ("date", "set_on")
);

CREATE TABLE "job_pauses" (
    "job" TEXT NOT NULL CONSTRAINT "pk_job_pauses" PRIMARY KEY,
    "paused_at" TEXT NOT NULL,
    "paused_by" TEXT NOT NULL,
    "reason" TEXT NOT NULL
);

CREATE TABLE "job_runs" (
    "id" TEXT NOT NULL CONSTRAINT "pk_job_runs" PRIMARY KEY,
    "job" TEXT NOT NULL,
    "started_at" TEXT NOT NULL,
    "ended_at" TEXT NULL,
    "outcome" TEXT NOT NULL,
    "said" TEXT NOT NULL,
    "engine" TEXT NOT NULL,
    "asked_by" TEXT NOT NULL
);

CREATE TABLE "number_series" (
    "code" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,
    CONSTRAINT "pk_number_series" PRIMARY KEY ("code", "year")
);

CREATE TABLE "policies" (
    "id" TEXT NOT NULL CONSTRAINT "pk_policies" PRIMARY KEY,
    "effective_from" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "limits" TEXT NOT NULL,
    "repayment" TEXT NOT NULL,
    "debt_groups" TEXT NOT NULL
);

CREATE TABLE "products" (
    "id" TEXT NOT NULL CONSTRAINT "pk_products" PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "effective_from" TEXT NOT NULL,
    "rate" TEXT NOT NULL,
    "least_amount" INTEGER NOT NULL,
    "most_amount" INTEGER NOT NULL,
    "most_months" INTEGER NOT NULL,
    "most_grace_months" INTEGER NOT NULL,
    "methods" TEXT NOT NULL
);

CREATE TABLE "roles" (
    "id" TEXT NOT NULL CONSTRAINT "pk_roles" PRIMARY KEY,
    "name" TEXT NULL,
    "normalized_name" TEXT NULL,
    "concurrency_stamp" TEXT NULL
);

CREATE TABLE "set_up_links" (
    "secret_hash" TEXT NOT NULL CONSTRAINT "pk_set_up_links" PRIMARY KEY,
    "expires_at" TEXT NOT NULL
);

CREATE TABLE "users" (
    "id" TEXT NOT NULL CONSTRAINT "pk_users" PRIMARY KEY,
    "full_name" TEXT NOT NULL,
    "borrower_id" TEXT NULL,
    "must_change_password" INTEGER NOT NULL,
    "last_sign_in_at" TEXT NULL,
    "search" TEXT NOT NULL,
    "user_name" TEXT NULL,
    "normalized_user_name" TEXT NULL,
    "email" TEXT NULL,
    "normalized_email" TEXT NULL,
    "email_confirmed" INTEGER NOT NULL,
    "password_hash" TEXT NULL,
    "security_stamp" TEXT NULL,
    "concurrency_stamp" TEXT NULL,
    "phone_number" TEXT NULL,
    "phone_number_confirmed" INTEGER NOT NULL,
    "two_factor_enabled" INTEGER NOT NULL,
    "lockout_end" TEXT NULL,
    "lockout_enabled" INTEGER NOT NULL,
    "access_failed_count" INTEGER NOT NULL
);

CREATE TABLE "applications" (
    "id" TEXT NOT NULL CONSTRAINT "pk_applications" PRIMARY KEY,
    "number" TEXT NOT NULL,
    "borrower_id" TEXT NOT NULL,
    "opened_by" TEXT NOT NULL,
    "makers" TEXT NOT NULL,
    "opened_on" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "remark" TEXT NOT NULL,
    "appraisal" TEXT NULL,
    "decision" TEXT NULL,
    "version" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    CONSTRAINT "fk_applications_borrowers_borrower_id" FOREIGN KEY ("borrower_id") REFERENCES "borrowers" ("id") ON DELETE RESTRICT
);

CREATE TABLE "borrower_relations" (
    "related_id" TEXT NOT NULL,
    "borrower_id" TEXT NOT NULL,
    "relation" TEXT NOT NULL,
    CONSTRAINT "pk_borrower_relations" PRIMARY KEY ("borrower_id", "related_id"),
    CONSTRAINT "fk_borrower_relations_borrowers_borrower_id" FOREIGN KEY ("borrower_id") REFERENCES "borrowers" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_borrower_relations_borrowers_related_id" FOREIGN KEY ("related_id") REFERENCES "borrowers" ("id") ON DELETE RESTRICT
);

CREATE TABLE "role_claims" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_role_claims" PRIMARY KEY AUTOINCREMENT,
    "role_id" TEXT NOT NULL,
    "claim_type" TEXT NULL,
    "claim_value" TEXT NULL,
    CONSTRAINT "fk_role_claims_roles_role_id" FOREIGN KEY ("role_id") REFERENCES "roles" ("id") ON DELETE CASCADE
);

CREATE TABLE "api_tokens" (
    "id" TEXT NOT NULL CONSTRAINT "pk_api_tokens" PRIMARY KEY,
    "user_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "read_only" INTEGER NOT NULL,
    "expires_at" TEXT NOT NULL,
    "revoked_at" TEXT NULL,
    CONSTRAINT "fk_api_tokens_users_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);

CREATE TABLE "user_claims" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_user_claims" PRIMARY KEY AUTOINCREMENT,
    "user_id" TEXT NOT NULL,
    "claim_type" TEXT NULL,
    "claim_value" TEXT NULL,
    CONSTRAINT "fk_user_claims_users_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);

CREATE TABLE "user_logins" (
    "login_provider" TEXT NOT NULL,
    "provider_key" TEXT NOT NULL,
    "provider_display_name" TEXT NULL,
    "user_id" TEXT NOT NULL,
    CONSTRAINT "pk_user_logins" PRIMARY KEY ("login_provider", "provider_key"),
    CONSTRAINT "fk_user_logins_users_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);

CREATE TABLE "user_roles" (
    "user_id" TEXT NOT NULL,
    "role_id" TEXT NOT NULL,
    CONSTRAINT "pk_user_roles" PRIMARY KEY ("user_id", "role_id"),
    CONSTRAINT "fk_user_roles_roles_role_id" FOREIGN KEY ("role_id") REFERENCES "roles" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_user_roles_users_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);

CREATE TABLE "user_tokens" (
    "user_id" TEXT NOT NULL,
    "login_provider" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NULL,
    CONSTRAINT "pk_user_tokens" PRIMARY KEY ("user_id", "login_provider", "name"),
    CONSTRAINT "fk_user_tokens_users_user_id" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);

CREATE TABLE "attachments" (
    "id" TEXT NOT NULL CONSTRAINT "pk_attachments" PRIMARY KEY,
    "application_id" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "content" BLOB NOT NULL,
    "sha256" TEXT NOT NULL,
    "uploaded_by" TEXT NOT NULL,
    "uploaded_at" TEXT NOT NULL,
    CONSTRAINT "fk_attachments_applications_application_id" FOREIGN KEY ("application_id") REFERENCES "applications" ("id") ON DELETE RESTRICT
);

CREATE TABLE "loans" (
    "id" TEXT NOT NULL CONSTRAINT "pk_loans" PRIMARY KEY,
    "contract_number" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "borrower_id" TEXT NOT NULL,
    "signed_on" TEXT NOT NULL,
    "approved_amount" INTEGER NOT NULL,
    "terms" TEXT NOT NULL,
    "rules" TEXT NOT NULL,
    "policy_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_loans_applications_application_id" FOREIGN KEY ("application_id") REFERENCES "applications" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_loans_borrowers_borrower_id" FOREIGN KEY ("borrower_id") REFERENCES "borrowers" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_loans_policies_policy_id" FOREIGN KEY ("policy_id") REFERENCES "policies" ("id") ON DELETE RESTRICT
);

CREATE TABLE "contact_records" (
    "id" TEXT NOT NULL CONSTRAINT "pk_contact_records" PRIMARY KEY,
    "loan_id" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "date" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "said" TEXT NOT NULL,
    "promised_date" TEXT NULL,
    "promised_amount" INTEGER NULL,
    "recorded_on" TEXT NOT NULL,
    "recorded_by" TEXT NOT NULL,
    CONSTRAINT "fk_contact_records_loans_loan_id" FOREIGN KEY ("loan_id") REFERENCES "loans" ("id") ON DELETE RESTRICT
);

CREATE TABLE "journal_entries" (
    "id" TEXT NOT NULL CONSTRAINT "pk_journal_entries" PRIMARY KEY,
    "no" INTEGER NOT NULL,
    "date" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "loan_id" TEXT NULL,
    "transaction_id" TEXT NULL,
    "reverses_id" TEXT NULL,
    CONSTRAINT "fk_journal_entries_loans_loan_id" FOREIGN KEY ("loan_id") REFERENCES "loans" ("id") ON DELETE RESTRICT
);

CREATE TABLE "loan_proposals" (
    "id" TEXT NOT NULL CONSTRAINT "pk_loan_proposals" PRIMARY KEY,
    "loan_id" TEXT NOT NULL,
    "transaction" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "proposed_by" TEXT NOT NULL,
    "proposed_on" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "decided_by" TEXT NULL,
    "decided_on" TEXT NULL,
    "reason" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_loan_proposals_loans_loan_id" FOREIGN KEY ("loan_id") REFERENCES "loans" ("id") ON DELETE RESTRICT
);

CREATE TABLE "loan_statuses" (
    "loan_id" TEXT NOT NULL CONSTRAINT "pk_loan_statuses" PRIMARY KEY,
    "stage" TEXT NOT NULL,
    "principal_outstanding" INTEGER NOT NULL,
    "principal_due" INTEGER NOT NULL,
    "interest_due" INTEGER NOT NULL,
    "advance" INTEGER NOT NULL,
    "oldest_unpaid_due_date" TEXT NULL,
    "next_due_date" TEXT NULL,
    "own_group" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    CONSTRAINT "fk_loan_statuses_loans_loan_id" FOREIGN KEY ("loan_id") REFERENCES "loans" ("id") ON DELETE RESTRICT
);

CREATE TABLE "loan_transactions" (
    "id" TEXT NOT NULL CONSTRAINT "pk_loan_transactions" PRIMARY KEY,
    "loan_id" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "entered_on" TEXT NOT NULL,
    "entered_by" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "reverses_id" TEXT NULL,
    "new_terms" TEXT NULL,
    "restructuring_kind" TEXT NULL,
    "note" TEXT NOT NULL,
    CONSTRAINT "fk_loan_transactions_loans_loan_id" FOREIGN KEY ("loan_id") REFERENCES "loans" ("id") ON DELETE RESTRICT
);

CREATE TABLE "messages" (
    "id" TEXT NOT NULL CONSTRAINT "pk_messages" PRIMARY KEY,
    "loan_id" TEXT NOT NULL,
    "due_date" TEXT NOT NULL,
    "day_offset" INTEGER NOT NULL,
    "queued_on" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "attempts_before_requeue" INTEGER NOT NULL,
    "next_attempt_at" TEXT NULL,
    "sent_at" TEXT NULL,
    "outcome" TEXT NOT NULL,
    CONSTRAINT "fk_messages_loans_loan_id" FOREIGN KEY ("loan_id") REFERENCES "loans" ("id") ON DELETE RESTRICT
);

CREATE TABLE "planned_rows" (
    "loan_id" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "due_date" TEXT NOT NULL,
    "principal" INTEGER NOT NULL,
    "interest" INTEGER NOT NULL,
    CONSTRAINT "pk_planned_rows" PRIMARY KEY ("loan_id", "no"),
    CONSTRAINT "fk_planned_rows_loans_loan_id" FOREIGN KEY ("loan_id") REFERENCES "loans" ("id") ON DELETE RESTRICT
);

CREATE TABLE "journal_lines" (
    "no" INTEGER NOT NULL,
    "entry_id" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "debit" INTEGER NOT NULL,
    "credit" INTEGER NOT NULL,
    CONSTRAINT "pk_journal_lines" PRIMARY KEY ("entry_id", "no"),
    CONSTRAINT "fk_journal_lines_journal_entries_entry_id" FOREIGN KEY ("entry_id") REFERENCES "journal_entries" ("id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "ix_accounts_code" ON "accounts" ("code");

CREATE INDEX "ix_api_tokens_user_id" ON "api_tokens" ("user_id");

CREATE INDEX "ix_applications_borrower_id_status" ON "applications" ("borrower_id", "status");

CREATE UNIQUE INDEX "ix_applications_number" ON "applications" ("number");

CREATE INDEX "ix_applications_status_opened_on" ON "applications" ("status", "opened_on");

CREATE INDEX "ix_attachments_application_id" ON "attachments" ("application_id");

CREATE INDEX "ix_audit_records_at" ON "audit_records" ("at");

CREATE INDEX "ix_audit_records_borrower_id" ON "audit_records" ("borrower_id");

CREATE INDEX "ix_audit_records_loan_id" ON "audit_records" ("loan_id");

CREATE INDEX "ix_borrower_relations_related_id" ON "borrower_relations" ("related_id");

CREATE UNIQUE INDEX "ix_borrowers_tax_digits" ON "borrowers" ("tax_digits") WHERE tax_digits IS NOT NULL;

CREATE INDEX "ix_capital_contributions_date" ON "capital_contributions" ("date");

CREATE UNIQUE INDEX "ix_contact_records_loan_id_no" ON "contact_records" ("loan_id", "no");

CREATE INDEX "ix_job_runs_job_started_at" ON "job_runs" ("job", "started_at");

CREATE INDEX "ix_job_runs_started_at" ON "job_runs" ("started_at");

CREATE INDEX "ix_journal_entries_date" ON "journal_entries" ("date");

CREATE INDEX "ix_journal_entries_loan_id" ON "journal_entries" ("loan_id");

CREATE UNIQUE INDEX "ix_journal_entries_no" ON "journal_entries" ("no");

CREATE UNIQUE INDEX "ix_journal_entries_reverses_id" ON "journal_entries" ("reverses_id");

CREATE INDEX "ix_journal_lines_account" ON "journal_lines" ("account");

CREATE INDEX "ix_loan_proposals_loan_id" ON "loan_proposals" ("loan_id");

CREATE INDEX "ix_loan_proposals_status_proposed_on" ON "loan_proposals" ("status", "proposed_on");

CREATE INDEX "ix_loan_statuses_stage_oldest_unpaid_due_date" ON "loan_statuses" ("stage", "oldest_unpaid_due_date");

CREATE INDEX "ix_loan_transactions_entered_on" ON "loan_transactions" ("entered_on");

CREATE UNIQUE INDEX "ix_loan_transactions_loan_id_no" ON "loan_transactions" ("loan_id", "no");

CREATE UNIQUE INDEX "ix_loan_transactions_reverses_id" ON "loan_transactions" ("reverses_id");

CREATE UNIQUE INDEX "ix_loans_application_id" ON "loans" ("application_id");

CREATE INDEX "ix_loans_borrower_id" ON "loans" ("borrower_id");

CREATE UNIQUE INDEX "ix_loans_contract_number" ON "loans" ("contract_number");

CREATE INDEX "ix_loans_policy_id" ON "loans" ("policy_id");

CREATE UNIQUE INDEX "ix_messages_loan_id_due_date_day_offset" ON "messages" ("loan_id", "due_date", "day_offset");

CREATE INDEX "ix_messages_status_next_attempt_at" ON "messages" ("status", "next_attempt_at");

CREATE INDEX "ix_planned_rows_due_date" ON "planned_rows" ("due_date");

CREATE UNIQUE INDEX "ix_policies_effective_from" ON "policies" ("effective_from");

CREATE UNIQUE INDEX "ix_products_code_effective_from" ON "products" ("code", "effective_from");

CREATE INDEX "ix_role_claims_role_id" ON "role_claims" ("role_id");

CREATE UNIQUE INDEX "role_name_index" ON "roles" ("normalized_name");

CREATE INDEX "ix_user_claims_user_id" ON "user_claims" ("user_id");

CREATE INDEX "ix_user_logins_user_id" ON "user_logins" ("user_id");

CREATE INDEX "ix_user_roles_role_id" ON "user_roles" ("role_id");

CREATE INDEX "email_index" ON "users" ("normalized_email");

CREATE UNIQUE INDEX "user_name_index" ON "users" ("normalized_user_name");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261121153732_Initial', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
CREATE TRIGGER loan_transactions_no_update BEFORE UPDATE ON loan_transactions BEGIN SELECT RAISE(ABORT, 'loan_transactions is append-only'); END;

CREATE TRIGGER loan_transactions_no_delete BEFORE DELETE ON loan_transactions BEGIN SELECT RAISE(ABORT, 'loan_transactions is append-only'); END;

CREATE TRIGGER journal_entries_no_update BEFORE UPDATE ON journal_entries BEGIN SELECT RAISE(ABORT, 'journal_entries is append-only'); END;

CREATE TRIGGER journal_entries_no_delete BEFORE DELETE ON journal_entries BEGIN SELECT RAISE(ABORT, 'journal_entries is append-only'); END;

CREATE TRIGGER journal_lines_no_update BEFORE UPDATE ON journal_lines BEGIN SELECT RAISE(ABORT, 'journal_lines is append-only'); END;

CREATE TRIGGER journal_lines_no_delete BEFORE DELETE ON journal_lines BEGIN SELECT RAISE(ABORT, 'journal_lines is append-only'); END;

CREATE TRIGGER day_closes_no_update BEFORE UPDATE ON day_closes BEGIN SELECT RAISE(ABORT, 'day_closes is append-only'); END;

CREATE TRIGGER day_closes_no_delete BEFORE DELETE ON day_closes BEGIN SELECT RAISE(ABORT, 'day_closes is append-only'); END;

CREATE TRIGGER audit_records_no_update BEFORE UPDATE ON audit_records BEGIN SELECT RAISE(ABORT, 'audit_records is append-only'); END;

CREATE TRIGGER audit_records_no_delete BEFORE DELETE ON audit_records BEGIN SELECT RAISE(ABORT, 'audit_records is append-only'); END;

CREATE TRIGGER commands_no_update BEFORE UPDATE ON commands BEGIN SELECT RAISE(ABORT, 'commands is append-only'); END;

CREATE TRIGGER commands_no_delete BEFORE DELETE ON commands BEGIN SELECT RAISE(ABORT, 'commands is append-only'); END;

CREATE TRIGGER contact_records_no_update BEFORE UPDATE ON contact_records BEGIN SELECT RAISE(ABORT, 'contact_records is append-only'); END;

CREATE TRIGGER contact_records_no_delete BEFORE DELETE ON contact_records BEGIN SELECT RAISE(ABORT, 'contact_records is append-only'); END;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261201000000_AppendOnly', '10.0.14');

COMMIT;

