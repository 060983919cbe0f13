"""Texts that are one author's own words without a label: speeches, first-person releases, letters."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplotext.reading import Reading

# "I ask", "I'm", "my": a numeral ("Elizabeth I") and a heading ("I.") are none.
_FIRST_PERSON = re.compile(r"\bI(?=\s+[a-z]|['’](?:m|ve|d|ll)\b)|\b(?:my|me|myself|My)\b")
_SALUTATION = re.compile(
    r"(?:My\s)?(?:Dear|Your\s(?:Excellenc|Majest|Highness)|Excellenc|Ladies\sand|Mr\b|Madam|Distinguished|Esteemed|"
    r"[Ff]ellow|Honou?rable|Respected|Friends|Colleagues)"
)
_LATEST_SALUTATION = 12
_LONGEST_SALUTATION = 200
# One "I" in so many characters, and more than one: no reporter speaks of himself so often.
_SPARSEST = 1_500
_FEWEST = 2
_SPEECH = 10
_BESIDE_SPEECH = 3


def is_authors(reading: "Reading") -> bool:
    """Whether a text without turns is its author's own words.

    It opens with a salutation, or speaks of "I" and "my" and quotes nobody at length.
    """
    return not reading.turns and (_is_address(reading) or _is_personal(reading))


def _is_address(reading: "Reading") -> bool:
    return any(
        _SALUTATION.match(reading.text, start, end)
        and end - start <= _LONGEST_SALUTATION
        and reading.text[end - 1] in ",!:"
        for start, end in reading.paragraphs[:_LATEST_SALUTATION]
    )


def _is_personal(reading: "Reading") -> bool:
    quoted = [(quotation.start, quotation.end) for quotation in reading.quotations if quotation.depth == 0]
    speeches = sum(len(reading.text[start:end].split()) >= _SPEECH for start, end in quoted)
    # a columnist says "I" and reports what others say
    wanted = max(_FEWEST, len(reading.text) // _SPARSEST, _BESIDE_SPEECH * speeches)
    at = found = 0
    for match in _FIRST_PERSON.finditer(reading.text):
        while at < len(quoted) and quoted[at][1] <= match.start():
            at += 1
        if at == len(quoted) or match.start() < quoted[at][0]:
            found += 1
            if found >= wanted:
                return True
    return False
