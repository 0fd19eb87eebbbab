-- The read-only role that an auditor's own tools connect with. Run by the owner of the database, connected to it, after every migration:
--   sqlcmd -I -d quyhtx -i db/sqlserver/roles.sql
-- then: CREATE USER [<person>] FOR LOGIN [<login>]; ALTER ROLE quyhtx_auditor ADD MEMBER [<person>];
-- Passwords, security stamps, tokens, set-up links and drafts are kept from it: of users it sees who they are, of tokens nothing.
IF DATABASE_PRINCIPAL_ID(N'quyhtx_auditor') IS NULL
    CREATE ROLE quyhtx_auditor;
GO

GRANT SELECT ON SCHEMA::dbo TO quyhtx_auditor;
DENY SELECT ON users (password_hash, security_stamp, concurrency_stamp) TO quyhtx_auditor;
DENY SELECT ON user_tokens TO quyhtx_auditor;
DENY SELECT ON user_logins TO quyhtx_auditor;
DENY SELECT ON user_claims TO quyhtx_auditor;
DENY SELECT ON role_claims TO quyhtx_auditor;
DENY SELECT ON api_tokens TO quyhtx_auditor;
DENY SELECT ON set_up_links TO quyhtx_auditor;
DENY SELECT ON drafts TO quyhtx_auditor;
DENY INSERT, UPDATE, DELETE, EXECUTE ON SCHEMA::dbo TO quyhtx_auditor;
GO
