"""The calendar: which day it is, and which days words mean.

Nothing else reads the clock. What depends on the day asks `Catalog.today`, so that a run can be repeated on another day
with the same result.
"""

import os
import re
import time
from calendar import monthrange
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from rolelint.errors import UserError
from rolelint.patterns import lazy
from rolelint.sentences import counted

_EPOCH = "SOURCE_DATE_EPOCH"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WORDS = tuple(
    lazy(rf"(?:^|(?<=[\s(])){form}$", re.IGNORECASE)
    for form in (
        rf"{_YEAR}[-/](?P<month>\d{{1,2}})(?:[-/](?P<day>\d{{1,2}}))?",
        rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}",
        rf"(?P<one>\d{{1,2}})/(?P<other>\d{{1,2}})/{_YEAR}",
        rf"{_DAY}(?: of)? {_NAME},? {_YEAR}",
        rf"{_NAME} {_DAY},? {_YEAR}",
        rf"{_NAME},? {_YEAR}",
        rf"q(?P<quarter>[1-4])[ /-]?{_YEAR}",
        rf"h(?P<half>[12])[ /-]?{_YEAR}",
        rf"(?<!fiscal year )(?<!financial year )(?<!fiscal )(?<!fy ){_YEAR}",
    )
)
_WRITTEN = lazy(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?")


def today(given: str | None) -> date:
    """Return the day that a run takes for today: the one given, else SOURCE_DATE_EPOCH's, else the clock's in UTC.

    What is no day is a `UserError`. The variable is that of https://reproducible-builds.org/specs/source-date-epoch/.
    """
    if given is not None:
        day = written(given) if len(given) > len("2026-03") else None
        if day is None:
            raise UserError(f"--today: '{given}' is no day", "write year, month and day: --today 2026-03-31")
        return day
    seconds = os.environ.get(_EPOCH) or str(int(time.time()))
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise UserError(
            f"{_EPOCH}: '{seconds}' is no number of seconds since 1970", "unset it, or correct it"
        ) from None


def written(text: str) -> date | None:
    """Return the day that `2026-03-31` means, or the last one of `2026-03`; None for any other text."""
    found = _WRITTEN.fullmatch(text)
    return _day(found.groupdict()) if found else None


def last_day(words: str) -> date | None:
    """Return the last day that English words about a date may mean: `by Q3 2026`, `June 30, 2026`, `in 2026`.

    The date stands at the end of the words, with its year. None where there is none, or one that has no fixed end, such
    as that of a fiscal year.
    """
    plain = " ".join(words.split())
    found = next((match for match in (form.search(plain) for form in _WORDS) if match), None)
    return _day(found.groupdict()) if found else None


def _day(parts: Mapping[str, str | None]) -> date | None:
    """Return the last day that the parts of a date allow; of two ways to read it, the later one."""
    year = int(parts["year"] or 0)
    if parts.get("one"):
        one, other = int(parts["one"] or 0), int(parts["other"] or 0)
        return max((day for day in (_made(year, one, other), _made(year, other, one)) if day), default=None)
    if parts.get("name"):
        month = _MONTHS.index(str(parts["name"])[:3].lower()) + 1
    else:
        spans = {"month": 1, "quarter": 3, "half": 6}
        month = next((int(parts[name] or 0) * size for name, size in spans.items() if parts.get(name)), 12)
    return _made(year, month, int(parts.get("day") or 0))


def _made(year: int, month: int, day: int) -> date | None:
    """Return a day, the last of the month for the day 0; None where the calendar has no such day."""
    try:
        return date(year, month, day or monthrange(year, month)[1])
    except ValueError:
        return None


def later(day: date, duration: str) -> date:
    """Return the day that lies a length of time such as `12 months` behind another; the last one there is at most."""
    number, unit = duration.split()
    count = int(number)
    try:
        match unit.removesuffix("s"):
            case "day":
                return day + timedelta(days=count)
            case "week":
                return day + timedelta(weeks=count)
            case "month":
                return _months_later(day, count)
            case _:
                return _months_later(day, 12 * count)
    except (OverflowError, ValueError):
        return date.max


def _months_later(day: date, count: int) -> date:
    """Return the same day of a later month, or that month's last one."""
    years, month = divmod(day.month - 1 + count, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def age(since: date, until: date) -> str:
    """Return how long ago a day was, in words: `9 days`, `14 months`, `3 years`."""
    months = 12 * (until.year - since.year) + until.month - since.month - (until.day < since.day)
    if months < 1:
        return counted((until - since).days, "day")
    return counted(months, "month") if months < 24 else counted(months // 12, "year")
