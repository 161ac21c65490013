"""What a decision's own words say of its standing: put off, dropped, sent back, proposed to another; from when.

The kinds and the words of decisions are `decisions`'; here each is looked at once more when all are read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from loaders.lexicon import words
from loaders.minutes import Minutes, Said
from loaders.rules import dates, organizations
from loaders.rules.actors import is_collective
from loaders.rules.body import kind_of
from loaders.rules.elections import text_of
from loaders.rules.itemtext import stems
from loaders.rules.own import by_context, together
from loaders.rules.pattern import compiled, rule
from loaders.source import Source, Text, plain
from schema.evidence import FieldBasis
from schema.period import is_partial_date

LONGEST = 1500  # characters of a decision that are looked at


def settle_decisions(minutes: Minutes) -> None:
    """Give each decision its status, to whom it is proposed and from when it holds."""
    for i, decision in enumerate(minutes.decisions):
        text = text_of(decision.text, minutes).cut(0, LONGEST)
        kind, status = standing(text.text, decision.kind, decision.status)
        minutes.decisions[i] = replace(
            decision,
            kind=kind,
            status=status,
            proposed_to=decision.proposed_to or (proposed_to(text) if status == "PROPOSED" else None),
            effective_from=decision.effective_from or (None if kind == "elected" else effective_from(minutes, text)),
        )


def standing(text: str, kind: str, status: str) -> tuple[str, str]:
    """(kind, status) of a decision by its words; what it was read as where they say nothing more."""
    said = words()["standing"]
    if compiled(said["referred_back"]).search(text):
        return "referred back", status
    if status == "TAKEN" and compiled(said["dropped"]).search(text) and kind in ("decision", "postponed"):
        return "decision", "DROPPED"
    if status == "TAKEN" and (kind == "postponed" or compiled(said["postponed"]).match(text.removeprefix("att "))):
        return "postponed", "POSTPONED"
    if status == "TAKEN" and compiled(said["proposed"]).search(text[:200]):
        return kind, "PROPOSED"
    if status == "TAKEN" and compiled(said["reported"]).search(text):
        return kind, "REPORTED"
    return kind, status


def proposed_to(text: Text) -> Said | None:
    """The actor who is asked to decide."""
    for pattern in words()["standing"]["to"]:
        m = compiled(pattern).search(text.text)
        if m and is_actor(m["to"]):
            return Said.of(text.match(m, "to"))
    return None


def is_actor(text: str) -> bool:
    """Whether the words name a body, an organisation, a group of them, or a post."""
    bare = text.strip()
    return bool(
        kind_of(bare)
        or is_collective(bare)
        or organizations.read(bare[:1].upper() + bare[1:])
        or organizations.is_title(bare)
        or (bare.isupper() and 2 <= len(bare) <= 6)
    )


def effective_from(minutes: Minutes, text: Text) -> Said | None:
    """The day from which a decision holds: named behind the words for it, or the meeting's own ("omedelbart")."""
    said = words()["standing"]
    held = minutes.header.dates[-1].value if minutes.header.dates else ""
    for m in compiled(said["effective"]).finditer(text.text):
        found = dates.find(m["when"], minutes.header.year)
        if not found or found[0].start > 12:
            if not found and (year := m["when"].removeprefix("år ").strip()[:4]).isdigit() and is_partial_date(year):
                at = m.start("when") + m["when"].index(year)
                return Said.of(text.cut(at, at + 4), year)
            continue
        first = found[0]
        value = (dates.following(first, held) if len(held) == 10 else first.values)[0]
        words_ = text.cut(m.start("when") + first.start, m.start("when") + first.end)
        return Said.of(words_, value, basis=FieldBasis.STATED if first.year else FieldBasis.INFERRED)
    if held and (now := compiled(said["at_once"]).search(text.text)):
        return Said.of(text.match(now), held, basis=FieldBasis.INFERRED)
    return None


def only_effective(minutes: Minutes, sentence: Text) -> Said | None:
    """The day in a sentence behind a decision that only says from when that one holds."""
    if len(sentence) > 200 or not compiled(words()["standing"]["only_effective"]).fullmatch(sentence.text):
        return None
    return effective_from(minutes, sentence)


@dataclass(frozen=True)
class Asks:
    """A line over a list of what `who` proposes that `to` decides; `first` is what the line itself decides."""

    who: Text
    to: Said
    first: Text | None


