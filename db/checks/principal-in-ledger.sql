-- Loans in the ledger (in term and overdue) are the principal outstanding of the loans that stand on the balance sheet.
SELECT a.posted - b.owed
FROM (SELECT COALESCE(SUM(l.debit) - SUM(l.credit), 0) AS posted FROM journal_lines l
      JOIN accounts c ON c.code = l.account WHERE c.used_for IN ('LoansInTerm', 'LoansOverdue')) a
CROSS JOIN (SELECT COALESCE(SUM(s.principal_outstanding), 0) AS owed FROM loan_statuses s WHERE s.stage <> 'WrittenOff') b
WHERE a.posted <> b.owed;
