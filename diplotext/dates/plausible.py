"""Whether an expression is a date where it stands: "they may", "Agenda 2030", "2000 men" are none."""

import re
from collections.abc import Callable, Mapping

import attrs

from diplotext.dates.context import Contexts, build_contexts, word_after, word_before
from diplotext.lexicon import Lexicon

# Months and seasons that are verbs, names or words too.
_DOUBTFUL_MONTHS = ("may", "march", "mar", "august", "april", "june", "jan", "dec", "sep", "jun")
_NAMES_TOO = ("april", "june", "august")
_DOUBTFUL_SEASONS = ("spring", "fall")
_LISTED = re.compile(r"(?<![0-9])[0-9]{4}(?:, [0-9]{4}){0,3},? (?:and|or|&) $|(?<![0-9])[0-9]{4}, $")
_MODEL = re.compile(r"[^\W\d_]{3}[0-9]")
_ATTRIBUTE = re.compile(r"(?:['’]s?|[aeiou]n|ish|[eo]se|U\.?S\.?|UK|EU)$")
_AGE = re.compile(r"[- ](?:old|older|young|younger|of age)(?![^\W_])")
# "Directive 2014/24/EU"
_NUMBERED = re.compile(r"[0-9]/[^\W_]")
_DECADE_BEFORE = re.compile(r"[0-9]0['’]?s,? ?(?:and|or|to|-|–)? ?(?:the )?$")
_AT_LEAST = re.compile(r"(\w+) at (?:least|most) $")
_NOT_OF_YEAR = re.compile(r" of (?:the|a|this|that|his|her|their) (?:[a-z]+ )?([a-z]+)")
_RANKS = re.compile(r"the [0-9]+[a-z]{2}\b.* [0-9]+[a-z]{2}")
_RESOLUTION = re.compile(r"\b[Rr]esolutions? [^.;\n]{0,40}\d \($")
_YEAR_OF_NUMBER = re.compile(r" \((?:19|20)[0-9]{2}\)")
_DAYS_END = re.compile(r"\b[Aa]t the end of $")
_TODAYS = re.compile(r"['’]s ([\w-]+)(?:(?: and|,)? ([a-z]+))?")
_COMPARED = re.compile(
    r"(?:\b(?:as|than|like) (?:it|they|we|he|she|those|there)(?: (?:is|are|were|was|have|do|does))?"
    r"|\b(?:more )?than ever|\bas (?:ever|it stands)) $"
)
_MORE_THAN_EVER = re.compile(r",? (?:more than ever|as (?:it was|they were|in|\d+))\b|\s+as it (?:was|did|has)\b")
_LASTING_STATE = re.compile(
    r",? (?:[\w’'-]+ ){0,4}?(?:is|are) (?:one of|among|home to|faced|facing|confronted|in (?:\w+ )?need|no longer)\b"
)
_AS_EVER = re.compile(r"\bas [a-z]+(?: and [a-z]+)? $")
_SUBJECT = re.compile(
    r",? (?:(?:[Tt]he|[Oo]ur|more|many|some|most|over|about|than|million|billion|[A-Z]\w+|[\d,.]+|[a-z]+ly) ){0,5}"
    r"[\w’'-]+ ([a-z]+)\b"
)
_NAME_AFTER = re.compile(r" ((?:[A-Z][\w&.-]* ?(?:(?:of|on|for|and|the) )?){1,8})")


@attrs.frozen
class _Place:
    """An expression and the words around it."""

    text: str
    start: int
    end: int
    contexts: Contexts

    @property
    def expression(self) -> str:
        return self.text[self.start : self.end]

    @property
    def before(self) -> str:
        return word_before(self.text, self.start)

    @property
    def after(self) -> str:
        return word_after(self.text, self.end)

    @property
    def opens_sentence(self) -> bool:
        return _begins_sentence(self.text, self.start)

    def follows(self, *names: str) -> bool:
        """Whether the word before is one of those of a context."""
        return any(self.before.lower() in self.contexts[name] for name in names)

    def follows_on(self, *names: str) -> bool:
        """Whether the word after is one of those of a context."""
        return any(self.after.lower() in self.contexts[name] for name in names)


