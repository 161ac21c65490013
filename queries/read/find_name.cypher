// name: find_name
// doc: The actors that a name asked for fits: by id, or one that it had, else exactly, else without function words and genitive s, else by all words asked for.
// params: asked MAP
// columns: found LIST<NODE>
//
// `asked` is {id, tries: [{key, loose, words, of}]}, made by queries/names.py; more than one node means that the question is
// refused. A try's `of` holds the words behind a comma or in parentheses ("Kommunstyrelsen, Granviks kommun"): all of them
// must stand in one place of the actor, which is its county, its owner, the organisation that it is part of, or one that it
// represents. Names are looked for by all their words only when nothing else fits: that reads every actor.
// UNWIND binds `asked` to a variable because the embedded engine seeks an index by a variable's key, not by a parameter's.
RETURN COLLECT {
  UNWIND [$asked] AS asked
  WITH asked, COLLECT { MATCH (x:Actor {id: asked.id}) RETURN [x, 0, []] }
    + COLLECT { MATCH (:Mention {alone_id: asked.id})-[:DENOTES]->(x:Actor) RETURN [x, 0, []] }
    + COLLECT { UNWIND asked.tries AS try MATCH (x:Actor {search_key: try.key}) RETURN [x, 1, try.of] }
    + COLLECT { UNWIND asked.tries AS try MATCH (:Mention {search_key: try.key})-[:DENOTES]->(x:Actor) RETURN [x, 1, try.of] }
    + COLLECT { UNWIND asked.tries AS try MATCH (x:Actor {name_key: try.loose}) RETURN [x, 2, try.of] }
    + COLLECT { UNWIND asked.tries AS try MATCH (:Mention {name_key: try.loose})-[:DENOTES]->(x:Actor) RETURN [x, 2, try.of] }
    AS keyed
  WITH keyed + COLLECT {
    UNWIND CASE WHEN size(keyed) = 0 THEN asked.tries ELSE [] END AS try
    MATCH (x:Actor)
    WHERE size(try.words) > 0 AND all(word IN try.words WHERE ' ' + x.name_key CONTAINS ' ' + word)
    RETURN [x, 3, try.of]
  } AS hits
  UNWIND hits AS hit
  WITH hit[0] AS x, hit[1] AS level, hit[2] AS of
  WITH x, level, of, [replace(replace(replace(toLower(coalesce(x.county, '')), 'å', 'a'), 'ä', 'a'), 'ö', 'o') + ' lan']
    + [(x)-[:OWNED_BY|PART_OF|OF]->(o:Organization) | o.search_key]
    + [(x)-[:HAS_MEMBERSHIP]->(:Membership)-[:ON_BEHALF_OF]->(o:Organization) | o.search_key] AS places
  WHERE size(of) = 0 OR any(place IN places WHERE all(word IN of WHERE ' ' + place CONTAINS ' ' + word))
  WITH DISTINCT x, level ORDER BY level, x.id
  WITH collect([x, level]) AS ranked
  UNWIND [hit IN ranked WHERE hit[1] = ranked[0][1] | hit[0]] AS x
  RETURN x
} AS found
