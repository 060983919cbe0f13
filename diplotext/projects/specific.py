"""What makes a head noun specific enough to be told apart: a name, a place, a size, a sum, a verb of building."""

import re
from typing import TYPE_CHECKING

from diplotext.actors.places.find import SETTLEMENTS, Place
from diplotext.lexicon.projects import ProjectNoun
from diplotext.projects.extent import Phrase, is_name, place_at
from diplotext.projects.money import counted, has_amount

if TYPE_CHECKING:
    from spacy.tokens import Token

    from diplotext.reading import Reading

BUILD_REACH = 60
MIN_QUOTED = 3
_FRESH = ("new", "inaugural", "first", "second", "third", "fourth", "fifth")  # "opened the third power line"
_OF_STATE = re.compile(r" of (?:the )?")
_BREAK = re.compile(r"[.;:\n]|, | (?:that|at|in|to|from|with|by) ")  # "opened the show at the museum"
_COMPOUND = re.compile(r"\b[A-Z][\w.]*-(?:\w+ed|built|led|run)\b")  # "a Chinese-owned factory"
_ARTICLE = re.compile(r"\b(?:an?|another|the construction of|its|their|two|three)\s\Z", re.IGNORECASE)
_QUOTES = ("“", '"', "«", "‘")
_INSIDE = re.compile(r" (?:in|at|near|between|across|along|linking|connecting|off|outside) ")
_TO_COME = re.compile(
    r",? (?:(?:is|are|was|were|will|would|has|have|to|being|been|be|soon|now|currently) ){1,4}"
    r"(?:built|constructed|erected|established|set up|opened|held|restored|renovated|created|developed|link|connect)\b"
)  # "a stadium to be built", "a railway will link them"
_SIZED = re.compile(
    r",? (?:worth|valued at|costing|with (?:a capacity|an investment|a length|a budget) of|(?:which is )?estimated"
    r" to cost|which will cost|at a cost of) (?:(?:about|some|nearly|over|up to|at least) )?"
)
_FIGURE_OF_SPEECH = re.compile(
    r" of (?!the\b|this\b|that\b|about\b|some\b|up\b)[a-z]"
)  # "a pipeline of skilled workers"
_MAKES = re.compile(
    r" (?:(?:for|of) (?:the )?(?:production|manufacture|manufacturing|processing|assembly)|producing|making) "
)


def rule_of(phrase: Phrase, noun: ProjectNoun) -> str | None:
    """Which rule makes the head noun specific, if any."""
    if noun.needs == "count":
        return "project.donated" if counted(phrase) else None
    if noun.needs == "amount":
        return "project.amount" if has_amount(phrase) else None
    single = phrase.head in noun.forms
    # "the Condor Development Scholarships"
    awards = noun.kind == "education" and noun.needs == "name" and phrase.reading.doc[phrase.first].text[:1].isupper()
    named = phrase.prefixed or phrase.quoted or ((single or awards) and _is_proper(phrase, noun))
    built = _is_built(phrase)
    if not built and words_before(phrase, "rank"):
        return None  # "the largest dam in Africa" is only spoken of
    if noun.needs == "name" and not named:
        return _announced(phrase, noun, built=built) if single else _is_numbered(phrase)
    if noun.needs == "site" and not (built or _is_told(phrase)):
        return None  # "She visited the Lakeside Museum"
    headed = not (phrase.prefixed or phrase.quoted or any(map(is_name, phrase.reading.doc[phrase.left : phrase.first])))
    if named and not (headed and phrase.where):  # "a Medical School in Hanoi"
        return "project.named"
    # no "ports of the Gulf", no "schools in Malawi"
    several = noun.needs == "site" or phrase.reading.text.startswith(" of ", phrase.end)
    if phrase.where and (single or not several) and not (_is_owned(phrase) and not built):
        return "project.placed"
    sizes = [f for f in phrase.reading.figures_in(phrase.start, phrase.end) if built or f.dimension != "count"]
    if sizes or size_behind(phrase) is not None:
        return "project.sized"
    made = _COMPOUND.search(phrase.reading.text, phrase.start, phrase.end)
    before = phrase.reading.text[max(0, phrase.start - BUILD_REACH) : phrase.start]
    fresh = any(token.lower_ in _FRESH for token in phrase.reading.doc[phrase.left : phrase.first])
    one, known = _ARTICLE.search(before), before.endswith("the ")
    ahead = _TO_COME.match(phrase.reading.text, phrase.end) is not None
    told = ahead or ((fresh or _MAKES.match(phrase.reading.text, phrase.end)) and _is_told(phrase))
    if _FIGURE_OF_SPEECH.match(phrase.reading.text, phrase.end):
        return None
    if single and ((built and (one or (fresh and known))) or ((one or (fresh and known)) and told)):
        return "project.built"
    return "project.built" if made else None


def words_before(phrase: Phrase, group: str) -> bool:
    """A word of the group stands in the phrase before its head."""
    text, start = phrase.reading.text, phrase.reading.doc[max(0, phrase.left - 1)].idx
    return phrase.words.patterns[group].search(text, start, phrase.reading.doc[phrase.first].idx) is not None


def size_behind(phrase: Phrase) -> int | None:
    """Where the cost or capacity right behind a description ends: "a plant worth $5 million"."""
    text = phrase.reading.text
    several = phrase.head.removesuffix("s") in phrase.words.groups["back"] and phrase.left < phrase.first
    if not several and not _ARTICLE.search(text[max(0, phrase.start - BUILD_REACH) : phrase.start]):
        return None
    for figure in phrase.reading.figures_in(phrase.end, phrase.end + BUILD_REACH):
        if _SIZED.fullmatch(text, phrase.end, figure.span.start):
            return figure.span.end
    return None


