-- Every application number that was drawn is that of an application.
SELECT n.drawn - a.applications
FROM (SELECT COALESCE(SUM(s.last), 0) AS drawn FROM number_series s WHERE s.code = 'HS') n
CROSS JOIN (SELECT COUNT(*) AS applications FROM applications) a
WHERE n.drawn <> a.applications;
