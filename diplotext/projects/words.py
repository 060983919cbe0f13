"""What the finder looks for, built from the lexicon once."""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import attrs

from diplotext.lexicon import Lexicon
from diplotext.lexicon.inflection import plural, verb_forms
from diplotext.lexicon.patterns import alternatives
from diplotext.lexicon.projects import Programme, ProjectCue, ProjectNoun, ProjectRole, ProjectTopic, StatusCue
from diplotext.terms import PartyRole

if TYPE_CHECKING:
    from diplotext.clauses.parse import Parse

_VALUE = "worth|valued at|of|for|with|totall?ing|amounting to"
_PRONOUN = "it|them|this|that|us|him|her|me|you"
LONGEST_PHRASE = 5
HEADED = 150


@attrs.frozen(kw_only=True, eq=False)
class Words:
    """Patterns and look-ups of the project lexicon.

    Attributes:
        nouns: lower-case form, singular or plural -> its entries ("a fund" wants a sum or a name).
        heads: matches any head noun, the longest first.
        lasts: last word of a head noun -> the head nouns that end in it, the longest first.
        programmes: form as written -> its entry.
        titles: matches any programme.
        topics: word -> the entry that tells the kind of a project that has it in its name.
        topic: matches any such word.
        groups: group of cues -> its forms.
        patterns: group of cues -> a pattern that matches any of its forms.
        valued: from a head noun to its sum: " to Peru worth about ".
        purpose: what a sum is for, behind it: " to rebuild schools".
        same: last word of a head noun -> the one that stands for all of its kind ("motorway" -> "highway").
        pays: from a sum or goods to the project that they are for: " to finance the construction of the ".
        paid: from a project to the sum or goods that it takes: ", which was financed by a ".
        arms: behind a verb of selling, arms with a name: " the Condor 3 missiles".
    """

    nouns: Mapping[str, tuple[ProjectNoun, ...]]
    heads: re.Pattern[str]
    lasts: Mapping[str, tuple[str, ...]]
    programmes: Mapping[str, Programme]
    titles: re.Pattern[str]
    topics: Mapping[str, ProjectTopic]
    topic: re.Pattern[str]
    groups: Mapping[str, frozenset[str]]
    patterns: Mapping[str, re.Pattern[str]]
    valued: re.Pattern[str]
    purpose: re.Pattern[str]
    same: Mapping[str, str]
    pays: re.Pattern[str]
    paid: re.Pattern[str]
    arms: re.Pattern[str]


@attrs.frozen(kw_only=True, eq=False)
class StatusWords:
    """The cues of status.

    Attributes:
        verbs: any form of a verb -> what it tells; of several entries the one that stands higher up counts.
        nouns: singular or plural -> what it tells.
        phrases: first word -> phrases of several words, or of one that is neither verb nor noun, the longest first.
        future: words by which something is still to come.
        about: prepositions before what a word is about.
        phases: nouns for a part of the work.
        events: head nouns of what is held and not built.
        sharing: forms of verbs that take part in a project.
    """

    verbs: Mapping[str, tuple[StatusCue, ...]]
    nouns: Mapping[str, StatusCue]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], StatusCue], ...]]
    future: frozenset[str]
    about: frozenset[str]
    phases: frozenset[str]
    events: frozenset[str]
    sharing: frozenset[str]

    def at(self, parse: "Parse", i: int, label: str) -> StatusCue | None:
        """The entry of the phrase that covers a token, or of the token as a verb or noun.

        Args:
            parse: the clauses.
            i: the token.
            label: what the project is to it if it is a verb: who builds or signs is not what is built or signed, and
                what works is the subject of "works".
        """
        for start in range(i, max(-1, i - LONGEST_PHRASE), -1):
            for phrase, entry in self.phrases.get(parse.words[start], ()):
                if i < start + len(phrase) and tuple(parse.words[start : start + len(phrase)]) == phrase:
                    return entry
        word = parse.words[i]
        if not parse.is_verb(i) and parse.labels[i] != "amod":  # "a planned dam" may be tagged as an adjective
            return self.nouns.get(word) if parse.is_noun(i) else None
        role = "subject" if label == "nsubj" else "object"
        return next((entry for entry in self.verbs.get(word, ()) if entry.takes in ("any", role)), None)


