"""A program for one test: read texts as a process does that runs at another place and on another day.

    python -m tests.robustness.elsewhere 1931-02-28 < texts.json

Reads a JSON list of strings, and writes one line of JSON for each, read without a day of publication and with one.
"""

import contextlib
import datetime
import json
import locale
import sys
import time
from typing import Any


class AsItsBase(type):
    """Take an instance of the class that was replaced for one of the class that replaces it."""

    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, cls.__bases__[0])


def live_on(day: datetime.date) -> None:
    """Let every clock of Python show another day; must run before anything imports `datetime` or `date`."""
    real = datetime.datetime
    shift = real.combine(day, datetime.time(12)) - real.now()
    seconds = time.time

    class Shifted(real, metaclass=AsItsBase):  # type: ignore[misc, valid-type]
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> Any:
            return real.now(tz) + shift

        @classmethod
        def utcnow(cls) -> Any:
            return real.now(datetime.UTC).replace(tzinfo=None) + shift

        @classmethod
        def today(cls) -> Any:
            return cls.now()

    class ShiftedDay(datetime.date, metaclass=AsItsBase):
        @classmethod
        def today(cls) -> Any:
            return Shifted.now().date()

    datetime.datetime, datetime.date = Shifted, ShiftedDay  # type: ignore[misc]
    time.time = lambda: seconds() + shift.total_seconds()


def main() -> None:
    import spacy  # noqa: F401 its checks of settings subclass the real classes; nothing in it asks for the day

    live_on(datetime.date.fromisoformat(sys.argv[1]))
    with contextlib.suppress(locale.Error):  # not every machine has every locale
        locale.setlocale(locale.LC_ALL, "")
    import diplotext

    for text in json.load(sys.stdin):
        for published in (None, "2024-05-03"):
            sys.stdout.write(diplotext.extract(text, published=published).to_json() + "\n")


if __name__ == "__main__":
    main()
