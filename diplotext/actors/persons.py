"""Where a text mentions persons and offices: names with a title, names without one, offices without a name."""

from typing import TYPE_CHECKING

import attrs

from diplotext.actors.words import LONGEST_TITLE, Vocabulary, Words
from diplotext.records import RoleClass, Tense

if TYPE_CHECKING:
    from diplotext.reading import Reading

_LONGEST_NAME = 7
_LONGEST_ROLE = 24


@attrs.frozen(kw_only=True)
class StateMention:
    """A state named in the text: where, and its code."""

    start: int
    end: int
    code: str


@attrs.define(kw_only=True)
class Mention:
    """One mention of a person or an office, in token indices (half-open).

    Attributes:
        name: tokens of the name, or None.
        role: tokens of the role phrase, or None.
        of: code of a state named after the name ("President Doe of Tanzania").
        plural: the role is a plural ("Presidents").
        honorific: "mr", "her excellency" and so on, or "".
        description: tokens of what a private person is called.
    """

    start: int
    end: int
    name: tuple[int, int] | None = None
    role: tuple[int, int] | None = None
    role_class: RoleClass | None = None
    tense: Tense | None = None
    of: str | None = None
    plural: bool = False
    definite: bool = False
    honorific: str = ""
    description: tuple[int, int] | None = None


