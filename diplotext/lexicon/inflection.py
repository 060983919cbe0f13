"""Inflected forms of English verbs and nouns: regular ones by rule, irregular ones from ``irregular.csv``."""

import functools
from typing import ClassVar

import attrs

from diplotext.lexicon.loading import Entry, read_table

_VOWELS = "aeiou"


@attrs.frozen(kw_only=True)
class Irregular(Entry):
    """An irregular word.

    Attributes:
        lemma: the base form.
        kind: "verb" or "noun".
        forms: for a verb all forms but the regular -s and -ing; for a noun its plurals.
        doubles: the final consonant is doubled before -ed and -ing ("refer").
    """

    table: ClassVar[str] = "irregular"
    lemma: str
    kind: str
    forms: tuple[str, ...] = ()
    doubles: bool = False


@functools.cache
def _irregular(kind: str) -> dict[str, Irregular]:
    return {entry.lemma: entry for entry in read_table(Irregular) if entry.kind == kind}


@functools.cache
def _singulars() -> dict[str, str]:
    return {form: entry.lemma for entry in _irregular("noun").values() for form in entry.forms}


def verb_forms(lemma: str) -> tuple[str, ...]:
    """All forms of a verb, the lemma first, American and British spellings both.

    >>> verb_forms("travel")
    ('travel', 'travels', 'traveled', 'traveling', 'travelled', 'travelling')
    >>> verb_forms("say")
    ('say', 'says', 'said', 'saying')
    """
    irregular = _irregular("verb").get(lemma)
    third = lemma[:-1] + "ies" if _consonant_y(lemma) else lemma + ("es" if _hisses(lemma) else "s")
    stems = _stems(lemma, irregular)
    if irregular and irregular.forms:
        return (lemma, third, *irregular.forms, *(stem + "ing" for stem in stems))
    if lemma.endswith("e"):
        return (lemma, third, lemma + "d", *(stem + "ing" for stem in stems))
    if _consonant_y(lemma):
        return (lemma, third, lemma[:-1] + "ied", lemma + "ing")
    return (lemma, third, *(stem + ending for stem in stems for ending in ("ed", "ing")))


def plural(noun: str) -> str:
    """The plural of a noun.

    >>> [plural(noun) for noun in ("visit", "country", "summit", "memorandum", "church")]
    ['visits', 'countries', 'summits', 'memoranda', 'churches']
    """
    irregular = _irregular("noun").get(noun)
    if irregular:
        return irregular.forms[0]
    return noun[:-1] + "ies" if _consonant_y(noun) else noun + ("es" if _hisses(noun) and noun[-1] != "o" else "s")


def singular(noun: str) -> str:
    """The singular of a noun; a noun that is no plural comes back as it is.

    >>> [singular(noun) for noun in ("visits", "countries", "memoranda", "churches", "houses", "crisis", "people")]
    ['visit', 'country', 'memorandum', 'church', 'house', 'crisis', 'person']
    """
    if noun in _singulars():
        return _singulars()[noun]
    if len(noun) <= 3 or not noun.endswith("s") or noun.endswith(("ss", "us", "is")):
        return noun
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    return noun[:-2] if noun.endswith(("ches", "shes", "xes", "sses", "zzes")) else noun[:-1]


def _stems(lemma: str, irregular: Irregular | None) -> tuple[str, ...]:
    """What -ed and -ing are added to."""
    if irregular and irregular.doubles:
        return (lemma + lemma[-1],)
    if lemma.endswith("ie"):
        return (lemma[:-2] + "y",)
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return (lemma[:-1],)
    closed = len(lemma) > 2 and lemma[-1] not in _VOWELS + "wxy" and lemma[-2] in _VOWELS and lemma[-3] not in _VOWELS
    if closed and sum(letter in _VOWELS for letter in lemma) == 1:
        return (lemma + lemma[-1],)
    return (lemma, lemma + "l") if closed and lemma.endswith("l") else (lemma,)


def _consonant_y(word: str) -> bool:
    return len(word) > 1 and word[-1] == "y" and word[-2] not in _VOWELS


def _hisses(word: str) -> bool:
    return word.endswith(("s", "x", "z", "ch", "sh", "o"))
