-- Every loan has its row of cached status.
SELECT l.contract_number FROM loans l LEFT JOIN loan_statuses s ON s.loan_id = l.id WHERE s.loan_id IS NULL;
