-- Every audit record is that of a command that was carried out.
SELECT a.no FROM audit_records a LEFT JOIN commands c ON c.id = a.command_id WHERE c.id IS NULL;
