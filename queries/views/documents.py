"""Documents, their lines, what they say, and the doubts about it."""

from __future__ import annotations

from collections.abc import Mapping

from queries.forms import Many, One, Rows, Same, Value, View, properties
from queries.views.shared import BY_PLACE, DISMISSED, FIELD, WORDS, stated

DOCUMENTS: Mapping[str, View] = {
    "Document": View(
        "Document",
        ("d",),
        {
            **properties(
                "d",
                "id",
                "title",
                "source",
                "kind",
                "date",
                "format",
                "pages",
                "county",
                "loadedAt",
                "confidential",
                "lines",
                "unread",
                "characters",
                "withdrawnAt",
            ),
            "replacedBy": One("(@e:Document {id: @d.replaced_by})", "Document"),
            "versions": Many("(@e:Document {replaced_by: @d.id})", "Document", ("@e.loaded_at", "@e.id")),
            "name": Value("@d.title"),
            "passages": Many(
                "(@d)-[:HAS_PASSAGE]->(@g:Passage)",
                "Passage",
                ("@g.number", "@g.id"),
                filters={"use": "@g.use IN $use"},
            ),
            "statements": Many(
                "(@d)-[:HAS_PASSAGE]->(:Passage)<-[:STATED_IN]-(@st:Statement)",
                "Statement",
                ("@st.kind", "@st.ordinal", "@st.id"),
                filters={"kind": "@st.kind IN $kind"},
                distinct=True,
            ),
        },
    ),
    "Passage": View(
        "Passage",
        ("g",),
        {
            **properties("g", "id", "number", "line", "page", "start", "end", "text", "struck", "use", "reason"),
            "document": One("(@g)<-[:HAS_PASSAGE]-(@d:Document)", "Document"),
        },
    ),
    "Mention": View(
        "Mention",
        ("mn",),
        {
            **properties("mn", "id", "kind", "name", "nameAsWritten"),
            "otherForms": Rows(
                "[@i IN range(0, size(coalesce(@mn.also_written, [])) - 1) |"
                " [@mn.also_written[@i], @mn.also_because[@i], @mn.also_because[@i]]]",
                ("text", "reason", "because"),
                "WrittenForm",
            ),
            "reason": Value("head([(@mn)-[@dn:DENOTES]->(@x) | @dn.reason])"),
            "document": One(
                "(@mn)<-[:ABOUT]-(:Statement)-[:STATED_IN]->(:Passage)<-[:HAS_PASSAGE]-(@d:Document)", "Document"
            ),
            "actor": One("(@mn)-[:DENOTES]->(@h:Actor)", "Actor"),
            "evidence": Many(
                f"(@mn)<-[@ab:ABOUT]-(@st:Statement){WORDS}", "Evidence", BY_PLACE, ("@s.field = @ab.role",), FIELD
            ),
        },
    ),
    "MergedBecause": View(
        None,
        ("dn", "mn"),
        {
            "reason": Value("@dn.reason"),
            "because": Value("@dn.reason"),
            "mention": Same("Mention", ("mn",)),
        },
    ),
    "Statement": View(
        "Statement",
        ("st",),
        {
            **properties("st", "id", "kind", "ordinal", "rule", "confidence", "original", "withdrawnAt"),
            "values": Value("properties(@st)"),
            "corrections": Many("(@co:Correction {statement: @st.id})", "Correction", ("@co.at", "@co.id")),
            "document": One("(@st)-[:STATED_IN]->(:Passage)<-[:HAS_PASSAGE]-(@d:Document)", "Document"),
            "about": Many("(@st)-[@ab:ABOUT]->(@mn:Mention)", "About", ("@ab.position", "@ab.role", "@mn.id")),
            "evidence": Many(f"(@st){WORDS}", "Evidence", BY_PLACE, filters=FIELD),
        },
    ),
    "About": View(None, ("ab", "mn"), {**properties("ab", "role"), "mention": Same("Mention", ("mn",))}),
    "Evidence": View(
        None,
        ("st", "s", "g", "d"),
        {
            "quote": Value("substring(@g.text, @s.start - @g.start, @s.end - @s.start)"),
            **properties("s", "start", "end", "role", "field", "basis", "by"),
            "rule": Value("@st.rule"),
            "confidence": Value("@st.confidence"),
            "page": Value("@g.page"),
            "line": Value("@g.line"),
            "text": Value("@g.text"),
            "struck": Value("@g.struck"),
            "document": Same("Document", ("d",)),
            "statement": Same("Statement", ("st",)),
        },
    ),
    "Change": View(
        "Change",
        ("ch",),
        properties("ch", "id", "at", "cause", "kind", "node", "of", "before", "after", "linked", "unlinked"),
    ),
    "Issue": View(
        "Issue",
        ("is",),
        {
            **properties("is", "id", "code", "severity", "since", "until"),
            "message": Value("[@is.message, @is.message_sv]"),
            "explanation": Value("@is.code"),
            "dismissed": Rows(
                f"COLLECT {{ MATCH {DISMISSED} WITH @dm ORDER BY @dm.at, @dm.id RETURN [@dm.reason, @dm.by, @dm.at] }}",
                ("reason", "by", "at"),
                "IssueDismissed",
                one=True,
            ),
            "concerns": Many("(@is)-[:CONCERNS]->(@n)", "Node", ("@n.id",)),
            "evidence": stated("is"),
        },
    ),
}