@attrs.frozen(kw_only=True, eq=False)
class RoleWords:
    """The cues of parties.

    Attributes:
        verbs: any form of a verb -> the role of its subject.
        participles: the past participle of a verb -> the role of who stands behind "by".
        by: matches a participle and "by".
        before: phrases before a party, with its role.
        beyond: phrases behind a party, with its role.
        loose: forms of verbs that say something of a site only where they give money.
        compound: matches "-built" and the like.
    """

    verbs: Mapping[str, PartyRole]
    participles: Mapping[str, PartyRole]
    by: re.Pattern[str]
    before: tuple[tuple[PartyRole, re.Pattern[str]], ...]
    beyond: tuple[tuple[PartyRole, re.Pattern[str]], ...]
    compound: re.Pattern[str]
    loose: frozenset[str]


def build_words(lexicon: Lexicon) -> Words:
    """Build the look-ups of one lexicon for finding mentions."""
    nouns: dict[str, tuple[ProjectNoun, ...]] = {}
    for entry in sorted(lexicon.entries(ProjectNoun), key=lambda entry: entry.needs != "amount"):  # a sum says most
        for form in {form for noun in entry.forms for form in (noun, _plural(noun))}:
            nouns[form] = (*nouns.get(form, ()), entry)
    programmes = {form: entry for entry in lexicon.entries(Programme) for form in entry.forms}
    topics = {form: entry for entry in lexicon.entries(ProjectTopic) for form in entry.forms}
    cues = lexicon.entries(ProjectCue)
    groups = {cue.group: cue.forms for cue in cues if cue.group != "same"}
    return Words(
        nouns=nouns,
        heads=any_of(nouns, re.IGNORECASE),
        lasts=_by_last_word(nouns),
        programmes=programmes,
        titles=any_of(programmes),
        topics=topics,
        topic=any_of(topics, re.IGNORECASE),
        groups={group: frozenset(forms) for group, forms in groups.items()},
        patterns={group: any_of(forms, re.IGNORECASE) for group, forms in groups.items()},
        valued=re.compile(rf"[^.;\n]{{0,60}}\b(?:{_VALUE})\s(?:(?:{'|'.join(groups['hedge'])})\s){{0,3}}"),
        purpose=_purpose(groups["give"], groups["aside"]),
        pays=re.compile(
            rf"(?: [^.;:\n]{{0,60}})? (?:{alternatives(groups['pays'])})(?: [\w’'-]+){{0,4}} ", re.IGNORECASE
        ),
        paid=re.compile(
            rf"(?:: .{{0,{HEADED}}}|,? [^.;\n]{{0,60}}\b(?:{alternatives(groups['paid'])}) (?:[\w’'-]+ ){{0,6}})",
            re.IGNORECASE,
        ),
        arms=re.compile(
            r" (?:(?:the|its|more|additional|new|of) ){0,2}"
            r"((?:[a-z-]+ ){0,2}[A-Z][\w-]*(?: [A-Z\d][\w-]*){0,2} (?:[a-z-]+ )?"
            rf"(?:{alternatives(groups['arms'])}))\b"
        ),
        same={form: cue.forms[0] for cue in cues if cue.group == "same" for form in cue.forms},
    )


def _purpose(give: Iterable[str], aside: Iterable[str]) -> re.Pattern[str]:
    """What a sum is for, behind it."""
    given = [form for form in give if form.endswith("ed")]
    return re.compile(
        r"(?: \([^()\n]{1,40}\))?"  # "€90 billion (US$105 billion) to Ukraine"
        r"(?P<given>(?: {1,3}(?:will be|has been|have been|was|were|being|already))?"
        rf" {{1,3}}(?:{'|'.join(given)})(?: {{1,3}}by [^,.;\n]{{2,50}}?)?)?"
        r"(?: over (?:the (?:next|coming) )?[\w-]+ years?)?(?: {1,3}(?:at (?:the|an?)|through) [^,.;\n]{3,50}?)?"
        rf" {{1,3}}(?:to|for|in|into|towards?|on|of(?= (?:[\w’'-]+ ){{0,4}}debts?\b))"
        rf" (?!(?:{_PRONOUN})\b|\d)[\w’'-]+"
        rf"(?:(?! {{1,3}}(?:{'|'.join(aside)})\b) {{1,3}}[\w’'-]+){{0,12}}"
    )