def _is_owned(phrase: Phrase) -> bool:
    """What stands behind "of" is a state, which has it, and no place where it is: "a drill of Norway"."""
    match = _OF_STATE.match(phrase.reading.text, phrase.end)
    place = place_at(phrase.places, match.end()) if match else None
    return place is not None and place.form in ("name", "demonym")


def _announced(phrase: Phrase, noun: ProjectNoun, *, built: bool) -> str | None:
    """A programme without a name: with a sum, or with telling words before it where it is launched or somebody's."""
    reading, words = phrase.reading, phrase.words
    if any(figure.dimension == "money" for figure in reading.figures_in(phrase.start - 1, phrase.end)):
        return "project.sized"  # "a $17 million programme"
    whose = max((i for i in range(phrase.left, phrase.first) if reading.doc[i].tag_ == "POS"), default=phrase.left - 1)
    stop = phrase.first if noun.kind == "other" else phrase.last - 1  # "our submarine programme" tells what it is
    before = [reading.doc[i] for i in range(whose + 1, stop)]
    telling = [token for token in before if token.tag_.startswith("NN") and token.lower_ not in words.groups["general"]]
    owner = whose >= 0 and reading.doc[whose].tag_ in ("POS", "PRP$")
    purpose = words.purpose.match(reading.text, phrase.end)
    fresh = _ARTICLE.search(reading.text[max(0, phrase.start - BUILD_REACH) : phrase.start])
    launched = (built and fresh) or any(token.text[:1].isupper() for token in before)
    told = owner or (launched and " " not in phrase.head)
    loose = phrase.head.rsplit(maxsplit=1)[-1].removesuffix("s") in words.groups["back"]
    if loose and telling and phrase.where and _INSIDE.match(reading.text, phrase.end):
        return "project.placed"  # "an irrigation project in Ghana"
    if loose and built and fresh and purpose and not words.heads.search(purpose.group()):
        return "project.built"  # "launched a programme to train teachers"
    return "project.built" if told and telling and len(before) > 1 and loose else None


def _is_numbered(phrase: Phrase) -> str | None:
    """Several that are counted and placed: "three projects in Kitui and Lamu"."""
    several = phrase.head.removesuffix("s") in phrase.words.groups["back"]
    figures = phrase.reading.figures_in(phrase.start, phrase.end)
    placed = phrase.where and _INSIDE.match(phrase.reading.text, phrase.end)
    return "project.placed" if several and figures and (placed or size_behind(phrase) is not None) else None


def _is_proper(phrase: Phrase, noun: ProjectNoun) -> bool:
    """A capitalised word before the head noun gives it a name: "the Rogun plant", no "Chinese plant"."""
    doc, words, last = phrase.reading.doc, phrase.words, phrase.reading.doc[phrase.last - 1].lower_
    owner = max((i for i in range(phrase.left, phrase.first) if doc[i].tag_ == "POS"), default=phrase.left - 1)
    titled = all(token.text[:1].isupper() for token in doc[phrase.first : phrase.last] if token.is_alpha)
    before = phrase.first + (len(phrase.head.split()) - 1) * titled  # "the Lakeside Data Hub"
    named = [i for i in range(owner + 1, before) if is_name(doc[i])]  # "China's new port" has no name
    name = phrase.reading.text[phrase.start : phrase.end]
    quoted = name[:1] in _QUOTES and (named or (noun.needs == "name" and phrase.first - phrase.left > MIN_QUOTED))
    if quoted or words.titles.search(name):
        return True  # "the “Silver Wave” programme", "the “clean rivers” programme", "the North-South corridor"
    general = words.groups["general"] if noun.needs == "name" or not titled else frozenset[str]()
    sizes = phrase.reading.figures_in(phrase.start, phrase.end)
    forms = [
        _form(phrase.places, doc[i])
        for i in named
        if doc[i].lower_ not in general and not any(f.span.start <= doc[i].idx < f.span.end for f in sizes)  # "400 MW"
    ]
    if noun.needs != "name":  # "the Southern Gas Corridor", but no "southern gas corridor"
        return any(form != "demonym" for form in forms) or len(forms) > 1
    # "the Green Harbour Initiative", "the Lakeside project", but no "Iranian programme" and no "Lakeside initiatives"
    site = any(form in SETTLEMENTS or (titled and form == "capital") for form in forms)
    return (titled or last in words.groups["back"]) and (None in forms or (site and (titled or last == "project")))


def _form(places: tuple[Place, ...], token: "Token") -> str | None:
    """As what a word names a place; an abbreviation before a noun is an adjective: "a U.S. base"."""
    place = place_at(places, token.idx)
    return None if place is None else "demonym" if place.text.isupper() and place.form == "name" else place.form


def _is_built(phrase: Phrase) -> bool:
    """A verb of building stands before the phrase in its clause, and the phrase is no known one: "build a dam"."""
    offset = max(0, phrase.start - BUILD_REACH)
    before = phrase.reading.text[offset : phrase.start]
    return any(
        not _BREAK.search(before, match.end())
        and not (match.group().lower() == "building" and _is_thing(phrase.reading, offset + match.start()))
        for match in phrase.words.patterns["build"].finditer(before)
    )


def _is_thing(reading: "Reading", offset: int) -> bool:
    """ "the building" as a noun."""
    return reading.tokens(offset, offset + 1).root.tag_ == "NN"


def _is_told(phrase: Phrase) -> bool:
    """Behind the phrase its clause goes on with its building: "the stadium was completed"."""
    clause = re.split(r"[.;:\n]", phrase.reading.text[phrase.end : phrase.end + BUILD_REACH], maxsplit=1)[0]
    return bool(phrase.words.patterns["told"].search(clause))
