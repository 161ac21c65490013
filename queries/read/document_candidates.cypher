// name: document_candidates
// doc: Documents whose titles hold the beginning of a word of a title that fits none or several; the nearest come first.
// params: stems LIST<STRING>
// columns: row LIST<STRING>
MATCH (d:Document)
WHERE any(stem IN $stems WHERE ' ' + d.search_key CONTAINS ' ' + stem)
WITH d, size([stem IN $stems WHERE ' ' + d.search_key CONTAINS ' ' + stem]) AS shared
ORDER BY shared DESC, d.search_key, d.id LIMIT 20
RETURN [d.id, d.title, d.date] AS row
