-- The read-only role that an auditor's own tools connect with. Run by the owner of the database, connected to it, after every migration:
--   psql -d quyhtx -f db/postgresql/roles.sql
-- then: CREATE ROLE <person> LOGIN PASSWORD '…' IN ROLE quyhtx_auditor;
-- Passwords, security stamps, tokens, set-up links and drafts are kept from it: of users it sees who they are, of tokens nothing.
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'quyhtx_auditor') THEN
        CREATE ROLE quyhtx_auditor NOLOGIN;
    END IF;
END $$;

REVOKE ALL ON ALL TABLES IN SCHEMA public FROM quyhtx_auditor;
GRANT USAGE ON SCHEMA public TO quyhtx_auditor;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO quyhtx_auditor;
REVOKE SELECT ON users, user_tokens, user_logins, user_claims, role_claims, api_tokens, set_up_links, drafts FROM quyhtx_auditor;
GRANT SELECT (id, user_name, full_name, borrower_id, two_factor_enabled, lockout_end, last_sign_in_at) ON users TO quyhtx_auditor;
ALTER ROLE quyhtx_auditor SET default_transaction_read_only = on;
