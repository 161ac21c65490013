"""Who is meant by the words before a verb: people by full or first name, bodies, organisations, offices.

A context-bound name ("gruppen", "ordföranden", "socialchefen") is read by what the document says of it, and the step is
marked as inferred.
"""

from __future__ import annotations

import re

from loaders.lexicon import words
from loaders.minutes import Item, Minutes, Person, Said
from loaders.rules import names, organizations
from loaders.rules.body import kind_of
from loaders.rules.introduced import introduced
from loaders.rules.own import by_context, by_short, together
from loaders.rules.pattern import compiled, rule
from loaders.source import Text, plain
from schema.evidence import FieldBasis
from schema.identity import fold, search_key

Holder = tuple[str, Said]
"""(kind of mention PERSON, BODY, ORGANIZATION or POST; the name)"""

NOT_HOLDER = frozenset(words()["actor"]["never"])
LEAD_IN = re.compile(
    r"(?:(?:att|och|men|samt|därför|även|både|sitt|sin|sina|vår|vårt|våra|den|det|de)\s+(?=\w)(?!som\b))*",
    re.IGNORECASE,
)
PREPOSITION = re.compile(
    r"(?:till|av|från|om|med|vid|på|hos|under|enligt|mot|som|att|ur|mellan|kring|gällande|utan|efter|inför)(?!\w)",
    re.IGNORECASE,
)
WHICH = re.compile(r"för|i|inom|om|kring|gällande|på|mot|under|vid")
"""What goes on a group's name after its definite form."""
LOOSE = frozenset(
    ["den", "det", "de", "en", "ett", "och", "samt", "med", "för", "i", "om", "på", "av", "till", "inom", "vid"]
)
PLACED = re.compile(r"i|på|mot|under|vid")
SMALL = re.compile(r"(?:i|inom|för)(?!\w)")
BESIDE = re.compile(r"[,(]|(?:från|vid|på|inom|med)\s")
"""What begins that which stands beside a name: an organisation, a party."""
LONGEST = 130  # characters of words that name actors
TITLE_WORDS, BODY_WORDS = 9, 12  # words of a post's and of a body's name


def holders_in(minutes: Minutes, text: Text, item: Item | None = None) -> list[Holder]:
    """Those that the words name; empty when they name no actor, or hold more than actors."""
    lead = LEAD_IN.match(text.text)
    text = text.cut(lead.end() if lead else 0).strip(" .;:,*")
    if not text or len(text) > LONGEST:
        return []
    if found := _people(minutes, text):
        return found
    best: list[Holder] = []
    for parts in _divisions(text):
        each = [_people(minutes, part) or _holder(minutes, part, item) if part else [] for part in parts]
        if all(each) and len(parts) >= len(best):
            best = [holder for holders in each for holder in holders]
    return best


def _people(minutes: Minutes, text: Text) -> list[Holder]:
    """The full names that the words consist of, each maybe with a title before and an organisation behind it."""
    found = names.find(text)
    if not found:
        return []
    before = text.text[: text.text.index(found[0].text)].strip(" ,")
    if before and not (
        organizations.is_title(before)
        or compiled(words()["actor"]["together"]).fullmatch(before)
        or _is_person(minutes, before)
    ):
        return []
    people = [("PERSON", p.named_by(n) if (p := minutes.person(n.text)) else Said.of(n)) for n in found]
    if before and (m := re.fullmatch(r"(?P<name>[A-ZÅÄÖ][\w-]+),?(?:\soch)?", before)):
        first = minutes.person(m["name"])
        people = [*([("PERSON", first.named_by(text.cut(0, m.end("name"))))] if first else []), *people]
    after = text.text[text.text.rindex(found[-1].text) + len(found[-1].text) :].strip(" *")
    if m := re.fullmatch(r"(?:,\s*)?(?:och|samt)\s(?P<name>[A-ZÅÄÖ][\w-]+)", after):
        last = minutes.person(m["name"])
        return [*people, ("PERSON", last.named_by(text.cut(len(text) - len(m["name"]))))] if last else []
    told = any(compiled(words()["actor"]["verbs"]).fullmatch(word) for word in after.split())
    return people if not after or (BESIDE.match(after) and not told) else []


def _is_person(minutes: Minutes, text: str) -> bool:
    bare = re.sub(r",?\s*(?:och|samt)$|,$", "", text)
    return bare.istitle() and minutes.person(bare) is not None


def _divisions(text: Text) -> list[list[Text]]:
    """The words as one actor; cut at each "och" and comma; and cut where an actor of its own begins or ends."""
    at = list(re.finditer(r",\s*(?:och\s|samt\s)?|(?<!-)\s(?:och|samt)\s", text.text))
    begins = [m for m in at if _begins(text.text[m.end() :]) or kind_of(text.text[m.end() :].split(",")[0].split()[-1])]
    made = []
    for cuts in ([], at, begins):
        start, parts = 0, []
        for m in cuts:
            parts.append(text.cut(start, m.start()))
            start = m.end()
        parts = [part.strip(" .;:,") for part in (*parts, text.cut(start))]
        if parts not in made:
            made.append(parts)
    return made


