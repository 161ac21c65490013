"""All types by name, for annotations in modules that look at each other: a type checker sees the class, Strawberry a
reference that it follows when the schema is built."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from strawberry.types.lazy_type import LazyType

if TYPE_CHECKING:
    from api.types.actor import Actor as Actor
    from api.types.agenda_item import AgendaItem as AgendaItem
    from api.types.agreement import Agreement as Agreement
    from api.types.agreement import Term as Term
    from api.types.attendance import Attendance as Attendance
    from api.types.body import Body as Body
    from api.types.candidate import Candidate as Candidate
    from api.types.correction import Correction as Correction
    from api.types.decision import Decision as Decision
    from api.types.document import Document as Document
    from api.types.evidence import Evidence as Evidence
    from api.types.funding import Funding as Funding
    from api.types.issue import Issue as Issue
    from api.types.judgement import Judgement as Judgement
    from api.types.mandate import Mandate as Mandate
    from api.types.matter import Matter as Matter
    from api.types.meeting import Meeting as Meeting
    from api.types.membership import Membership as Membership
    from api.types.mention import Mention as Mention
    from api.types.mention import MergedBecause as MergedBecause
    from api.types.node import Node as Node
    from api.types.node import Searchable as Searchable
    from api.types.organization import Organization as Organization
    from api.types.passage import Passage as Passage
    from api.types.person import Person as Person
    from api.types.position import Position as Position
    from api.types.roster import Roster as Roster
    from api.types.stance import Stance as Stance
    from api.types.statement import Statement as Statement
    from api.types.structure_link import StructureLink as StructureLink
else:

    def _ref(name: str, module: str) -> Any:
        return LazyType(name, f"api.types.{module}")

    Actor = _ref("Actor", "actor")
    AgendaItem = _ref("AgendaItem", "agenda_item")
    Agreement = _ref("Agreement", "agreement")
    Attendance = _ref("Attendance", "attendance")
    Body = _ref("Body", "body")
    Candidate = _ref("Candidate", "candidate")
    Correction = _ref("Correction", "correction")
    Decision = _ref("Decision", "decision")
    Document = _ref("Document", "document")
    Evidence = _ref("Evidence", "evidence")
    Funding = _ref("Funding", "funding")
    Judgement = _ref("Judgement", "judgement")
    Issue = _ref("Issue", "issue")
    Mandate = _ref("Mandate", "mandate")
    Matter = _ref("Matter", "matter")
    Meeting = _ref("Meeting", "meeting")
    Membership = _ref("Membership", "membership")
    Mention = _ref("Mention", "mention")
    MergedBecause = _ref("MergedBecause", "mention")
    Node = _ref("Node", "node")
    Organization = _ref("Organization", "organization")
    Passage = _ref("Passage", "passage")
    Person = _ref("Person", "person")
    Position = _ref("Position", "position")
    Roster = _ref("Roster", "roster")
    Searchable = _ref("Searchable", "node")
    Stance = _ref("Stance", "stance")
    Statement = _ref("Statement", "statement")
    StructureLink = _ref("StructureLink", "structure_link")
    Term = _ref("Term", "agreement")
