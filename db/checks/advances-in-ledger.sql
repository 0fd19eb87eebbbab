-- Advances in the ledger are those held for the loans.
SELECT a.posted - b.held
FROM (SELECT COALESCE(SUM(l.credit) - SUM(l.debit), 0) AS posted FROM journal_lines l
      JOIN accounts c ON c.code = l.account WHERE c.used_for = 'Advances') a
CROSS JOIN (SELECT COALESCE(SUM(s.advance), 0) AS held FROM loan_statuses s) b
WHERE a.posted <> b.held;
