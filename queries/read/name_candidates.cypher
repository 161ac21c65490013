// name: name_candidates
// doc: Actors and agreements that share the beginning of a word with a name that fits nothing; at most 200, the nearest are chosen by queries/names.py.
// params: stems LIST<STRING>, labels LIST<STRING>
// columns: row LIST<ANY>
MATCH (x:Actor|Agreement)
WHERE any(label IN labels(x) WHERE label IN $labels) AND any(stem IN $stems WHERE ' ' + x.search_key CONTAINS ' ' + stem)
WITH x ORDER BY size([stem IN $stems WHERE ' ' + x.search_key CONTAINS ' ' + stem]) DESC, x.search_key, x.id LIMIT 200
RETURN [x.id, x.name, head([label IN labels(x) WHERE label <> 'Actor']), x.search_key,
  head([(x)-[:OWNED_BY|PART_OF|OF]->(o:Organization) | o.name]), x.county,
  head([(x)-[:HAS_MEMBERSHIP]->(:Membership)-[:ON_BEHALF_OF]->(o:Organization) | o.name])] AS row