class Finder:
    """One pass over the words of a text."""

    def __init__(
        self,
        reading: "Reading",
        words: Words,
        vocabulary: Vocabulary,
        states: list[StateMention],
        cities: list[StateMention],
    ) -> None:
        self.words = words
        self.groups = vocabulary.groups
        self.vocabulary = vocabulary
        self.labels = {turn.label[0] for turn in reading.turns if turn.label}
        index = {start: i for i, start in enumerate(words.starts)}
        self.city_words = {i for city in cities for i in _covered(index, words, city.start, city.end)}
        self.state_at: dict[int, tuple[int, str]] = {}
        self.state_end: dict[int, int] = {}
        self.state_words: dict[int, str] = {}
        for state in states:
            first = index.get(state.start)
            if first is None:
                continue
            last = first
            while last < len(words) and words.starts[last] < state.end:
                self.state_words[last] = state.code
                last += 1
            self.state_at[first] = (last, state.code)
            self.state_end[last] = first
        self.dated = {i for date in reading.dates for i in _covered(index, words, date.span.start, date.span.end)}

    def find(self) -> list[Mention]:
        """All mentions in text order, without overlaps."""
        found: list[Mention] = []
        at = 0
        while at < len(self.words):
            mention = self.titled(at, found[-1].end if found else 0) or self.named(at)
            if mention is None or mention.end <= at:
                at += 1
                continue
            found.append(mention)
            at = self.holder_inside(mention) or mention.end
            if mention.plural and mention.name:
                at = self._more_names(mention, found)
        return found

    def holder_inside(self, mention: Mention) -> int:
        """Where an office with its holder stands inside a role ("spokesperson for President Roe"); 0 if none does."""
        first, last = mention.role or (0, 0)
        for i in range(first + 1, last):
            title = (
                self.title_at(i) if self.words.capital(i) and self.words.lower[i - 1] in ("for", "to", "of") else None
            )
            if title and title[0] < last and not title[2] and self.name_at(title[0]) == last:
                return i
        return 0

    def _more_names(self, first: Mention, found: list[Mention]) -> int:
        """ "Presidents Doe and Roe": the title holds for both."""
        at = first.end
        while at < len(self.words) and self.words.lower[at] in ("and", ",", "&"):
            name = self.name_at(at + 1)
            if not name:
                break
            found.append(attrs.evolve(first, start=at + 1, end=name, name=(at + 1, name)))
            at = name
        first.plural = False
        for mention in found:
            if mention.role == first.role:
                mention.plural = False
        return at

    # ------------------------------------------------------------ titles

    def title_at(self, at: int) -> tuple[int, RoleClass, bool] | None:
        """The longest noun of office that begins at a word."""
        lower = self.words.lower
        if lower[at] not in self.vocabulary.first_words:
            return None
        for length in range(min(LONGEST_TITLE, len(lower) - at), 0, -1):
            hit = self.vocabulary.titles.get(tuple(lower[at : at + length]))
            if hit:
                return at + length, hit[0], hit[1]
        return None

    def titled(self, at: int, floor: int) -> Mention | None:
        """A mention that begins with, or is, a noun of office."""
        title = self.title_at(at)
        if title is None or (
            self.words.tags[at] in ("VB", "VBZ", "VBD", "VBP", "RB", "MD") and not self.words.capital(at)
        ):
            return None
        end, role_class, plural = title
        start = self.role_start(at, floor)
        possessive = self.words.lower[end : end + 1] in (["'s"], ["’s"]) and not plural
        # "the US President's national security advisor" is one role
        if possessive and any(self.title_at(i) for i in range(end + 1, min(end + 4, len(self.words)))):
            return None
        last = end
        while True:  # "Assistant Secretary General", "Press Secretary": titles that follow each other are one role
            more = self.title_at(last) if last < len(self.words) and self.words.capital(last) else None
            if not more:
                break
            last, role_class, plural = more
        end = last
        if self.words.lower[end : end + 2] == ["-", "elect"] or self.words.lower[end : end + 2] == ["-", "designate"]:
            end += 2
        tense = self.tense(start, end)
        mention = Mention(start=start, end=end, role=(start, end), role_class=role_class, tense=tense, plural=plural)
        mention.definite = start > 0 and self.words.lower[start - 1] in ("the", "his", "her", "their", "its", "our")
        bare = end
        role_end = min(self.role_tail(end), len(self.words))
        # "President Doe": the name follows the noun of office, or its complement: "President of Azerbaijan Doe"
        for stop in dict.fromkeys((role_end, bare)):
            name_start = self.skip_honorific(stop)
            if self.words.lower[name_start : name_start + 1] == [","] and stop == role_end:
                follows = self.skip_honorific(name_start + 1)
                if follows > name_start + 1 or not self.words.capital(start) or stop > bare:
                    name_end = self.name_at(follows)
                    if name_end and (stop > bare or name_end - follows > 1):
                        name_start = follows
            name_end = self.name_at(name_start)
            if name_end and self.words.capital(start):
                mention.role, mention.name, mention.end = (start, stop), (name_start, name_end), name_end
                self.after_name(mention)
                return mention
            if name_end and not self.words.capital(start) and name_end - name_start > 1:
                mention.role, mention.name, mention.end = (start, stop), (name_start, name_end), name_end
                self.after_name(mention)
                return mention
        if self.words.lower[role_end - 1] in self.groups["named_thing"]:
            return None
        mention.role, mention.end = (start, role_end), role_end
        return mention

    def role_start(self, at: int, floor: int) -> int:
        """Go left over what modifies the office: demonyms, possessive states, ministries, "deputy"."""
        words, start = self.words, at
        while start > floor and at - start < 10:
            before = start - 1
            word, lower = words.texts[before], words.lower[before]
            if before in self.dated or words.starts[start] - words.ends[before] > 1:
                break
            if (
                before in self.state_words
                or lower in self.groups["former"] | self.groups["acting"] | self.groups["modifier"]
                or (lower in ("'s", "’s") and start > 1 and words.capital(before - 1))
                or (lower == "-" and start > 1 and words.lower[before - 1] in ("co", "ex", "vice", "under"))
                or (
                    words.capital(before)
                    and (words.tags[before] in ("NNP", "NNPS") or lower in self.groups["portfolio"])
                    and lower not in self.groups["not_a_name"] | self.groups["honorific"]
                )
                or (
                    lower in (",", "and")
                    and words.capital(start)
                    and words.capital(before - 1)
                    and words.lower[before - 1] in self.groups["portfolio"]
                    and lower == "and"
                    and not self.title_at(before - 1)
                )
            ):
                start = before
            else:
                break
            del word
        if words.lower[start] in ("'s", "’s"):
            start += 1
        return start

    def role_tail(self, end: int) -> int:
        """Go right over the complement of an office: "of Foreign Affairs of the Republic of X", "for Trade and Y"."""
        words, at = self.words, end
        while at < len(words) - 1 and at - end < _LONGEST_ROLE:
            if words.lower[at] not in ("of", "for", "to", "at", "in") or (
                words.lower[at] in ("in", "at", "to", "for") and not self._office_complement(at)
            ):
                break
            stop = self.complement(at + 1)
            if stop == at + 1:
                break
            at = stop
            if words.lower[at : at + 1] == ["and"] and at + 1 < len(words):
                title = self.title_at(at + 1)
                if title and words.capital(at + 1) and words.lower[title[0] : title[0] + 1] == ["of"] and not title[2]:
                    at = title[0]
        return at

    def _office_complement(self, at: int) -> bool:
        nxt = at + 1 + (self.words.lower[at + 1] == "the")
        if nxt >= len(self.words):
            return False
        if self.words.lower[at] in ("to", "in") and self.words.lower[at - 1] not in (
            "ambassador",
            "adviser",
            "advisor",
            "assistant",
            "envoy",
            "representative",
            "aide",
            "forces",
            "affairs",
        ):
            return False
        return self.words.capital(nxt) or self.words.lower[at] == "for"

    def complement(self, at: int) -> int:
        """The noun phrase after "of" or "for": where it ends."""
        words = self.words
        stop = at + (at < len(words) and words.lower[at] in ("the", "a", "an", "its", "our"))
        title = self.title_at(stop) if stop < len(words) and words.capital(stop) else None
        if title and not title[2]:  # "spokesperson for President Roe", "Assistant to the President of Ruritania"
            return self.name_at(title[0]) or self.role_tail(title[0])
        first, known = stop, at
        while stop < len(words) and stop - at < 14:
            if stop in self.state_at:
                stop, _ = self.state_at[stop]
                known = stop
                if words.lower[stop : stop + 1] in (["'s"], ["’s"]):
                    stop += 1
                    continue
                if not (words.capital(stop) and words.lower[stop] in self.groups["portfolio"]):
                    break
                continue
            lower = words.lower[stop]
            if lower in ("'s", "’s", "-") and stop > first:
                stop += 1
            elif words.capital(stop) or lower in self.groups["portfolio"]:
                if self.title_at(stop) and lower not in self.groups["portfolio"] and stop > first:
                    break
                stop += 1
                if lower in self.groups["portfolio"] or words.texts[stop - 1].isupper():
                    known = stop
            elif (
                lower in ("and", "&", ",")
                and words.capital(stop + 1)
                and words.lower[stop + 1] in self.groups["portfolio"]
            ):
                stop += 1
            else:
                break
        if known == at and stop - first >= 1 and not self.name_at(first):
            return stop
        # "Minister of Energy Jane Doe": what follows the last word of a portfolio or a state is the name
        return known if known > at else (stop if stop > first else at)

    def tense(self, start: int, end: int) -> Tense | None:
        """What the words of the role say about its time."""
        words = set(self.words.lower[max(0, start - 1) : end])
        if words & self.groups["former"]:
            return "former"
        if words & self.groups["acting"]:
            return "acting"
        return "designate" if words & self.groups["designate"] else "current"

    # ------------------------------------------------------------ names

    def skip_honorific(self, at: int) -> int:
        """Behind "His Excellency", "Mr", "Gen."."""
        for _ in range(4):  # "His Excellency Dr", "Yang Berhormat Dato’ Seri"
            for length in (3, 2, 1):
                if " ".join(self.words.lower[at : at + length]) in self.groups["honorific"]:
                    at += length
                    break
            else:
                break
            at += self.words.lower[at : at + 1] in (["’"], ["'"])
        return at

    def name_at(self, at: int) -> int:
        """Where the personal name that begins at a word ends; 0 if none does."""
        words, stop = self.words, at
        core = 0
        while stop < len(words) and stop - at < _LONGEST_NAME:
            lower, text = words.lower[stop], words.texts[stop]
            if stop in self.state_at and not (core and self.state_at[stop][0] == len(words)):
                break
            if stop > at and words.starts[stop] - words.ends[stop - 1] > 1:
                break
            if stop in self.dated:
                break
            if lower in self.groups["suffix"] and core and (text.isupper() or text[:1].isupper()):
                stop += 1
                core = stop
            elif (
                lower in self.groups["particle"] and (core or words.capital(stop + 1)) and words.texts[stop : stop + 1]
            ):
                stop += 1
                if text[:1].isupper():
                    core = stop
            elif text == "-" and core and stop + 1 < len(words) and words.starts[stop + 1] == words.ends[stop]:
                stop += 1
            elif (
                text[:1].isupper()
                and text[:1].isalpha()
                and lower not in self.groups["not_a_name"]
                and lower not in self.groups["portfolio"]
                and lower not in self.groups["modifier"] | self.groups["former"] | self.groups["acting"]
            ):
                if self.title_at(stop) and core:
                    break
                if words.tags[stop] in ("MD", "PRP", "DT", "IN", "VBD", "CC"):
                    break
                stop += 1
                core = stop
            elif (
                text == ","
                and core
                and words.lower[stop + 1 : stop + 2]
                and words.lower[stop + 1] in ("jr", "jr.", "sr", "sr.")
            ):
                stop += 2
                core = stop
            else:
                break
        if core and all(i in self.city_words for i in range(at, core)) and core - at != 1:
            return 0
        if core and core < len(words) and words.capital(core) and words.lower[core] in self.groups["named_thing"]:
            return 0
        return core

    def after_name(self, mention: Mention) -> None:
        """Read on behind a name: "of Tanzania", ", President of the Republic of X and Head of Y,"."""
        words, at = self.words, mention.end
        if words.lower[at : at + 1] == ["of"]:
            state = self.state_at.get(at + 1) or self.state_at.get(at + 2)
            if state and (at + 1 in self.state_at or words.lower[at + 1] == "the"):
                mention.of = state[1]
                mention.end = state[0]

    def named(self, at: int) -> Mention | None:
        """A name with an honorific, or a bare name of two words and more."""
        words = self.words
        if not words.capital(at):
            return None
        begin = self.skip_honorific(at)
        honorific = " ".join(words.lower[at:begin])
        stop = self.name_at(begin)
        if not stop:
            return None
        if not honorific and not self.plausible(begin, stop):
            return None
        mention = Mention(start=at, end=stop, name=(begin, stop), honorific=honorific)
        self.apposition(mention)
        return mention

    def plausible(self, start: int, stop: int) -> bool:
        """A bare run of capitals may be a name: two words and more, tagged as proper nouns, none of them an acronym."""
        words = self.words
        tags = words.tags[start:stop]
        if all(i in self.city_words for i in range(start, stop)) or words.lower[start - 1 : start] == ["es"]:
            return False
        if start > 0 and words.lower[start - 1] in ("the", "a", "an"):
            return False
        proper = [i for i in range(start, stop) if words.capital(i)]
        if any(words.texts[i].isupper() and len(words.texts[i]) > 3 for i in proper):
            return words.starts[start] in self.labels
        return bool(proper) and all(tag in ("NNP", "NNPS", "HYPH", "DT", "IN", "FW", ",", "NN", "JJ") for tag in tags)

    def apposition(self, mention: Mention) -> None:
        """ "Jane Doe, the head of X," and "Jane Doe of X": an office or a description behind a bare name."""
        words, at = self.words, mention.end
        if words.lower[at : at + 1] != [","] and words.lower[at : at + 2] not in (
            ["is", "the"],
            ["is", "a"],
            ["was", "the"],
            ["was", "a"],
        ):
            return
        first = at + 1
        stop = min(len(words), first + 12)
        for i in range(first, stop):
            if words.lower[i] in (",", ".", ";", ":", "and", "who", "which", "said", "(", ")") and i > first:
                break
            title = self.title_at(i)
            if title and not title[2]:
                self._take_role(mention, first, i, title)
                return
            if words.lower[i] in self.groups["person_noun"]:
                mention.description = (first, self.role_tail(i + 1))
                return

    def _take_role(self, mention: Mention, first: int, at: int, title: tuple[int, RoleClass, bool]) -> None:
        words = self.words
        begin = first + (words.lower[first] in ("the", "a", "an", "its", "his", "her"))
        if at - begin > 8 or any(words.tags[i] in ("VBD", "VBZ", "VBP", "IN", "TO") for i in range(begin, at)):
            return
        end, role_class, _ = title
        while end < len(words) and words.capital(end):
            more = self.title_at(end)
            if not more:
                break
            end, role_class = more[0], more[1]
        end = self.role_tail(end)
        if self.name_at(end) and words.lower[end - 1] != "," and end not in self.state_end:
            return  # "Jane Doe, President John Roe and ..." is a list
        if self.skip_honorific(end) != end or self.name_at(end):
            return
        mention.role, mention.role_class = (begin, end), role_class
        mention.tense = self.tense(begin, end)
        mention.end = end


def _covered(index: dict[int, int], words: Words, start: int, end: int) -> list[int]:
    first = index.get(start)
    if first is None:
        return []
    out = []
    while first < len(words) and words.starts[first] < end:
        out.append(first)
        first += 1
    return out
