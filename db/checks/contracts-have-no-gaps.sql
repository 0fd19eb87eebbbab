-- Every contract number that was drawn is that of a loan.
SELECT n.drawn - l.loans
FROM (SELECT COALESCE(SUM(s.last), 0) AS drawn FROM number_series s WHERE s.code = 'HD') n
CROSS JOIN (SELECT COUNT(*) AS loans FROM loans) l
WHERE n.drawn <> l.loans;
