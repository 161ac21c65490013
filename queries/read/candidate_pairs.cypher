// name: candidate_pairs
// doc: The pairs of some labels that share a NameKey, those that share most first, with what tells how alike they are; and the pairs that people have judged.
// params: labels LIST<STRING>, county STRING | NULL, most INTEGER
// columns: row LIST<ANY>
//
// `queries/candidates.py` reads the rows; a pair's ties are the organisations and bodies of each, and what must not differ.
RETURN [COLLECT {
  MATCH (a:Actor|Agreement)-[na:NEAR]->(:NameKey)<-[nb:NEAR]-(b:Actor|Agreement)
  WHERE a.id < b.id AND any(label IN labels(a) WHERE label IN $labels) AND ($county IS NULL OR a.county = $county)
  WITH a, b, collect([na.name, na.scanned, nb.name, nb.scanned]) AS met
  ORDER BY size(met) DESC, a.id, b.id LIMIT $most
  RETURN [a.id, b.id, head([label IN labels(a) WHERE label <> 'Actor']), met, [
    [(a)-[:HAS_MEMBERSHIP]->(:Membership)-[:ON_BEHALF_OF]->(o:Organization) | o.id]
      + [(a)-[:HAS_ATTENDANCE]->(:Attendance)-[:ON_BEHALF_OF]->(o:Organization) | o.id]
      + [(a)-[:HAS_POSITION]->(:Position)-[:AT]->(o:Organization) | o.id],
    [(a)-[:HAS_MEMBERSHIP]->(:Membership)-[:IN_BODY]->(x:Body) | x.id],
    CASE WHEN a:Body THEN head([(a)-[:OWNED_BY]->(o:Organization) | o.id]) ELSE a.code END
  ], [
    [(b)-[:HAS_MEMBERSHIP]->(:Membership)-[:ON_BEHALF_OF]->(o:Organization) | o.id]
      + [(b)-[:HAS_ATTENDANCE]->(:Attendance)-[:ON_BEHALF_OF]->(o:Organization) | o.id]
      + [(b)-[:HAS_POSITION]->(:Position)-[:AT]->(o:Organization) | o.id],
    [(b)-[:HAS_MEMBERSHIP]->(:Membership)-[:IN_BODY]->(x:Body) | x.id],
    CASE WHEN b:Body THEN head([(b)-[:OWNED_BY]->(o:Organization) | o.id]) ELSE b.code END
  ]]
}, COLLECT {
  MATCH (j:Judgement) WHERE j.revoked_at IS NULL
  MATCH (l:Mention {id: j.left})-[:DENOTES]->(x)
  MATCH (r:Mention {id: j.right})-[:DENOTES]->(y)
  RETURN DISTINCT [x.id, y.id]
}] AS row
