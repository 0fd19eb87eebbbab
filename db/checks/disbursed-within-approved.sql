-- No loan has been paid out more than was approved.
SELECT l.contract_number
FROM loans l
JOIN loan_transactions t ON t.loan_id = l.id AND t.kind = 'Disbursement'
LEFT JOIN loan_transactions r ON r.reverses_id = t.id
WHERE r.id IS NULL
GROUP BY l.contract_number, l.approved_amount
HAVING SUM(t.amount) > l.approved_amount;
