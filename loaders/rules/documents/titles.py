"""Documents that titles name: headings, rows of lists, first cells of tables.

A title may say what is done about the document ("Revidering av riktlinjen", "Hemsjukvårdsavtalet – tidplan"), and may
name it beside its word ("Ny rutin – Snabb väg till hjälpmedel", "Bad i sjön - Avtal mellan A och B").
"""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.lexicon import words
from loaders.rules import organizations
from loaders.rules.body import kind_of
from loaders.rules.documents.naming import Named, Reader, capital
from loaders.rules.documents.topics import topic_of
from loaders.rules.pattern import compiled, rule
from loaders.source import Text, plain

SUBJECTS = frozenset(["avtal", "överenskommelse", "rutin", "riktlinje", "policy"])
"""Kinds that a title names behind what they are about: "Sophämtning - nytt avtal"."""
SUBJECT = 5  # words of what it is about


def in_title(text: Text, scanned: bool = False) -> list[Named]:
    """The documents that a heading, a row of a list or the first cell of a table names."""
    parts = _segments(text)
    found: list[Named] = []
    for i, part in enumerate(parts):
        lead = compiled(words()["document"]["name"]["lead_in"], scanned).match(part.text)
        bare = part.cut(lead.end()) if lead else part
        if not bare:
            continue
        fresh = bool(lead and re.search(r"\b(?:ny|nytt|nya)\s+$", lead[0], re.IGNORECASE))
        for each in Reader(bare, scanned, title=True).read():
            named = each if each.listed and not _only_binds(each) else _by_neighbour(each, parts, i, text, bare)
            if named is not None:
                shift = _place(text, bare)
                found.append(replace(named, start=named.start + shift, end=named.end + shift, new=named.new or fresh))
    return found


def _segments(text: Text) -> list[Text]:
    """The parts of a title between dashes and colons."""
    cuts, start = [], 0
    for m in re.finditer(r"\s[-–—]\s|:\s", text.text):
        cuts.append(text.cut(start, m.start()))
        start = m.end()
    cuts.append(text.cut(start))
    return [part for part in cuts if part]


def _only_binds(each: Named) -> bool:
    return each.start == 0 and each.binds is not None and each.about is False


def _by_neighbour(each: Named, parts: list[Text], i: int, whole: Text, own: Text) -> Named | None:
    """A title whose word stands alone in its part: "Ny rutin – Snabb väg", "Bad i sjön - Avtal mellan A och B"."""
    if each.start:
        return each
    if _only_binds(each) and i:
        words_ = whole.cut(0, _place(whole, own) + len(own))
        topic = topic_of(parts[i - 1].text)
        return replace(each, words=words_, name=capital(words_.text), topic=topic, listed=True, whole=True)
    after = parts[i + 1] if i + 1 < len(parts) else None
    alone = each.end == len(own) or not own.text[each.end :].strip()
    if i and alone and each.kind in SUBJECTS and _is_subject(parts[i - 1].text):
        words_ = whole.cut(0, _place(whole, own) + len(own))
        topic = topic_of(parts[i - 1].text)
        return replace(each, words=words_, name=capital(words_.text), topic=topic, listed=True, about=True, whole=True)
    if after is None or not alone or compiled(words()["document"]["name"]["about_it"]).fullmatch(after.text):
        return each
    if organizations.read(after.text) or kind_of(after.text):
        return each
    if after.text[0].isupper():
        return replace(each, words=after, name=after.text, topic=topic_of(after.text), listed=True, whole=True)
    words_ = whole.cut(_place(whole, each.words), _place(whole, after) + len(after))
    return replace(each, words=words_, name=capital(words_.text), topic=topic_of(after.text), listed=True, whole=True)


def _is_subject(text: str) -> bool:
    return len(text.split()) <= SUBJECT and not compiled(words()["document"]["name"]["about_it"]).fullmatch(text)


def _place(whole: Text, part: Text) -> int:
    return whole.starts.index(part.starts[0])


rule(
    "document_title",
    "what a title, heading or row of a list calls a document that binds or guides",
    tries=lambda t: [n for n in in_title(plain(t)) if n.listed],
    takes=(
        "Överenskommelse om samverkan vid hemgång - förlängning",
        "Remissvar ny överenskommelse för hemsjukvård",
        "Ny rutin – Snabb väg till hjälpmedel",
        "Bad i sjön - Avtal mellan Granviks kommun och Region Ekmark",
        "Hemsjukvårdsavtalet – tidplan",
        "Kompetensförsörjningsplan",
        "Gemensam uppdragsbeskrivning – ledarna",
        "Verksamhetsplan 2025",
        "Sophämtning - nytt avtal",
        "Lönepolicy och resepolicy",
        "Revidering av alkohol- och drogpolicyn",
    ),
    refuses=(
        "Mål, ram och uppdragsbeskrivning",
        "Val av avtalsmodell",
        "Avtal",
        "Styrdokument som löper ut",
        "Tidplan",
    ),
)
