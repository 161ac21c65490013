// name: document
// doc: The document with an id, else the only one of that title, else the only one whose title holds all words asked for.
// params: id STRING, key STRING, words LIST<STRING>, as_of STRING
// columns: d Document
WITH COLLECT { MATCH (x:Document {id: $id}) RETURN x } AS same,
  COLLECT { MATCH (x:Document) WHERE x.search_key = $key RETURN x } AS titled
WITH CASE WHEN size(same) > 0 THEN same ELSE titled END AS named
WITH named, COLLECT {
  UNWIND CASE WHEN size(named) = 0 THEN [$words] ELSE [] END AS words
  MATCH (x:Document)
  WHERE size(words) > 0 AND all(word IN words WHERE ' ' + x.search_key CONTAINS ' ' + word)
  RETURN x LIMIT 2
} AS worded
WITH named + worded AS named
WHERE size(named) = 1
WITH named[0] AS d
