"""Where is a temporal expression: one grammar, compiled from the lexicon, whose groups say what was matched."""

import re
from collections.abc import Iterator, Mapping

import attrs

from diplotext.lexicon import Lexicon
from diplotext.lexicon.dates import DateWords

_YEAR = r"(?:1[0-9]|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_DASH = r"(?: ?[-–—] ?| to | until | through )"
# A number goes on after these: "1,500", "5 May.3".
_END = r"(?![\w]|[.,]\d)"


@attrs.frozen
class Expression:
    """A temporal expression that was found, not yet resolved.

    Attributes:
        rule: which alternative of the grammar matched.
        start: offset of the first character.
        end: offset after the last one.
        parts: name of a group -> its text, lower-cased; only groups that matched.
        where: name of a group -> its range.
    """

    rule: str
    start: int
    end: int
    parts: Mapping[str, str]
    where: Mapping[str, tuple[int, int]]


@attrs.frozen(eq=False)
class Grammar:
    """The compiled alternatives, in order of precedence, and the values of the words in them."""

    trigger: re.Pattern[str]
    rules: tuple[tuple[str, re.Pattern[str]], ...]
    words: Mapping[str, Mapping[str, str]]


def build_grammar(lexicon: Lexicon) -> Grammar:
    """Compile the grammar of a lexicon."""
    words = {entry.group: entry.values for entry in lexicon.entries(DateWords)}
    alternatives = {
        group: "|".join(sorted((re.escape(word) for word in values), key=len, reverse=True))
        for group, values in words.items()
    }
    month = rf"(?:{_spellings(words['month'], full=True)}|(?:{_spellings(words['month'], full=False)})\b\.?)"
    weekday = "(?:" + "|".join(w.capitalize() for w in words["weekday"]) + ")"
    a = alternatives
    day_part = f"(?:{a['day_part']})"
    units = f"(?:{a['unit']})"
    number = rf"(?:\d{{1,3}}|(?:{a['number']})(?:-(?:{a['number']}))?)"
    part_of = r"(?:(?P<part>(?:very )?(?:early|mid|late|beginning of|start of|middle of|end of|the beginning of|the start of|the middle of|the end of|the very beginning of)(?: in)?)(?: |-))?"
    of_year = rf"(?:,? (?:of )?(?:(?P<year>{_YEAR})|(?P<rel>this|last|next|the) year)\b)?"
    rules = {
        "iso": r"(?P<year>\d{4})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])",
        "numeric": r"(?P<n1>\d{1,2})(?P<sep>[/.])(?P<n2>\d{1,2})(?P=sep)(?P<year>\d{4}|\d\d)",
        "day_month_range": rf"(?:(?P<wd>{weekday}),? )?(?:the )?(?P<d>{_DAY})(?: (?P<month>{month}))?{_DASH}(?P<d2>{_DAY}) (?:of )?(?P<month2>{month})(?:,? (?P<year>{_YEAR}))?",
        "days_month": rf"(?P<d>{_DAY}) and (?P<d2>{_DAY}) (?:of )?(?P<month>{month})(?:,? (?P<year>{_YEAR}))?",
        "day_month": rf"(?:(?P<wd>{weekday}),? )?(?:the )?(?P<d>{_DAY}) (?:of )?(?P<month>{month})(?:,? (?P<year>{_YEAR}))?",
        "month_day_range": rf"(?P<month>{month}) (?P<d>{_DAY}){_DASH}(?:(?P<month2>{month}) )?(?P<d2>{_DAY})(?:,? (?P<year>{_YEAR}))?",
        "month_days": rf"(?P<month>{month}) (?P<d>{_DAY}) and (?P<d2>{_DAY})(?:,? (?P<year>{_YEAR}))?",
        "month_day": rf"(?:(?P<wd>{weekday}),? )?(?P<month>{month}) (?P<d>{_DAY})(?:,? (?P<year>{_YEAR}))?",
        "quarter": rf"(?:the )?(?P<ord>{a['ordinal']}) (?P<what>quarter|half){of_year}",
        "quarter_code": rf"(?P<q>[QH][1-4])(?: (?:of )?|[-/])(?P<year>{_YEAR})",
        "season": rf"{part_of}(?:(?P<rel>this|last|next|the) )?(?P<season>{a['season']})(?: (?:of )?(?P<year>{_YEAR}))",
        "season_relative": rf"{part_of}(?P<rel>this|last|next) (?P<season>{a['season']})",
        "month_year": rf"{part_of}(?:(?P<rel>this|last|next) )?(?P<month>{month})(?:,? (?:of )?(?P<year>{_YEAR}))",
        "month": rf"{part_of}(?:(?P<rel>this|last|next) )?(?P<month>{month})",
        "years_range": rf"(?P<year>{_YEAR}) ?[-–/—] ?(?P<year2>{_YEAR}|\d\d)",
        "fiscal_year": r"FY ?(?P<year>20\d\d)",
        "decade": rf"{part_of}(?:the )?(?P<decade>(?:1[0-9]|20)\d0)[’']?s",
        "century": r"(?:the )?(?P<century>\d{1,2})(?:st|nd|rd|th)[ -]century",
        "year": rf"{part_of}(?P<year>{_YEAR})",
        "weekday": rf"(?:(?P<rel>last|next|this|the following) )?(?P<weekday>{weekday})(?: (?P<dp>{day_part}))?",
        "today": rf"(?P<day>today|yesterday|tomorrow|tonight)(?: (?P<dp>{day_part}))?",
        "this_day_part": rf"this (?P<dp>{day_part})",
        "weekend": r"(?P<rel>this|last|next|the) weekend",
        "stretch": rf"(?:the )?(?P<rel>past|last|next|coming|previous|recent) (?P<n>{number}) (?P<unit>{units})",
        "decade_stretch": r"(?:the )(?P<rel>past|last|next|coming) (?P<unit>decade|century)",
        "relative": r"(?:(?P<part>early|earlier|late|later|mid|the beginning of|the start of|the middle of|the end of|beginning of|end of|start of|middle of)[ -])?(?P<rel>this|last|next|previous|the past|the last|the next|the previous|the following|the coming|the current|the same|that) (?P<unit>day|week|month|quarter|year|decade|century)",
        "part_of_unit": r"(?:the )?(?P<part>beginning of|start of|middle of|end of) the (?P<unit>year|month|week|decade|century)",
        "ago": rf"(?:(?:about|nearly|almost|some|over|more than) )?(?P<n>{number})(?: more)? (?P<unit>{units}) (?P<way>ago|earlier|later|before)",
        "set": rf"(?:{a['set']})",
        "duration": rf"(?P<n>{number}|\d{{1,3}}\.\d)[ -](?P<unit>{units})",
        "vague_duration": r"(?P<unit>decades|centuries|years|months|weeks)",
        "clock": r"(?P<h>[01]?\d|2[0-3])(?:[:.](?P<min>[0-5]\d))? ?(?P<ap>a\.m\.|p\.m\.|am\b|pm\b)(?: (?P<zone>GMT|UTC|EST|EDT|CET|CEST|ET))?",
        "clock24": r"(?P<h>[01]\d|2[0-3]):(?P<min>[0-5]\d)(?: (?P<zone>GMT|UTC|EST|EDT|CET|CEST|ET))?",
        "feast": r"(?:New Year[’']s (?P<feast>Day|Eve)|(?P<feast2>Christmas)(?: Day| Eve)?)",
        "reference": rf"(?:{a['reference']})",
    }
    insensitive = {
        "quarter",
        "stretch",
        "relative",
        "part_of_unit",
        "ago",
        "set",
        "duration",
        "reference",
        "today",
        "weekend",
        "this_day_part",
        "decade_stretch",
    }
    compiled = tuple(
        (name, re.compile(rf"(?:{pattern}){_END}", re.IGNORECASE if name in insensitive else 0))
        for name, pattern in rules.items()
    )
    firsts = [
        month,
        weekday,
        r"\d{1,4}",
        "FY",
        "[QH][1-4]",
        f"(?i:the|this|last|next|past|previous|recent|coming|that|early|earlier|late|later|mid|beginning|start|middle|end|very|about|nearly|almost|some|over|more|today|yesterday|tomorrow|tonight|decades|centuries|years|months|weeks|New Year|Christmas|{a['number']}|{a['season']}|{a['set']}|{a['ordinal']}|{a['reference']})",
    ]
    return Grammar(re.compile(rf"(?<![\w$€£.,/:-])(?:{'|'.join(firsts)})"), compiled, words)


def _spellings(months: Mapping[str, str], *, full: bool) -> str:
    """The months' names, or their abbreviations, capitalised or in capitals throughout."""
    chosen = [month for month in months if (len(month) > 4 or month in ("may", "june", "july")) == full]
    return "|".join(f"{month.capitalize()}|{month.upper()}" for month in sorted(chosen, key=len, reverse=True))


def find_expressions(text: str, lexicon: Lexicon) -> Iterator[Expression]:
    """Find temporal expressions, in text order, without overlap; the longest alternative at a place wins."""
    grammar = lexicon.derive(build_grammar)
    at = 0
    while trigger := grammar.trigger.search(text, at):
        best: tuple[int, str, re.Match[str]] | None = None
        for name, pattern in grammar.rules:
            match = pattern.match(text, trigger.start())
            if match and (best is None or match.end() > best[0]):
                best = (match.end(), name, match)
        if best is None:
            at = trigger.end() if trigger.end() > trigger.start() else trigger.start() + 1
            continue
        end, name, match = best
        groups = {key: value.lower() for key, value in match.groupdict().items() if value is not None}
        yield Expression(name, match.start(), end, groups, {key: match.span(key) for key in groups})
        at = end