def proposes(text: Text) -> Asks | None:
    """What a line opens that stands over proposals to another body; None for any other line."""
    if len(text) > 300 or not compiled(words()["standing"]["hint"]).search(text.text):
        return None
    m = compiled(words()["standing"]["opens"]).fullmatch(text.text)
    if m is None or not kind_of(m["to"] or m["to2"]):
        return None
    who, to = ("who", "to") if m["who"] else ("whose", "to2")
    return Asks(text.match(m, who), Said.of(text.match(m, to)), text.cut(0, m.end("first")) if m["first"] else None)


def is_own(minutes: Minutes, who: str) -> bool:
    """Whether the words name the document's own body; also where it is not known."""
    own = [each.name.value for each in minutes.header.bodies]
    known = who in own or any(stems(who) & stems(name) for name in own)
    return not own or known or bool(by_context(minutes, who.strip())) or together(minutes, who.strip())


def own_proposal(minutes: Minutes, sentence: Text) -> Said | None:
    """To whom the document's own body proposes something in a sentence ("Rådet föreslår fullmäktige att ...")."""
    m = compiled(words()["standing"]["proposes"]).match(sentence.text[:LONGEST])
    if m is None or minutes.header.body is None or not kind_of(m["who"]) or not is_own(minutes, m["who"]):
        return None
    return proposed_to(sentence)


def told_of_another(minutes: Minutes, sentence: Text) -> Said | None:
    """Who it is, other than the body, of whom a sentence tells what they have elected, adopted or decided."""
    m = compiled(words()["standing"]["has_done"]).match(sentence.text[:LONGEST])
    if m is None or minutes.header.body is None or is_own(minutes, m["who"]) or minutes.person(m["who"]):
        return None
    return Said.of(sentence.match(m, "who"))


def _held(text: str) -> object:
    minutes = Minutes(Source("", "text", text, ()))
    minutes.header.dates, minutes.header.year = [Said("2024-03-12")], 2024
    return effective_from(minutes, plain(text))


rule(
    "decision_put_off",
    "a decision that puts a matter off, drops it or sends it back",
    tries=lambda t: standing(t, "decision", "TAKEN") != ("decision", "TAKEN"),
    takes=(
        "att bordlägga ärendet till nästa sammanträde",
        "Punkten utgår.",
        "Motionen avskrivs.",
        "Förslaget faller.",
        "Ärendet återremitteras till förvaltningen.",
        "Frågan skjuts upp till hösten.",
    ),
    refuses=(
        "att godkänna planen, som utgår från gällande lag",
        "att flytta kansliet till Granvik",
        "att anta taxan",
        "att ansökan om bordläggning inte prövas",
    ),
)
rule(
    "decision_proposed",
    "a decision that asks another to decide, and whom",
    tries=lambda t: proposed_to(plain(t)),
    takes=(
        "Kommunstyrelsen föreslår kommunfullmäktige besluta att anta taxan.",
        "att föreslå kommunfullmäktige att anta taxan",
        "att rekommendera kommunerna att teckna avtalet",
        "Nämnden föreslår att kommunstyrelsen avslår motionen.",
        "att föreslå regiondirektören att godkänna planen",
    ),
    refuses=("Anna Lind föreslår att mötet flyttas.", "att anta taxan", "att föreslå en ny tid"),
)
rule(
    "decision_of_another",
    "a sentence that tells what another than the body has elected, adopted or decided",
    tries=lambda t: compiled(words()["standing"]["has_done"]).match(t),
    takes=(
        "Primärvården har utsett samma ombud som i fjol.",
        "Granviks kommun har redan antagit planen.",
        "Fullmäktige i Granvik har valt Anna Lind till ordförande.",
        "Region Granvik och kommunerna har godkänt avtalet.",
    ),
    refuses=(
        "Mötet har valt Anna Lind till ordförande.",
        "Under året har styrelsen antagit en plan.",
        "Anna Lind har utsetts till ombud.",
        "Granviks kommun har ännu inte antagit planen.",
        "Vi har godkänt avtalet.",
        "Anna Lind, som har valt bort resan, tackades.",
    ),
)
rule(
    "effective_from",
    "the day from which a decision holds",
    tries=_held,
    takes=(
        "att anta taxan att gälla från och med den 1 januari 2025",
        "Reglementet träder i kraft 2024-07-01.",
        "Beslutet gäller omedelbart.",
        "Avgiften höjs fr.o.m. 1 juni.",
        "Planen gäller från 2025.",
    ),
    refuses=("att anta taxan", "Planen gäller till den 1 maj 2025.", "Protokollet från den 3 maj godkänns."),
)
