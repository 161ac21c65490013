// name: counts
// doc: How many documents, people, bodies, organisations, meetings, seats, decisions and mandates there are.
// params:
// columns: row LIST<INTEGER>
RETURN [COUNT { MATCH (n:Document) }, COUNT { MATCH (n:Person) }, COUNT { MATCH (n:Body) },
  COUNT { MATCH (n:Organization) }, COUNT { MATCH (n:Meeting) }, COUNT { MATCH (n:Membership) },
  COUNT { MATCH (n:Decision) }, COUNT { MATCH (n:Mandate) }] AS row
