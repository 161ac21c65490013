// name: search
// doc: What holds all words asked for in its name, title or text; exact names first, then those that begin so.
// params: key STRING, words LIST<STRING>, labels LIST<STRING>, first INTEGER, as_of STRING
// columns: n Searchable
MATCH (n:Person|Organization|Body|Post|Document|Mandate|Decision|AgendaItem|Matter|Agreement)
WHERE any(label IN labels(n) WHERE label IN $labels) AND all(word IN $words WHERE ' ' + n.search_key CONTAINS ' ' + word)
WITH n, CASE WHEN n.search_key = $key THEN 0 WHEN n.search_key STARTS WITH $key THEN 1 ELSE 2 END AS rank
ORDER BY rank, size(n.search_key), n.search_key, n.id LIMIT $first
