-- Every journal entry balances: its debits are its credits.
SELECT e.no FROM journal_entries e JOIN journal_lines l ON l.entry_id = e.id GROUP BY e.no HAVING SUM(l.debit) <> SUM(l.credit);