def build_status_words(lexicon: Lexicon) -> StatusWords:
    """Build the cues of status of one lexicon."""
    entries = lexicon.entries(StatusCue)
    groups = {cue.group: frozenset(cue.forms) for cue in lexicon.entries(ProjectCue)}
    phrases: dict[str, list[tuple[tuple[str, ...], StatusCue]]] = {}
    for entry in entries:
        for form in (*entry.forms, *(form for verb in entry.verbs if " " in verb for form in phrase_forms(verb))):
            parts = tuple(re.findall(r"[\w’']+|-", form))
            phrases.setdefault(parts[0], []).append((parts, entry))
    return StatusWords(
        verbs=_by_form(entries),
        nouns={form: e for e in reversed(entries) for noun in e.nouns for form in (noun, _plural(noun))},
        phrases={first: tuple(sorted(found, key=lambda one: -len(one[0]))) for first, found in phrases.items()},
        future=groups["future"],
        about=groups["about"],
        phases=groups["phase"],
        events=groups["event"],
        sharing=groups["share"],
    )


def _by_form(entries: Iterable[StatusCue]) -> dict[str, tuple[StatusCue, ...]]:
    found: dict[str, tuple[StatusCue, ...]] = {}
    for entry in entries:
        for form in {form for verb in entry.verbs if " " not in verb for form in verb_forms(verb)}:
            found[form] = (*found.get(form, ()), entry)
    return found


def build_role_words(lexicon: Lexicon) -> RoleWords:
    """Build the cues of parties of one lexicon."""
    entries = lexicon.entries(ProjectRole)
    participles = {
        form: entry.role for entry in entries for verb in entry.verbs + entry.loose for form in past_forms(verb)
    }
    return RoleWords(
        verbs={
            form: entry.role for entry in entries for verb in entry.verbs + entry.loose for form in verb_forms(verb)
        },
        participles=participles,
        by=re.compile(rf"\b({'|'.join(sorted(participles))}) (?:[a-z-]+ ){{0,2}}by\b", re.IGNORECASE),
        before=tuple((entry.role, any_of(entry.before, re.IGNORECASE)) for entry in entries if entry.before),
        beyond=tuple((entry.role, any_of(entry.beyond, re.IGNORECASE)) for entry in entries if entry.beyond),
        compound=re.compile(rf"-({'|'.join(sorted(participles))})\b"),
        loose=frozenset(form for entry in entries for verb in entry.loose for form in verb_forms(verb)),
    )


def phrase_forms(lemma: str) -> tuple[str, ...]:
    """The forms of a verb with what belongs to it.

    >>> phrase_forms("call off")
    ('call off', 'calls off', 'called off', 'calling off')
    """
    verb, space, rest = lemma.partition(" ")
    return tuple(form + space + rest for form in verb_forms(verb))


def past_forms(verb: str) -> tuple[str, ...]:
    """The past tense and participle of a verb.

    >>> past_forms("build"), past_forms("fund")
    (('built',), ('funded',))
    """
    return tuple(form for form in verb_forms(verb)[2:] if not form.endswith("ing"))


def any_of(forms: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    """A pattern that matches any of the forms as whole words, the longest first."""
    return re.compile(rf"(?<![\w’'-])(?:{alternatives(forms)})(?!\w)", flags)


def _plural(noun: str) -> str:
    before, _, last = noun.rpartition(" ")
    return f"{before} {plural(last)}".strip()


def _by_last_word(nouns: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for noun in sorted(nouns, key=lambda noun: (-len(noun), noun)):
        last = re.split(r"[ -]", noun)[-1]
        found[last] = (*found.get(last, ()), noun)
    return found
