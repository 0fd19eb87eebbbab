-- Every journal entry has at least two lines.
SELECT e.no FROM journal_entries e LEFT JOIN journal_lines l ON l.entry_id = e.id GROUP BY e.no HAVING COUNT(l.no) < 2;
