"""Posts, matters and agreements: by name and county."""

from __future__ import annotations

from loaders.judging import Judgements
from loaders.resolving.groups import Named, Pairs, same_name, settle
from loaders.resolving.state import Doc, Resolution
from schema.documents import Node
from schema.identity import digest, name_key, search_key
from schema.nodes import Agreement, Matter, Post
from schema.statements import MentionRecord


def posts(found: Resolution, pairs: Pairs, judged: Judgements) -> None:
    settle(found, [Named(doc, m, _post(doc, m), _same_name(doc, m)) for doc, m in pairs], judged)


def matters(found: Resolution, pairs: Pairs, judged: Judgements) -> None:
    settle(found, [Named(doc, m, _matter(doc, m), "same_diary_number") for doc, m in pairs], judged)


def agreements(found: Resolution, pairs: Pairs, judged: Judgements) -> None:
    settle(found, [Named(doc, m, _agreement(doc, m), _same_words(doc, m)) for doc, m in pairs], judged)


def _same_name(doc: Doc, m: MentionRecord) -> str:
    return same_name(doc, m.key) if doc.county else "same_document"


def _same_words(doc: Doc, m: MentionRecord) -> str:
    """Behind " @" a key says whose the agreement is."""
    return "same_words_same_owner" if " @" in m.key else "same_words_same_county" if doc.county else "same_words"


def _post(doc: Doc, m: MentionRecord) -> Node:
    return Post(
        id=digest("post", doc.county or doc.id, m.key),
        name=m.name,
        sort_name=m.name,
        search_key=search_key(m.name),
        name_key=name_key(m.name),
        county=doc.county,
    )


def _matter(doc: Doc, m: MentionRecord) -> Node:
    id_ = digest("matter", doc.county or "", m.key)
    return Matter(id=id_, title=m.name, search_key=search_key(m.name), diary_number=m.name)


def _agreement(doc: Doc, m: MentionRecord) -> Node:
    return Agreement(
        id=digest("agreement", doc.county or "", m.key),
        name=m.name,
        sort_name=m.name,
        search_key=search_key(m.name),
        name_key=name_key(m.name),
        kind="",
        county=doc.county,
    )
