// What the database is told: one uniqueness constraint a label (and one for all actors), and the indexes that queries/ needs.
// Held against nodes.py by a test. Statements end with ';' and use IF NOT EXISTS, so applying them again is harmless.

CREATE CONSTRAINT document_id IF NOT EXISTS FOR (n:Document) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT passage_id IF NOT EXISTS FOR (n:Passage) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT mention_id IF NOT EXISTS FOR (n:Mention) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT statement_id IF NOT EXISTS FOR (n:Statement) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT person_id IF NOT EXISTS FOR (n:Person) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT organization_id IF NOT EXISTS FOR (n:Organization) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT body_id IF NOT EXISTS FOR (n:Body) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT post_id IF NOT EXISTS FOR (n:Post) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT membership_id IF NOT EXISTS FOR (n:Membership) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT roster_id IF NOT EXISTS FOR (n:Roster) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT position_id IF NOT EXISTS FOR (n:Position) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT meeting_id IF NOT EXISTS FOR (n:Meeting) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT attendance_id IF NOT EXISTS FOR (n:Attendance) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT agendaitem_id IF NOT EXISTS FOR (n:AgendaItem) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT matter_id IF NOT EXISTS FOR (n:Matter) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT decision_id IF NOT EXISTS FOR (n:Decision) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT stance_id IF NOT EXISTS FOR (n:Stance) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT mandate_id IF NOT EXISTS FOR (n:Mandate) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT agreement_id IF NOT EXISTS FOR (n:Agreement) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT term_id IF NOT EXISTS FOR (n:Term) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT funding_id IF NOT EXISTS FOR (n:Funding) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT structurelink_id IF NOT EXISTS FOR (n:StructureLink) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT issue_id IF NOT EXISTS FOR (n:Issue) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT graphstate_id IF NOT EXISTS FOR (n:GraphState) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT actor_id IF NOT EXISTS FOR (n:Actor) REQUIRE n.id IS UNIQUE;

CREATE INDEX document_source IF NOT EXISTS FOR (n:Document) ON (n.source);
CREATE INDEX document_block IF NOT EXISTS FOR (n:Document) ON (n.block);
CREATE INDEX mention_search_key IF NOT EXISTS FOR (n:Mention) ON (n.search_key);
CREATE INDEX mention_name_key IF NOT EXISTS FOR (n:Mention) ON (n.name_key);
CREATE INDEX mention_document IF NOT EXISTS FOR (n:Mention) ON (n.document);
CREATE INDEX statement_document IF NOT EXISTS FOR (n:Statement) ON (n.document);
CREATE INDEX person_search_key IF NOT EXISTS FOR (n:Person) ON (n.search_key);
CREATE INDEX person_name_key IF NOT EXISTS FOR (n:Person) ON (n.name_key);
CREATE INDEX organization_search_key IF NOT EXISTS FOR (n:Organization) ON (n.search_key);
CREATE INDEX organization_name_key IF NOT EXISTS FOR (n:Organization) ON (n.name_key);
CREATE INDEX body_search_key IF NOT EXISTS FOR (n:Body) ON (n.search_key);
CREATE INDEX body_name_key IF NOT EXISTS FOR (n:Body) ON (n.name_key);
CREATE INDEX post_search_key IF NOT EXISTS FOR (n:Post) ON (n.search_key);
CREATE INDEX meeting_start_date IF NOT EXISTS FOR (n:Meeting) ON (n.start_date);
CREATE INDEX decision_date IF NOT EXISTS FOR (n:Decision) ON (n.date);
CREATE INDEX mandate_due_last IF NOT EXISTS FOR (n:Mandate) ON (n.due_last);
CREATE INDEX matter_diary_number IF NOT EXISTS FOR (n:Matter) ON (n.diary_number);
CREATE INDEX actor_search_key IF NOT EXISTS FOR (n:Actor) ON (n.search_key);
CREATE INDEX actor_name_key IF NOT EXISTS FOR (n:Actor) ON (n.name_key);
