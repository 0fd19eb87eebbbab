-- Every journal line is on an account of the chart.
SELECT l.account FROM journal_lines l LEFT JOIN accounts a ON a.code = l.account WHERE a.code IS NULL GROUP BY l.account;
