-- Journal entries are numbered from 1 without gaps, and the fund knows the last number.
SELECT f.last_entry_no
FROM fund f
CROSS JOIN (SELECT COUNT(*) AS entries, COALESCE(MAX(e.no), 0) AS last_no FROM journal_entries e) j
WHERE j.entries <> j.last_no OR f.last_entry_no <> j.last_no;
