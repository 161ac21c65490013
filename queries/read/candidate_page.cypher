// name: candidate_page
// doc: The two of each pair, in the order of the pairs.
// params: pairs LIST<LIST<STRING>>, as_of STRING
// columns: a Searchable, b Searchable
UNWIND range(0, size($pairs) - 1) AS at
WITH at, $pairs[at] AS pair
MATCH (a:Actor|Agreement {id: pair[0]})
MATCH (b:Actor|Agreement {id: pair[1]})
WITH a, b, at ORDER BY at
