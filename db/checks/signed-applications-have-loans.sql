-- Every signed application has become a loan, of the amount that was asked for.
SELECT a.number
FROM applications a
LEFT JOIN loans l ON l.application_id = a.id
WHERE a.status = 'Signed' AND (l.id IS NULL OR l.approved_amount <> a.amount OR l.borrower_id <> a.borrower_id);
