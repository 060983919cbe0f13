"""Full dates in the spellings of other languages and of machines, by what dateparser knows of them."""

import datetime
import functools
import importlib
import re
from collections.abc import Callable, Iterator, Mapping

from diplotext.dates.find import Mention
from diplotext.dates.meanings import Fixed
from diplotext.dates.periods import Period, period_in_year
from diplotext.lexicon import Lexicon
from diplotext.lexicon.dates import DateContext

# A day, a month and a year take no more; the year has four digits.
_LONGEST = 60
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_MONTHS = "January February March April May June July August September October November December"
_SHORTEST = 3
_WRITTEN = re.compile(
    r"(?<![\w.,/-])(?:(?P<day>\d{1,2})(?:\.|er|º|°)?[ \u00a0]{1,2}(?:de )?(?P<month>[^\W\d_]{3,14})\.?,?[ \u00a0]{1,2}"
    r"(?:de |del )?(?P<year>\d{4})(?![\w])"
    r"|(?P<year2>\d{4})\. (?P<month2>[^\W\d_]{3,14}) (?P<day2>\d{1,2})\."
    r"|(?P<year3>\d{4})[年년] ?(?P<month3>\d{1,2})[月월] ?(?P<day3>\d{1,2})[日일])"
)


def find_absolute(text: str, lexicon: Lexicon) -> Iterator[Mention]:
    """Find full dates in other languages inside a text: "le 14 juillet 2023", "14. Juli 2023", "2023年7月14日".

    Source: the names of months that dateparser has from CLDR.

    >>> from diplotext.lexicon import default_lexicon
    >>> text = "Signed on 14 July 2023; signé le 15 juillet 2023."
    >>> [mention.meaning.period.edtf for mention in find_absolute(text, default_lexicon())]
    ['2023-07-15']
    """
    for match in _WRITTEN.finditer(text):
        year, month, day = (match[name] or match[name + "2"] or match[name + "3"] for name in ("year", "month", "day"))
        months = (int(month),) if month.isdecimal() else _month_names(month, lexicon)
        found = [period for number in months if (period := _day(int(year), number, int(day)))]
        if found:
            meaning = Fixed(found[0], candidates=tuple(period.edtf for period in found[1:]))
            yield Mention(*match.span(), "date.absolute", meaning)


def _day(year: int, month: int, day: int) -> Period | None:
    return period_in_year("day", (month, day), year) if 1 <= month <= 12 and day else None


def _month_names(word: str, lexicon: Lexicon) -> tuple[int, ...]:
    english = word.capitalize() in (form for name in _MONTHS.split() for form in (name, name[:3]))
    return () if english else lexicon.derive(build_foreign_months).get(word.casefold(), ())


def build_foreign_months(lexicon: Lexicon) -> Mapping[str, tuple[int, ...]]:
    """A name of a month in another language -> the months that it names, by the order of the languages."""
    languages = next(entry.forms for entry in lexicon.entries(DateContext) if entry.name == "month_language")
    months: dict[str, tuple[int, ...]] = {}
    for language in languages:
        info = importlib.import_module(f"dateparser.data.date_translation_data.{language}").info
        for number, month in enumerate(_MONTHS.lower().split(), 1):
            for name in info.get(month, ()):
                if len(name) >= _SHORTEST and number not in months.get(name.casefold(), ()):
                    months[name.casefold()] = (*months.get(name.casefold(), ()), number)
    return months


def parse_absolute(expression: str) -> datetime.date | None:
    """Read a string that states day, month and year, in any language that dateparser knows.

    Source: dateparser, told to take nothing that is not stated.

    >>> parse_absolute("le 22 avril 2024"), parse_absolute("Mon, 22 Apr 2024 10:00:00 +0300")
    (datetime.date(2024, 4, 22), datetime.date(2024, 4, 22))
    >>> parse_absolute("avril 2024")
    """
    if len(expression) > _LONGEST or not _YEAR.search(expression):
        return None
    return _reader()(expression)


@functools.cache
def _reader() -> Callable[[str], datetime.date | None]:
    from dateparser.date import DateDataParser  # noqa: PLC0415 - loaded for these strings alone

    parser = DateDataParser(settings={"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"]})

    def read(expression: str) -> datetime.date | None:
        try:
            found = parser.get_date_data(expression).date_obj
        except (ValueError, OverflowError):
            return None
        return found.date() if found else None

    return read
