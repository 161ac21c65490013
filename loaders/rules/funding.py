"""Money that minutes give, set aside, hold or spend: from running text, lists and tables.

An amount counts where words beside it say that somebody gives it, that a pot holds it, or that a label calls it a
cost; prices, results and what is only applied for do not. Public money that is handed out without an amount counts too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.lexicon import words
from loaders.minutes import Funding, Item, Minutes, Said
from loaders.prose import Paragraph, paragraphs, parts, sentences
from loaders.rules.amounts import Amount, find_amounts
from loaders.rules.fundtables import YEAR, read_tables
from loaders.rules.grantlists import read_lists
from loaders.rules.items import by_line
from loaders.rules.openings import closes, opens
from loaders.rules.pattern import compiled, rule
from loaders.rules.purposes import (
    LABEL,
    Place,
    actor_in,
    aim_of,
    behind,
    bought,
    by_title,
    deciding,
    from_above,
    from_title,
    is_vague,
    just_decided,
    labelled,
    meeting_day,
    potted,
    receiver,
    said,
    says,
    told_before,
)
from loaders.source import Line, Source, Text, plain, plain_line
from schema.evidence import LineUse

MANY = 40  # amounts in a sentence, which is then no prose
WINDOW = 400  # characters around an amount that may tell what it is


def read_funding(minutes: Minutes, lines: Sequence[Line]) -> None:
    """Enter the money of the text, tables first; an amount that comes again in its item is entered once."""
    read_tables(minutes, lines)
    read_lists(minutes, lines)
    items = by_line(minutes)
    titles = {item.first_line for item in minutes.items}
    heading: Text | None = None
    bullets: dict[int, Text] = {}
    for paragraph in paragraphs(lines):
        line = paragraph.first
        if line.struck or _listed(minutes, line):
            continue
        if not line.marker:
            bullets = {}
        over = [text for indent, text in sorted(bullets.items()) if indent < line.indent]
        own = [sentence for part in parts(paragraph) for sentence in sentences(part)]
        for i, sentence in enumerate(own):
            item, scanned = items.get(line.number), minutes.source.scanned
            above = over[-1] if over else heading
            place = Place(item, scanned, tuple(own[:i]), tuple(own[i + 1 :]), above, line)
            _sentence(minutes, sentence, place, paragraph)
        if line.marker:
            bullets[line.indent] = paragraph.text.cut(0, _end_of_head(paragraph.text.text))
        elif line.number in titles:
            heading = None
        elif _is_heading(paragraph):
            heading = paragraph.text


def _end_of_head(text: str) -> int:
    """As "Tält - behövs till lägret": where the dash stands."""
    m = re.search(r"\s[–-]\s|[.:]$", text)
    return m.start() if m else len(text)


def _is_heading(paragraph: Paragraph) -> bool:
    """A heading, or a short line of its own that ends without a mark and tells no time or place."""
    line, text = paragraph.first, paragraph.text.text
    head = words()["header"]
    label = compiled(
        rf"(?:{head['date_label']}|{head['place_label']}|tid|plats|pris|anmälan|(?:ärende|dnr|diarienr)\W+[\w ]*\d)\b.*"
    ).fullmatch(text)
    alone = len(paragraph.lines) == 1 and len(text) <= LABEL and not text.endswith((".", ":", "!", "?", ","))
    act = opens(text) is not None or closes(text) or text.startswith("att ")
    return not (label or act or find_amounts(text) or len(line.cells) > 1) and bool(line.level or alone)


def _listed(minutes: Minutes, line: Line) -> bool:
    return minutes.uses.get(line.number, (None, ""))[1].startswith(
        ("list of people", "signature", "class list", "money")
    )


def _sentence(minutes: Minutes, sentence: Text, place: Place, paragraph: Paragraph) -> None:
    amounts = find_amounts(sentence.text)
    if len(amounts) > MANY:
        return
    if not amounts:
        found = _without_amount(minutes, sentence, place)
        entries = [found] if found else []
    else:
        entries = [e for i, a in enumerate(amounts) if (e := _with_amount(minutes, sentence, amounts, i, place))]
    new = [e for e in entries if not any(_again(e, known) for known in minutes.funding)]
    minutes.funding += new
    for line in paragraph.lines if new else ():
        minutes.use(line, LineUse.FACT, "money")


def _again(new: Funding, known: Funding) -> bool:
    """Whether an amount was entered before: the same in the same item, or the same to the same purpose."""
    if new.amount is None or known.amount is None:
        return new.amount is known.amount and new.purpose.value == known.purpose.value
    return new.amount.value == known.amount.value and (
        new.item == known.item or new.purpose.value.lower() == known.purpose.value.lower()
    )


def kind_in(sentence: str, amount: Amount, decided: bool, scanned: bool = False) -> str | None:
    """What an amount of a sentence is: GRANT, POT or COST; None when it is no money for something."""
    clause, before = _clause(sentence, amount), sentence[max(0, amount.start - WINDOW) : amount.start]
    if says("other", clause, scanned) or (says("proposed", before, scanned) and not decided):
        return None
    if says("holds", before, scanned):
        return "POT"
    if amount.per is None and says("grant", clause, scanned):
        return "POT" if says("pot", clause, scanned) else "GRANT"
    if amount.per is None and says("left", clause, scanned):
        return "POT" if says("pot", clause, scanned) else None
    if decided and says("cost", clause, scanned):
        return "COST"
    if len(sentence) > 2 * LABEL:
        return None
    return "COST" if compiled(words()["money"]["say"]["cost_label"], scanned).fullmatch(sentence) else None


def _clause(sentence: str, amount: Amount) -> str:
    """The part of a sentence around an amount: from the last semicolon, up to the next, and not too far."""
    start = max(sentence.rfind("; ", 0, amount.start) + 1, amount.start - WINDOW, 0)
    end = sentence.find("; ", amount.end)
    return sentence[start : min(end if end >= 0 else len(sentence), amount.end + WINDOW)]


def _with_amount(minutes: Minutes, sentence: Text, amounts: Sequence[Amount], i: int, place: Place) -> Funding | None:
    amount = amounts[i]
    decision = deciding(minutes, sentence)
    decided = decision is not None and decision.status == "TAKEN"
    listed = decision is not None and decision.rule == "decision_list"  # a body's own proposal, headed as its decision
    kind = kind_in(sentence.text, amount, decided or listed, place.scanned)
    if kind is None:
        return None
    until = amounts[i + 1].start if i + 1 < len(amounts) else len(sentence)
    since = amounts[i - 1].end if i else 0
    recipient, purpose = behind(minutes, sentence.cut(amount.end, until), place)
    recipient = recipient or receiver(minutes, sentence, since, amount.start, place)
    if kind == "COST":
        purpose = bought(sentence, place) or labelled(sentence.cut(since, amount.start), place) or purpose
    purpose = purpose or (potted(sentence, place) if kind == "POT" else None)
    if kind == "POT" and purpose is None and (rest := sentence.cut(amount.end, until).strip(" ,.:")):
        purpose = Said.of(rest) if len(rest.text.split()) > 2 else None
    if purpose is not None:
        purpose = by_title(purpose, place) or purpose
    elif kind == "GRANT":
        purpose = bought(sentence, place) or just_decided(minutes, sentence, amount.end, place)
    purpose = purpose or told_before(place) or from_above(place) or (recipient[1] if recipient else None)
    if purpose is None:
        return None
    year = YEAR.search(purpose.value) or YEAR.search(sentence.text)
    return Funding(
        purpose,
        kind,
        place.item.position if place.item else None,
        "funding_sentence" if kind != "COST" else "funding_cost",
        Said.of(sentence.cut(amount.start, amount.end), str(amount.sek)),
        recipient=recipient,
        decided_on=meeting_day(minutes) if decided else None,
        decided_by=decision.decided_by if decision else None,
        year=int(year["year"]) if year else None,
    )


def _without_amount(minutes: Minutes, sentence: Text, place: Place) -> Funding | None:
    """Public money that is handed out, the amount untold."""
    text = sentence.text
    told = all(says(each, text, place.scanned) for each in ("public", "gives", "money"))
    if not told or says("proposed", text, place.scanned):
        return None
    recipient = None
    if m := said("gets", place).match(text):
        recipient = actor_in(minutes, sentence.match(m, "to"), place)
    for after in place.after[:1] if recipient is None else ():
        if m := said("then_to", place).search(after.text):
            recipient = actor_in(minutes, after.match(m, "to"), place)
    m = said("public", place).search(text)
    vague = m and is_vague(m["what"])
    purpose = aim_of(sentence, m) if m and not vague else None
    purpose = purpose or from_title(place.item)
    if purpose is None:
        return None
    position = place.item.position if place.item else None
    return Funding(purpose, "GRANT", position, "funding_public", recipient=recipient)


def _kind_tried(text: str) -> str | None:
    amounts = find_amounts(text)
    return kind_in(text, amounts[0], decided=True) if amounts else None


def _public_tried(text: str) -> object:
    item = Item("1", Said("Bad om nya bryggor"), 0, 0, "item_numbered")
    place = Place(item, False, (), (), None, plain_line(text))
    return _without_amount(Minutes(Source("", "text", text, ())), plain(text), place)


rule(
    "funding_sentence",
    "an amount that a sentence sets aside, grants, hands out or holds in a pot",
    tries=lambda t: _kind_tried(t) in ("GRANT", "POT"),
    takes=(
        "Styrelsen beslutade att avsätta 12 000 kr till sommarlägret.",
        "Simklubben beviljades 15 000 kr för nya bojar.",
        "Nämnden anslår 2,5 mnkr till bryggan.",
        "Föreningen ger 1 800 kr till 3A för en utflykt.",
        "Potten för 2024 är 900 000 kr",
    ),
    refuses=(
        "Föreningen söker 20 000 kr till lägret.",
        "Klubben har 84 000 kr på kontot.",
        "Prognosen visar ett underskott på 6 miljoner kronor.",
        "Medlemsavgiften är 200 kr.",
        "Halltimmen kostar 120 kr per timme.",
        "Nämnden avslår ansökan om 5 000 kr.",
    ),
)
rule(
    "funding_cost",
    "a cost that a label tells, or that a decision allows",
    tries=lambda t: _kind_tried(t) == "COST",
    takes=("Engångskostnad för installation: ca 54 000 kr", "Siv får köpa tält för högst 4 000 kr."),
    refuses=("Båten kostade 3 000 kr förra året.", "Bojar för 200 kr eller mindre hämtas i förrådet."),
)
rule(
    "funding_public",
    "public money that is handed out without an amount",
    tries=_public_tried,
    takes=(
        "Alla kommuner har tilldelats statliga medel för simskolor.",
        "Staten ger ett bidrag för att rusta bryggor.",
    ),
    refuses=("Statliga medel kan sökas.", "Kommunen ger medel till bad.", "Medlen är slut."),
)
