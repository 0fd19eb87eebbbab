IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL
BEGIN
    CREATE TABLE [__EFMigrationsHistory] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK___EFMigrationsHistory] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [accounts] (
        [used_for] nvarchar(40) NOT NULL,
        [code] nvarchar(20) NOT NULL,
        [name] nvarchar(400) NOT NULL,
        [kind] nvarchar(40) NOT NULL,
        CONSTRAINT [pk_accounts] PRIMARY KEY ([used_for])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [audit_records] (
        [no] bigint NOT NULL IDENTITY,
        [at] datetime2 NOT NULL,
        [business_date] date NOT NULL,
        [user_id] uniqueidentifier NOT NULL,
        [user_name] nvarchar(400) NOT NULL,
        [user_search] nvarchar(400) NOT NULL,
        [origin] nvarchar(400) NOT NULL,
        [command] nvarchar(400) NOT NULL,
        [command_id] uniqueidentifier NOT NULL,
        [changes] nvarchar(max) NOT NULL,
        [borrower_id] uniqueidentifier NULL,
        [loan_id] uniqueidentifier NULL,
        CONSTRAINT [pk_audit_records] PRIMARY KEY ([no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [borrowers] (
        [id] uniqueidentifier NOT NULL,
        [version] int NOT NULL,
        [search_text] nvarchar(1000) NOT NULL,
        [tax_digits] nvarchar(20) NULL,
        [born_on] date NULL,
        [email] nvarchar(400) NOT NULL,
        [ethnic_minority_area] bit NOT NULL,
        [is_enterprise] bit NOT NULL,
        [kind] nvarchar(40) NOT NULL,
        [members] int NOT NULL,
        [name] nvarchar(400) NOT NULL,
        [phone] nvarchar(40) NOT NULL,
        [representative] nvarchar(400) NOT NULL,
        [sector] nvarchar(400) NOT NULL,
        [tax_code] nvarchar(20) NOT NULL,
        [women_led] bit NOT NULL,
        [commune] nvarchar(400) NOT NULL,
        [province] nvarchar(400) NOT NULL,
        [address_text] nvarchar(400) NOT NULL,
        CONSTRAINT [pk_borrowers] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [capital_contributions] (
        [id] uniqueidentifier NOT NULL,
        [date] date NOT NULL,
        [source] nvarchar(40) NOT NULL,
        [amount] bigint NOT NULL,
        [note] nvarchar(400) NOT NULL,
        CONSTRAINT [pk_capital_contributions] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [close_failures] (
        [loan_id] uniqueidentifier NOT NULL,
        [date] date NOT NULL,
        [error] nvarchar(4000) NOT NULL,
        [set_aside_by] uniqueidentifier NULL,
        [reason] nvarchar(400) NOT NULL,
        [resolved_on] date NULL,
        CONSTRAINT [pk_close_failures] PRIMARY KEY ([date], [loan_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [commands] (
        [id] uniqueidentifier NOT NULL,
        [command] nvarchar(400) NOT NULL,
        [content_hash] nvarchar(64) NOT NULL,
        [user_id] uniqueidentifier NOT NULL,
        [at] datetime2 NOT NULL,
        [answer] nvarchar(max) NOT NULL,
        CONSTRAINT [pk_commands] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [day_closes] (
        [date] date NOT NULL,
        [seal] nvarchar(64) NOT NULL,
        [previous_seal] nvarchar(64) NOT NULL,
        [entries] int NOT NULL,
        [audit_seal] nvarchar(64) NOT NULL,
        [last_audit_no] bigint NOT NULL,
        [transaction_seal] nvarchar(64) NOT NULL,
        [closed_at] datetime2 NOT NULL,
        CONSTRAINT [pk_day_closes] PRIMARY KEY ([date])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [drafts] (
        [user_id] uniqueidentifier NOT NULL,
        [form] nvarchar(40) NOT NULL,
        [subject_id] uniqueidentifier NOT NULL,
        [title] nvarchar(400) NOT NULL,
        [fields] nvarchar(max) NOT NULL,
        [saved_at] datetime2 NOT NULL,
        CONSTRAINT [pk_drafts] PRIMARY KEY ([user_id], [form], [subject_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [fund] (
        [id] int NOT NULL,
        [name] nvarchar(400) NOT NULL,
        [province] nvarchar(400) NOT NULL,
        [business_date] date NOT NULL,
        [capital_target] bigint NOT NULL,
        [capital_target_on] date NOT NULL,
        [last_entry_no] bigint NOT NULL,
        [turn] bigint NOT NULL,
        CONSTRAINT [pk_fund] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [holidays] (
        [date] date NOT NULL,
        [set_on] date NOT NULL,
        [name] nvarchar(400) NOT NULL,
        [dropped_on] date NULL,
        CONSTRAINT [pk_holidays] PRIMARY KEY ([date], [set_on])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [job_pauses] (
        [job] nvarchar(60) NOT NULL,
        [paused_at] datetime2 NOT NULL,
        [paused_by] nvarchar(400) NOT NULL,
        [reason] nvarchar(400) NOT NULL,
        CONSTRAINT [pk_job_pauses] PRIMARY KEY ([job])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [job_runs] (
        [id] uniqueidentifier NOT NULL,
        [job] nvarchar(60) NOT NULL,
        [started_at] datetime2 NOT NULL,
        [ended_at] datetime2 NULL,
        [outcome] nvarchar(40) NOT NULL,
        [said] nvarchar(1000) NOT NULL,
        [engine] nvarchar(400) NOT NULL,
        [asked_by] nvarchar(400) NOT NULL,
        CONSTRAINT [pk_job_runs] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [number_series] (
        [code] nvarchar(10) NOT NULL,
        [year] int NOT NULL,
        [last] int NOT NULL,
        CONSTRAINT [pk_number_series] PRIMARY KEY ([code], [year])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [policies] (
        [id] uniqueidentifier NOT NULL,
        [effective_from] date NOT NULL,
        [basis] nvarchar(400) NOT NULL,
        [limits] nvarchar(2000) NOT NULL,
        [repayment] nvarchar(2000) NOT NULL,
        [debt_groups] nvarchar(400) NOT NULL,
        CONSTRAINT [pk_policies] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [products] (
        [id] uniqueidentifier NOT NULL,
        [code] nvarchar(20) NOT NULL,
        [name] nvarchar(400) NOT NULL,
        [effective_from] date NOT NULL,
        [rate] nvarchar(200) NOT NULL,
        [least_amount] bigint NOT NULL,
        [most_amount] bigint NOT NULL,
        [most_months] int NOT NULL,
        [most_grace_months] int NOT NULL,
        [methods] nvarchar(200) NOT NULL,
        CONSTRAINT [pk_products] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [roles] (
        [id] uniqueidentifier NOT NULL,
        [name] nvarchar(256) NULL,
        [normalized_name] nvarchar(256) NULL,
        [concurrency_stamp] nvarchar(400) NULL,
        CONSTRAINT [pk_roles] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [set_up_links] (
        [secret_hash] nvarchar(64) NOT NULL,
        [expires_at] datetime2 NOT NULL,
        CONSTRAINT [pk_set_up_links] PRIMARY KEY ([secret_hash])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [users] (
        [id] uniqueidentifier NOT NULL,
        [full_name] nvarchar(400) NOT NULL,
        [borrower_id] uniqueidentifier NULL,
        [must_change_password] bit NOT NULL,
        [last_sign_in_at] datetime2 NULL,
        [search] nvarchar(700) NOT NULL,
        [user_name] nvarchar(256) NULL,
        [normalized_user_name] nvarchar(256) NULL,
        [email] nvarchar(256) NULL,
        [normalized_email] nvarchar(256) NULL,
        [email_confirmed] bit NOT NULL,
        [password_hash] nvarchar(400) NULL,
        [security_stamp] nvarchar(400) NULL,
        [concurrency_stamp] nvarchar(400) NULL,
        [phone_number] nvarchar(400) NULL,
        [phone_number_confirmed] bit NOT NULL,
        [two_factor_enabled] bit NOT NULL,
        [lockout_end] datetimeoffset NULL,
        [lockout_enabled] bit NOT NULL,
        [access_failed_count] int NOT NULL,
        CONSTRAINT [pk_users] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [applications] (
        [id] uniqueidentifier NOT NULL,
        [number] nvarchar(30) NOT NULL,
        [borrower_id] uniqueidentifier NOT NULL,
        [opened_by] uniqueidentifier NOT NULL,
        [makers] nvarchar(4000) NOT NULL,
        [opened_on] date NOT NULL,
        [status] nvarchar(40) NOT NULL,
        [content] nvarchar(max) NOT NULL,
        [remark] nvarchar(4000) NOT NULL,
        [appraisal] nvarchar(max) NULL,
        [decision] nvarchar(max) NULL,
        [version] int NOT NULL,
        [amount] bigint NOT NULL,
        CONSTRAINT [pk_applications] PRIMARY KEY ([id]),
        CONSTRAINT [fk_applications_borrowers_borrower_id] FOREIGN KEY ([borrower_id]) REFERENCES [borrowers] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [borrower_relations] (
        [related_id] uniqueidentifier NOT NULL,
        [borrower_id] uniqueidentifier NOT NULL,
        [relation] nvarchar(400) NOT NULL,
        CONSTRAINT [pk_borrower_relations] PRIMARY KEY ([borrower_id], [related_id]),
        CONSTRAINT [fk_borrower_relations_borrowers_borrower_id] FOREIGN KEY ([borrower_id]) REFERENCES [borrowers] ([id]) ON DELETE CASCADE,
        CONSTRAINT [fk_borrower_relations_borrowers_related_id] FOREIGN KEY ([related_id]) REFERENCES [borrowers] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [role_claims] (
        [id] int NOT NULL IDENTITY,
        [role_id] uniqueidentifier NOT NULL,
        [claim_type] nvarchar(400) NULL,
        [claim_value] nvarchar(400) NULL,
        CONSTRAINT [pk_role_claims] PRIMARY KEY ([id]),
        CONSTRAINT [fk_role_claims_roles_role_id] FOREIGN KEY ([role_id]) REFERENCES [roles] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [api_tokens] (
        [id] uniqueidentifier NOT NULL,
        [user_id] uniqueidentifier NOT NULL,
        [name] nvarchar(400) NOT NULL,
        [secret_hash] nvarchar(64) NOT NULL,
        [read_only] bit NOT NULL,
        [expires_at] datetime2 NOT NULL,
        [revoked_at] datetime2 NULL,
        CONSTRAINT [pk_api_tokens] PRIMARY KEY ([id]),
        CONSTRAINT [fk_api_tokens_users_user_id] FOREIGN KEY ([user_id]) REFERENCES [users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [user_claims] (
        [id] int NOT NULL IDENTITY,
        [user_id] uniqueidentifier NOT NULL,
        [claim_type] nvarchar(400) NULL,
        [claim_value] nvarchar(400) NULL,
        CONSTRAINT [pk_user_claims] PRIMARY KEY ([id]),
        CONSTRAINT [fk_user_claims_users_user_id] FOREIGN KEY ([user_id]) REFERENCES [users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [user_logins] (
        [login_provider] nvarchar(128) NOT NULL,
        [provider_key] nvarchar(128) NOT NULL,
        [provider_display_name] nvarchar(400) NULL,
        [user_id] uniqueidentifier NOT NULL,
        CONSTRAINT [pk_user_logins] PRIMARY KEY ([login_provider], [provider_key]),
        CONSTRAINT [fk_user_logins_users_user_id] FOREIGN KEY ([user_id]) REFERENCES [users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [user_roles] (
        [user_id] uniqueidentifier NOT NULL,
        [role_id] uniqueidentifier NOT NULL,
        CONSTRAINT [pk_user_roles] PRIMARY KEY ([user_id], [role_id]),
        CONSTRAINT [fk_user_roles_roles_role_id] FOREIGN KEY ([role_id]) REFERENCES [roles] ([id]) ON DELETE CASCADE,
        CONSTRAINT [fk_user_roles_users_user_id] FOREIGN KEY ([user_id]) REFERENCES [users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [user_tokens] (
        [user_id] uniqueidentifier NOT NULL,
        [login_provider] nvarchar(128) NOT NULL,
        [name] nvarchar(128) NOT NULL,
        [value] nvarchar(400) NULL,
        CONSTRAINT [pk_user_tokens] PRIMARY KEY ([user_id], [login_provider], [name]),
        CONSTRAINT [fk_user_tokens_users_user_id] FOREIGN KEY ([user_id]) REFERENCES [users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [attachments] (
        [id] uniqueidentifier NOT NULL,
        [application_id] uniqueidentifier NOT NULL,
        [file_name] nvarchar(400) NOT NULL,
        [content_type] nvarchar(400) NOT NULL,
        [content] varbinary(max) NOT NULL,
        [sha256] nvarchar(400) NOT NULL,
        [uploaded_by] uniqueidentifier NOT NULL,
        [uploaded_at] datetime2 NOT NULL,
        CONSTRAINT [pk_attachments] PRIMARY KEY ([id]),
        CONSTRAINT [fk_attachments_applications_application_id] FOREIGN KEY ([application_id]) REFERENCES [applications] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [loans] (
        [id] uniqueidentifier NOT NULL,
        [contract_number] nvarchar(30) NOT NULL,
        [application_id] uniqueidentifier NOT NULL,
        [borrower_id] uniqueidentifier NOT NULL,
        [signed_on] date NOT NULL,
        [approved_amount] bigint NOT NULL,
        [terms] nvarchar(max) NOT NULL,
        [rules] nvarchar(2000) NOT NULL,
        [policy_id] uniqueidentifier NOT NULL,
        [version] int NOT NULL,
        CONSTRAINT [pk_loans] PRIMARY KEY ([id]),
        CONSTRAINT [fk_loans_applications_application_id] FOREIGN KEY ([application_id]) REFERENCES [applications] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [fk_loans_borrowers_borrower_id] FOREIGN KEY ([borrower_id]) REFERENCES [borrowers] ([id]) ON DELETE NO ACTION,
        CONSTRAINT [fk_loans_policies_policy_id] FOREIGN KEY ([policy_id]) REFERENCES [policies] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [contact_records] (
        [id] uniqueidentifier NOT NULL,
        [loan_id] uniqueidentifier NOT NULL,
        [no] int NOT NULL,
        [date] date NOT NULL,
        [channel] nvarchar(40) NOT NULL,
        [person] nvarchar(400) NOT NULL,
        [said] nvarchar(1000) NOT NULL,
        [promised_date] date NULL,
        [promised_amount] bigint NULL,
        [recorded_on] date NOT NULL,
        [recorded_by] uniqueidentifier NOT NULL,
        CONSTRAINT [pk_contact_records] PRIMARY KEY ([id]),
        CONSTRAINT [fk_contact_records_loans_loan_id] FOREIGN KEY ([loan_id]) REFERENCES [loans] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [journal_entries] (
        [id] uniqueidentifier NOT NULL,
        [no] bigint NOT NULL,
        [date] date NOT NULL,
        [kind] nvarchar(40) NOT NULL,
        [text] nvarchar(400) NOT NULL,
        [loan_id] uniqueidentifier NULL,
        [transaction_id] uniqueidentifier NULL,
        [reverses_id] uniqueidentifier NULL,
        CONSTRAINT [pk_journal_entries] PRIMARY KEY ([id]),
        CONSTRAINT [fk_journal_entries_loans_loan_id] FOREIGN KEY ([loan_id]) REFERENCES [loans] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [loan_proposals] (
        [id] uniqueidentifier NOT NULL,
        [loan_id] uniqueidentifier NOT NULL,
        [transaction] nvarchar(max) NOT NULL,
        [kind] nvarchar(40) NOT NULL,
        [proposed_by] uniqueidentifier NOT NULL,
        [proposed_on] date NOT NULL,
        [status] nvarchar(40) NOT NULL,
        [decided_by] uniqueidentifier NULL,
        [decided_on] date NULL,
        [reason] nvarchar(400) NOT NULL,
        [version] int NOT NULL,
        CONSTRAINT [pk_loan_proposals] PRIMARY KEY ([id]),
        CONSTRAINT [fk_loan_proposals_loans_loan_id] FOREIGN KEY ([loan_id]) REFERENCES [loans] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [loan_statuses] (
        [loan_id] uniqueidentifier NOT NULL,
        [stage] nvarchar(40) NOT NULL,
        [principal_outstanding] bigint NOT NULL,
        [principal_due] bigint NOT NULL,
        [interest_due] bigint NOT NULL,
        [advance] bigint NOT NULL,
        [oldest_unpaid_due_date] date NULL,
        [next_due_date] date NULL,
        [own_group] nvarchar(40) NOT NULL,
        [group] nvarchar(40) NOT NULL,
        CONSTRAINT [pk_loan_statuses] PRIMARY KEY ([loan_id]),
        CONSTRAINT [fk_loan_statuses_loans_loan_id] FOREIGN KEY ([loan_id]) REFERENCES [loans] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [loan_transactions] (
        [id] uniqueidentifier NOT NULL,
        [loan_id] uniqueidentifier NOT NULL,
        [no] int NOT NULL,
        [kind] nvarchar(40) NOT NULL,
        [date] date NOT NULL,
        [entered_on] date NOT NULL,
        [entered_by] uniqueidentifier NOT NULL,
        [amount] bigint NOT NULL,
        [reverses_id] uniqueidentifier NULL,
        [new_terms] nvarchar(max) NULL,
        [restructuring_kind] nvarchar(40) NULL,
        [note] nvarchar(400) NOT NULL,
        CONSTRAINT [pk_loan_transactions] PRIMARY KEY ([id]),
        CONSTRAINT [fk_loan_transactions_loans_loan_id] FOREIGN KEY ([loan_id]) REFERENCES [loans] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [messages] (
        [id] uniqueidentifier NOT NULL,
        [loan_id] uniqueidentifier NOT NULL,
        [due_date] date NOT NULL,
        [day_offset] int NOT NULL,
        [queued_on] date NOT NULL,
        [recipient] nvarchar(400) NOT NULL,
        [subject] nvarchar(400) NOT NULL,
        [body] nvarchar(4000) NOT NULL,
        [status] nvarchar(40) NOT NULL,
        [attempts] int NOT NULL,
        [attempts_before_requeue] int NOT NULL,
        [next_attempt_at] datetime2 NULL,
        [sent_at] datetime2 NULL,
        [outcome] nvarchar(1000) NOT NULL,
        CONSTRAINT [pk_messages] PRIMARY KEY ([id]),
        CONSTRAINT [fk_messages_loans_loan_id] FOREIGN KEY ([loan_id]) REFERENCES [loans] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [planned_rows] (
        [loan_id] uniqueidentifier NOT NULL,
        [no] int NOT NULL,
        [due_date] date NOT NULL,
        [principal] bigint NOT NULL,
        [interest] bigint NOT NULL,
        CONSTRAINT [pk_planned_rows] PRIMARY KEY ([loan_id], [no]),
        CONSTRAINT [fk_planned_rows_loans_loan_id] FOREIGN KEY ([loan_id]) REFERENCES [loans] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE TABLE [journal_lines] (
        [no] int NOT NULL,
        [entry_id] uniqueidentifier NOT NULL,
        [account] nvarchar(20) NOT NULL,
        [debit] bigint NOT NULL,
        [credit] bigint NOT NULL,
        CONSTRAINT [pk_journal_lines] PRIMARY KEY ([entry_id], [no]),
        CONSTRAINT [fk_journal_lines_journal_entries_entry_id] FOREIGN KEY ([entry_id]) REFERENCES [journal_entries] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ix_accounts_code] ON [accounts] ([code]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE INDEX [ix_api_tokens_user_id] ON [api_tokens] ([user_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE INDEX [ix_applications_borrower_id_status] ON [applications] ([borrower_id], [status]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ix_applications_number] ON [applications] ([number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE INDEX [ix_applications_status_opened_on] ON [applications] ([status], [opened_on]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE INDEX [ix_attachments_application_id] ON [attachments] ([application_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE INDEX [ix_audit_records_at] ON [audit_records] ([at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE INDEX [ix_audit_records_borrower_id] ON [audit_records] ([borrower_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE INDEX [ix_audit_records_loan_id] ON [audit_records] ([loan_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE INDEX [ix_borrower_relations_related_id] ON [borrower_relations] ([related_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [ix_borrowers_tax_digits] ON [borrowers] ([tax_digits]) WHERE tax_digits IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE INDEX [ix_capital_contributions_date] ON [capital_contributions] ([date]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ix_contact_records_loan_id_no] ON [contact_records] ([loan_id], [no]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE INDEX [ix_job_runs_job_started_at] ON [job_runs] ([job], [started_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE INDEX [ix_job_runs_started_at] ON [job_runs] ([started_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE INDEX [ix_journal_entries_date] ON [journal_entries] ([date]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE INDEX [ix_journal_entries_loan_id] ON [journal_entries] ([loan_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ix_journal_entries_no] ON [journal_entries] ([no]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [ix_journal_entries_reverses_id] ON [journal_entries] ([reverses_id]) WHERE [reverses_id] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE INDEX [ix_journal_lines_account] ON [journal_lines] ([account]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE INDEX [ix_loan_proposals_loan_id] ON [loan_proposals] ([loan_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE INDEX [ix_loan_proposals_status_proposed_on] ON [loan_proposals] ([status], [proposed_on]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE INDEX [ix_loan_statuses_stage_oldest_unpaid_due_date] ON [loan_statuses] ([stage], [oldest_unpaid_due_date]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE INDEX [ix_loan_transactions_entered_on] ON [loan_transactions] ([entered_on]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ix_loan_transactions_loan_id_no] ON [loan_transactions] ([loan_id], [no]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [ix_loan_transactions_reverses_id] ON [loan_transactions] ([reverses_id]) WHERE [reverses_id] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ix_loans_application_id] ON [loans] ([application_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE INDEX [ix_loans_borrower_id] ON [loans] ([borrower_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ix_loans_contract_number] ON [loans] ([contract_number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE INDEX [ix_loans_policy_id] ON [loans] ([policy_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ix_messages_loan_id_due_date_day_offset] ON [messages] ([loan_id], [due_date], [day_offset]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE INDEX [ix_messages_status_next_attempt_at] ON [messages] ([status], [next_attempt_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE INDEX [ix_planned_rows_due_date] ON [planned_rows] ([due_date]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ix_policies_effective_from] ON [policies] ([effective_from]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ix_products_code_effective_from] ON [products] ([code], [effective_from]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE INDEX [ix_role_claims_role_id] ON [role_claims] ([role_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [role_name_index] ON [roles] ([normalized_name]) WHERE [normalized_name] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE INDEX [ix_user_claims_user_id] ON [user_claims] ([user_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE INDEX [ix_user_logins_user_id] ON [user_logins] ([user_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE INDEX [ix_user_roles_role_id] ON [user_roles] ([role_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    CREATE INDEX [email_index] ON [users] ([normalized_email]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [user_name_index] ON [users] ([normalized_user_name]) WHERE [normalized_user_name] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121153746_Initial'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261121153746_Initial', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261201000000_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER loan_transactions_append_only ON loan_transactions AFTER UPDATE, DELETE AS THROW 51000, ''loan_transactions is append-only'', 1;');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261201000000_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER journal_entries_append_only ON journal_entries AFTER UPDATE, DELETE AS THROW 51000, ''journal_entries is append-only'', 1;');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261201000000_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER journal_lines_append_only ON journal_lines AFTER UPDATE, DELETE AS THROW 51000, ''journal_lines is append-only'', 1;');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261201000000_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER day_closes_append_only ON day_closes AFTER UPDATE, DELETE AS THROW 51000, ''day_closes is append-only'', 1;');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261201000000_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER audit_records_append_only ON audit_records AFTER UPDATE, DELETE AS THROW 51000, ''audit_records is append-only'', 1;');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261201000000_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER commands_append_only ON commands AFTER UPDATE, DELETE AS THROW 51000, ''commands is append-only'', 1;');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261201000000_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER contact_records_append_only ON contact_records AFTER UPDATE, DELETE AS THROW 51000, ''contact_records is append-only'', 1;');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261201000000_AppendOnly'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261201000000_AppendOnly', N'10.0.14');
END;

COMMIT;
GO

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261201000100_Snapshot'
)
BEGIN
    ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON;
END;
GO

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261201000100_Snapshot'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261201000100_Snapshot', N'10.0.14');
END;
GO

