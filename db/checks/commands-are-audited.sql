-- Every command that was carried out has its audit record.
SELECT c.id FROM commands c LEFT JOIN audit_records a ON a.command_id = c.id WHERE a.no IS NULL;
