"""From words to regular expressions."""

import re
from collections.abc import Iterable


def alternatives(forms: Iterable[str]) -> str:
    r"""The source of a pattern that matches any of the forms, the longest first; nothing, if there are none.

    >>> alternatives(["news", "news agency", "U.S."])
    'news\\ agency|U\\.S\\.|news'
    >>> alternatives([])
    '(?!)'
    """
    longest_first = sorted(set(forms), key=lambda form: (-len(form), form))
    return "|".join(map(re.escape, longest_first)) or "(?!)"
