-- The transactions of a loan are numbered from 1 without gaps.
SELECT t.loan_id FROM loan_transactions t GROUP BY t.loan_id HAVING COUNT(*) <> MAX(t.no) OR MIN(t.no) <> 1;