def _begins(after: str) -> bool:
    word = re.match(r"[\w-]+", after)
    return bool(
        word
        and (
            word[0][0].isupper()
            or kind_of(word[0])
            or compiled(words()["actor"]["collective"]).match(after)
            or organizations.is_title(word[0])
        )
    )


def _holder(minutes: Minutes, words_: Text, item: Item | None) -> list[Holder]:
    bare = words_.text
    if bare.lower() in NOT_HOLDER:
        return []
    if found := _by_context(minutes, words_, item):
        return found
    if is_collective(bare):
        together = _without_each(bare)
        basis = FieldBasis.STATED if together == bare else FieldBasis.INFERRED
        return [("ORGANIZATION", Said.of(words_, together, basis=basis))]
    tokens = [token for each in bare.split() if (token := each.strip("*,()"))]
    if not tokens or any(compiled(words()["actor"]["verbs"]).fullmatch(token) for token in tokens):
        return []
    return _by_words(minutes, words_, tokens)


def _by_context(minutes: Minutes, words_: Text, item: Item | None) -> list[Holder]:
    """Whom the document means by the words: its presenters, people, own body, or who it named in full."""
    bare = words_.text
    if bare.lower() == "föredragande" and item is not None:
        return [("PERSON", Said.of(words_, p.value, basis=FieldBasis.INFERRED)) for p in item.presenters]
    if people := _by_office(minutes, bare):
        return [("PERSON", person.named_by(words_)) for person in people]
    own = by_context(minutes, bare) or by_short(minutes, bare)
    if bare.lower() == "vi" or together(minutes, bare):
        own = minutes.header.bodies
    elif len(own) > 1:
        return [("BODY", Said.of(words_))]  # fits several that meet together
    if own:
        return [("BODY", Said.of(words_, each.name.value, basis=FieldBasis.INFERRED)) for each in own]
    since = item.title.places[0].start if item is not None and item.title.places else 0
    for name in (bare, bare.removesuffix("s")):
        if known := introduced(minutes, name, words_.starts[0], since):
            same = search_key(known.name) == search_key(bare)
            basis = FieldBasis.STATED if same else FieldBasis.INFERRED
            return [(known.kind, Said.of(words_, known.name, basis=basis))]
    return []


def _by_words(minutes: Minutes, words_: Text, tokens: list[str]) -> list[Holder]:
    """Who the words name by themselves: several together, a body, an organisation, a post."""
    bare = words_.text
    capital = bare[0].upper() + bare[1:]
    short = words()["actor"]["short"].get(tokens[0])
    if short and (len(tokens) == 1 or SMALL.fullmatch(tokens[1])):
        return [("BODY", Said.of(words_, " ".join([short, *tokens[1:]]), basis=FieldBasis.INFERRED))]
    if is_body(bare):
        return [("BODY", Said.of(words_, _elected(minutes, words_) or capital))]
    named = organizations.read(capital)
    if named and kind_of(tokens[0]) and len(tokens) > 1:
        return []  # a body's name and more
    if named and (not PREPOSITION.search(bare) or named.kind == "AUTHORITY"):
        return [("ORGANIZATION", Said.of(words_, named.name, basis=named.basis))]
    last = tokens[-1][0].upper() + tokens[-1][1:]
    if len(tokens) == 2 and tokens[0].endswith("s") and organizations.is_unit(last):
        return [("ORGANIZATION", Said.of(words_, capital))]  # "kommunens fastighetsavdelning"
    if is_post(bare) or compiled(words()["actor"]["post"]).fullmatch(bare):
        return [("POST", Said.of(words_, capital))]
    if re.fullmatch(r"(?!(?:OBS|NB|PS)$)[A-ZÅÄÖ]{2,6}(?:[/-][A-ZÅÄÖ]{2,6})?(?: \d(?:\.\d)?)?s?", bare):
        return [("BODY", Said.of(words_))]
    return []


def is_collective(text: str) -> bool:
    """Several together, named by what they are: "kommunerna", "länets socialchefer", "den som får bidrag"."""
    return compiled(words()["actor"]["collective"]).fullmatch(text) is not None


def is_body(text: str) -> bool:
    """A body by its words: the word for it first, but for which one it is; with a capital, or a definite one."""
    tokens = [token.strip("*,") for token in text.split()]
    heads = [i for i, word in enumerate(tokens) if kind_of(word)]
    owned = [i for i in heads if tokens[i].endswith(("ens", "ets", "ns"))]
    heads = [i for i in heads if i not in owned]
    if not heads or len(tokens) > BODY_WORDS or re.search(r"(?<!\S)\d|[:!?]", text):
        return False
    if tokens[-1].lower() in LOOSE:
        return False
    head = heads[0]
    before, after = tokens[:head], tokens[head + 1 :]
    if any(PREPOSITION.fullmatch(w) for w in before) or SMALL.fullmatch(tokens[0]) or after[:1] in (["och"], ["samt"]):
        return False
    if names.find(plain(text)):
        return False
    if any(SMALL.fullmatch(w) for w in before) and not text[0].isupper():
        return False
    owned = owned or [i for i, w in enumerate(before) if w.endswith("s") and len(w) > 4]
    if after and PLACED.fullmatch(after[0]) and not (len(after) > 1 and after[1][0].isupper()):
        return False  # "nämnden i mars"
    definite = bool(owned or compiled(words()["actor"]["definite"]).fullmatch(tokens[head]))
    if definite and after and not (WHICH.fullmatch(after[0]) or after[0][0].isupper()):
        return False
    return definite or text[0].isupper() or len(tokens) == 1


