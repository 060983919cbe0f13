"""Check what a caller passes, and say what to pass instead."""

import datetime


def check_text(text: object) -> str:
    """Return the text.

    Raises:
        TypeError: it is no string.
    """
    if isinstance(text, str):
        return text
    remedy = "; decode it first, as in data.decode('utf-8')" if isinstance(text, bytes | bytearray) else ""
    raise TypeError(f"text must be a str, not {type(text).__name__}{remedy}")


def check_confidence(confidence: object) -> float:
    """Return the least confidence.

    Raises:
        TypeError: it is no number.
        ValueError: it is not between 0 and 1.
    """
    if not isinstance(confidence, int | float) or isinstance(confidence, bool):
        raise TypeError(f"confidence must be a number between 0 and 1, not {type(confidence).__name__}")
    if not 0 <= confidence <= 1:
        raise ValueError(f"confidence must be between 0 and 1, not {confidence}")
    return float(confidence)


def check_published(published: object) -> datetime.date | None:
    """Return the publication date as a `datetime.date`.

    Args:
        published: a date, a datetime (its own day, whatever its zone), an ISO string ("2024-04-24"), or None.

    Raises:
        ValueError: a string that is no ISO date.
        TypeError: anything else.

    >>> check_published("2024-04-24")
    datetime.date(2024, 4, 24)
    """
    if published is None:
        return None
    if isinstance(published, datetime.datetime):
        return published.date()
    if isinstance(published, datetime.date):
        return published
    if isinstance(published, str):
        try:
            return datetime.datetime.fromisoformat(published).date()
        except ValueError:
            raise ValueError(
                f"published must be an ISO date such as '2024-04-24' (YYYY-MM-DD), not {published!r}"
            ) from None
    raise TypeError(f"published must be a date, a datetime, an ISO string or None, not {type(published).__name__}")
