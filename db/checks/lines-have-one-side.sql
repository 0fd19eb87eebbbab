-- A journal line is a debit or a credit, above nil, and never both.
SELECT l.entry_id FROM journal_lines l WHERE l.debit < 0 OR l.credit < 0 OR (l.debit = 0 AND l.credit = 0) OR (l.debit <> 0 AND l.credit <> 0);