def is_post(text: str) -> bool:
    """Somebody's work that stands for who does it: "regiondirektören", "utvecklare inom Kultur", "juristerna"."""
    tokens = [re.sub(r"arna$", "are", token) for token in text.split()]
    titled = organizations.is_title(tokens[0]) or organizations.is_title(" ".join(tokens[:2]))
    if len(tokens) > TITLE_WORDS or not titled:
        return False
    return len(tokens) <= 4 or any(SMALL.fullmatch(w) for w in tokens[1:3]) or text[0].isupper()


def _without_each(text: str) -> str:
    """ "varje kommun" are the municipalities together."""
    return "kommunerna" if re.fullmatch(r"(?:varje|respektive|din|er) kommun", text, re.IGNORECASE) else text


def _by_office(minutes: Minutes, bare: str) -> list[Person]:
    """Who is meant by a first name of the lists, or by an office ("ordföranden", "länssamordnarna") that they hold."""
    titled = re.fullmatch(r"(?P<title>[^\d,;]{3,40}) (?P<name>[A-ZÅÄÖ][\w-]+)", bare)
    if titled and organizations.is_title(titled["title"]) and (person := minutes.person(titled["name"])) is not None:
        return [person]
    if bare[0].isupper() and len(bare.split()) == 1 and (person := minutes.person(bare)) is not None:
        return [person]
    if (one := holds_office(minutes, bare) or _by_initials(minutes, bare)) is not None:
        return [one]
    stem = re.sub(r"(?:erna|arna|na)$", "", fold(bare))
    if len(stem) < len(fold(bare)) and len(stem) > 6:
        held = [p for p in minutes.people if p.title and fold(p.title.value).removesuffix("are") == stem]
        return held if 2 <= len(held) <= 4 else []
    return []


def _by_initials(minutes: Minutes, bare: str) -> Person | None:
    """The one person whose names begin with the letters ("AL"), where nothing else goes by them."""
    if (
        not re.fullmatch(r"[A-ZÅÄÖ]{2,3}", bare)
        or bare in words()["actor"]["short"]
        or search_key(bare) in minutes.introduced
    ):
        return None
    fits = [p for p in minutes.people if "".join(part[0] for part in re.split(r"[ -]", p.name.value) if part) == bare]
    own = any(bare in each.name.value for each in minutes.header.bodies)
    return fits[0] if len(fits) == 1 and not own else None


def holds_office(minutes: Minutes, bare: str) -> Person | None:
    """The one person who holds an office ("ordföranden", "ekonomichefen", "VD")."""
    said = fold(bare)
    stem = said.removesuffix("n") if said.endswith(("anden", "aren", "aden")) else re.sub(r"(?:en|n)$", "", said)
    roles = {
        "ordforande": "chair",
        "sekreterare": "secretary",
        "projektledare": "project leader",
        "vice ordforande": "vice chair",
    }
    holds = [p for p in minutes.people if (role := roles.get(stem)) and role in p.capacities]
    if stem in ("v", "vd"):
        managing = ("verkstallande direktor", "verkstallande direktoren", "vd")
        holds = [p for p in minutes.people if p.title and fold(p.title.value) in managing]
    holds = holds or [p for p in minutes.people if p.title and fold(p.title.value) in (stem, said)]
    return holds[0] if len(holds) == 1 else None


def _elected(minutes: Minutes, words_: Text) -> str | None:
    """The full name of a group whose members the text listed or elected ("arbetsgruppen" of "Arbetsgrupp hemgång")."""
    stem = re.sub(r"(?:en|et|n|t)$", "", words_.text.lower())
    if " " in stem:
        return None
    elected = [e.body.value for e in minutes.elections if e.body and e.body.value.lower().startswith(stem + " ")]
    return elected[-1] if elected else None


def _tried(text: str) -> object:
    from loaders.source import Source

    return holders_in(Minutes(Source("", "text", text, ())), plain(text))


rule(
    "holder",
    "the words for who is to do something",
    tries=_tried,
    takes=(
        "Anna Lind",
        "Anna Lind och Per Ek",
        "Anna Lind och ekonomichefen",
        "Granviks kommun",
        "samtliga kommuner",
        "socialchefen",
        "Arbetsgrupp hemgång",
        "Styrgruppen för simhallen samt vård- och omsorgens ledningsgrupp",
        "utvecklingsledare inom Kultur och fritid",
        "länets socialchefer",
    ),
    refuses=(
        "det",
        "förslaget",
        "en viktig fråga",
        "förslaget till arbetsgruppen",
        "kartläggningen av Anna Lind",
        "gruppen och frågan",
    ),
)