def is_date(text: str, start: int, end: int, rule: str, lexicon: Lexicon) -> bool:
    """Whether the words around an expression leave it a date.

    A year inside a name is none ("Agenda 2030", "the 2018 Forum"), nor is a number that counts ("2000 men"), nor a
    word that is something else there ("they may", "Mr. March", "prices fall").
    """
    if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum() or _NUMBERED.match(text, end - 1):
        return False
    test = _TESTS.get(rule)
    return test is None or test(_Place(text, start, end, lexicon.derive(build_contexts)))


def is_present_day(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether "today" means these times: "today's world", "the threats that we face today", "as strong today as ever".

    It does where it owns what outlasts a day, stands in a comparison with other times, or beside a verb in the present
    that tells what lasts ("faces", "stands at").
    """
    place = _Place(text, start, end, lexicon.derive(build_contexts))
    if place.expression.lower() != "today" or (place.before == "of" and not text.startswith(("'", "’"), end)):
        return place.before == "of" and place.expression.lower() == "today" and not place.after
    owned = _TODAYS.match(text, end)
    if owned:
        return any(word and word.lower() in place.contexts["present_day"] for word in owned.groups())
    before = text[max(0, start - 40) : start]
    if _COMPARED.search(before) or _MORE_THAN_EVER.match(text, end) or place.follows("present_day_verb"):
        return True
    if _AS_EVER.search(before) and place.after == "as":
        return True
    if _LASTING_STATE.match(text, end):
        return True
    subject = _SUBJECT.match(text, end) if place.opens_sentence else None
    lasting = place.contexts["lasting_verb"] | place.contexts["present_day_verb"]
    follows = place.follows_on("lasting_verb") and not place.before.endswith("ed")
    return follows or bool(subject and subject[1] in lasting)


def _is_year(place: _Place) -> bool:
    if len(place.expression) > 4:
        return True
    text, start, end = place.text, place.start, place.end
    if place.expression[0] in "'’":
        # "in '68", "the crash of '87"
        return (place.follows("time_preposition") and not place.follows("weak_preposition")) or place.before == "of"
    # "$1990", "+1990", "1990%", "No.1990", "1.1990"; "917-2020": the parts of a range would be one expression
    if (text[start - 1 : start] in "$€£+#*@=_&:." and start) or text[end : end + 1] in tuple("%°$€£_@"):
        return False
    if re.search(r"[0-9][-–/]$", text[max(0, start - 2) : start]):
        return False
    # "Resolutions 1701 and 1559": the word before the first of them says what they are
    listed = _LISTED.search(text, max(0, start - 40), start)
    least = _AT_LEAST.search(text, max(0, start - 20), start)
    before = least[1] if least else word_before(text, listed.start() if listed else start)
    if text[start - 1 : start] == "(" and _RESOLUTION.search(text, max(0, start - 60), start):
        return False  # "Resolution 2231 (2015)"
    if _YEAR_OF_NUMBER.match(text, end):
        return False
    about = place.follows("approx") and word_before(text, start - len(place.before) - 1).lower()
    if about and about in place.contexts["time_preposition"] - place.contexts["weak_preposition"]:
        # "in about 2015"; "about 2015 people" is a count
        return place.after.lower() not in place.contexts["counted"]
    if before.lower() in place.contexts["counting"] or place.after.lower() in place.contexts["counted"]:
        return False
    if before.lower() in place.contexts["time_preposition"]:
        return 1900 <= int(place.expression) < 2100 or not place.after.endswith("s")
    # "Windows 2000", and "Group 1990" where it opens a sentence; but "The 1990 war", "Polish 1990 law"
    attribute = before.lower() in place.contexts["function_word"] or _ATTRIBUTE.search(before)
    named = before[:1].isupper() and text[start - 1] in " -–" and not attribute
    return 1900 <= int(place.expression) < 2100 and not named and not _is_name(place)


def _is_name(place: _Place) -> bool:
    """Whether a name goes on after a year: "2018 Forum", "2015 Paris Agreement", but not "2016 US election"."""
    match = _NAME_AFTER.match(place.text, place.end)
    if not match:
        return False
    words = match[1].split()
    attribute = len(words) == 1 and match[1].endswith(" ") and place.text[match.end() : match.end() + 1].islower()
    return not attribute or words[0].lower() in place.contexts["event_noun"]


def _is_written_out(place: _Place) -> bool:
    """ "APR1400" is a reactor."""
    return not _MODEL.search(place.expression)


def _is_month(place: _Place) -> bool:
    """With no preposition only months that are hardly anything else: "May they live", "March on", "April Harris"."""
    if not _is_written_out(place):
        return False
    month = place.expression.rstrip(".").lower()
    if place.before.lower() == "the" and _is_title(place.after) and not place.expression[-1].isdigit():
        # "the October Revolution", but "the October G7 summit"
        return False
    if month not in _DOUBTFUL_MONTHS:
        return True
    if place.follows("person_title"):
        return False
    if place.follows("time_preposition") and not (place.follows("weak_preposition") and place.after[:1].isupper()):
        return True
    named = (place.before[:1].isupper() and place.text[place.start - 1] == " ") or _is_title(place.after)
    return not named and month in _NAMES_TOO


def _is_season(place: _Place) -> bool:
    """ "the Summer Palace", "the Prague Spring" are names; "prices fall", "the fall of the city" no season."""
    season = place.expression.lower()
    if place.follows_on("seasonal"):
        return False  # "winter wheat"
    if place.expression.rsplit(maxsplit=1)[-1][0].isupper():
        timely = place.opens_sentence or season.startswith("the ") or place.follows("time_preposition")
        return timely and not place.after[:1].isupper()
    if season in _DOUBTFUL_SEASONS:
        return place.follows("time_preposition") and not place.follows("weak_preposition")
    return season != "the fall" or not place.text.startswith((" of", " in", " from"), place.end)


def _is_clock(place: _Place) -> bool:
    """ "won 3:1", "John 3:16" are no times."""
    return not place.expression.replace(":", "").isdigit() or place.follows("time_preposition", "approx")


def _is_weekday(place: _Place) -> bool:
    """ "the Sunday Times", "Black Monday" are names."""
    if place.before == "the" and place.after[:1].isupper() and place.text[place.end : place.end + 1] == " ":
        return False
    return not (place.before[:1].isupper() and place.follows("named_day"))


def _is_word(place: _Place) -> bool:
    """A capital within a sentence makes a name of it: "the Daily Telegraph"; "the past nine votes" are no past."""
    word = place.expression
    if word.lower() == "the past" and place.after and not place.follows_on("function_word", "time_preposition"):
        return False
    if place.follows_on("newspaper") or _is_paper(place):
        # "a daily newspaper", "the daily Sabah"
        return False
    if place.before.lower() == place.after == "as":
        # "as recently as last month"
        return False
    if word[0].isupper() and not place.opens_sentence:
        return word.isupper() and len(word) > 4 and place.text[place.end : place.end + 9].isupper()
    return not (word[0].isupper() and place.after[:1].isupper())


def _is_paper(place: _Place) -> bool:
    """ "the daily Sabah", "weekly Der Spiegel"; but "daily Russian attacks", "daily UN flights"."""
    named = _is_title(place.after) and place.text.startswith(" ", place.end)
    return named and place.expression.endswith("ly") and not _ATTRIBUTE.search(place.after)


def _is_quarter(place: _Place) -> bool:
    """ "the final quarter of the match" is none of a year."""
    whole = _NOT_OF_YEAR.match(place.text, place.end)
    return not whole or whole[1] not in place.contexts["contest"]


def _is_day_alone(place: _Place) -> bool:
    """ "on the 24th" ends its phrase: "on the 24th floor" goes on."""
    if place.text.startswith("\n", place.end) and place.text[place.end : place.end + 3].lstrip()[:1].isupper():
        return False  # a month may follow on the next line
    return not place.after or (not place.after[0].isupper() and place.follows_on("function_word", "time_preposition"))


def _is_range(place: _Place) -> bool:
    """ "from the 2nd to the 5th place" are ranks."""
    return not _RANKS.fullmatch(place.expression) or _is_day_alone(place)


def _is_daypart(place: _Place) -> bool:
    """ "CBS This Morning" is a programme, "the night shift" a kind of work."""
    last = place.expression.rsplit(maxsplit=1)[-1]
    name = last[0].isupper() and last.lower() in place.contexts["daypart"] and not place.opens_sentence
    name = name or (last[0].isupper() and place.after[:1].isupper())
    return not name and place.after.lower() not in place.contexts["daypart_head"]


def _is_definite(place: _Place) -> bool:
    """ "Teacher of the Year" is a title."""
    if _DAYS_END.search(place.text, max(0, place.start - 16), place.start) and place.expression == "the day":
        # "at the end of the day, might is right"
        return False
    if place.text.startswith(" or so", place.end):
        return False
    return not place.expression[-1].isupper() and not place.expression.split()[-1][0].isupper()


def _is_decade(place: _Place) -> bool:
    """ "the low 40s" are no years; two digits need an article, an apostrophe or a decade before."""
    bare = place.expression[0].isdigit() and len(place.expression) == len("40s")
    return not bare or bool(_DECADE_BEFORE.search(place.text, max(0, place.start - 12), place.start))


def _is_spelled_year(place: _Place) -> bool:
    """ "nineteen thirty-year-olds came"."""
    return place.follows("time_preposition") and place.text[place.end : place.end + 1] != "-"


def _is_quarter_code(place: _Place) -> bool:
    """ "Q1: Who came?" is the first question."""
    return place.before.lower() == "the" or place.follows("time_preposition", "approx")


def _is_adverb(place: _Place) -> bool:
    """ "the overnight train", but "they left overnight"."""
    return place.before.lower() not in ("the", "a", "an")


def _is_feast(place: _Place) -> bool:
    """ "Christmas Island", "the Easter Rising" are names; "Orthodox Christmas" is another day."""
    follows = place.after[:1].isupper() and place.text[place.end : place.end + 1] == " "
    opens = _begins_sentence(place.text, place.start - len(place.before) - 1)
    if place.expression.endswith("New Year"):
        # "New Year greetings", "the New Year's gala"
        attribute = place.text.startswith(("'", "’"), place.end)
        follows = follows or attribute or not (not place.after or place.follows_on("function_word", "time_preposition"))
    return not follows and (opens or not _is_title(place.before))


def _is_many(place: _Place) -> bool:
    """A bare plural is a length after "for" or "over", none in "these days" or "our years together"."""
    before = place.before.lower()
    if place.after.lower() in ("after", "before", "since", "following", "leading"):
        return True
    if before == "the":
        return word_before(place.text, place.start - 4).lower() in ("over", "through", "throughout", "for")
    return before in place.contexts["length_before"] or not before


def _is_length(place: _Place) -> bool:
    """ "in as many weeks" counts nothing, "three quarters of it" no time; an age is no stretch of the calendar."""
    if _AGE.match(place.text, place.end):
        return False
    if place.expression.lower().replace("-", " ") == "three quarters" and place.after == "of":
        return False
    return place.before.lower() != "as" or not place.expression.startswith("many")


def _is_title(word: str) -> bool:
    """A capital and small letters: "Revolution", not "G7"."""
    return word[:1].isupper() and word[1:].islower()


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 6) : start].rstrip(" \t\"'“‘’”(")
    return not before or before[-1] in ".!?:;\n•-–—"


_TESTS: Mapping[str, Callable[[_Place], bool]] = {
    "date.day": _is_written_out,
    "date.year": _is_year,
    "date.spelled_year": _is_spelled_year,
    "date.month": _is_month,
    "date.season": _is_season,
    "date.clock": _is_clock,
    "date.weekday": _is_weekday,
    "date.daypart": _is_daypart,
    "date.definite": _is_definite,
    "date.decade": _is_decade,
    "date.quarter": _is_quarter,
    "date.day_alone": _is_day_alone,
    "date.range": _is_range,
    "date.quarter_code": _is_quarter_code,
    "date.overnight": _is_adverb,
    "date.recurrence": _is_word,
    "date.reference": _is_word,
    "date.feast": _is_feast,
    "date.many": _is_many,
    "date.length": _is_length,
}
