"""Date-times (spec/siwe.md, "Dates") as exact instants."""

import re

_FORM = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?(?:Z|([+-])([0-9]{2}):([0-9]{2}))"
)
_DAY = 86_400


def _days(year, month, day):
    """Days from 1970-01-01 in the Gregorian calendar, of any year."""
    shifted = year - (month <= 2)
    era = shifted // 400
    of_era = shifted - era * 400
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * 146_097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719_468


def _length(year, month):
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def parse(text):
    """(seconds since 1970, digits of the fraction without zeros at the end), which compare as instants; None if none."""
    match = _FORM.fullmatch(text)
    if not match:
        return None
    year, month, day, hour, minute, second = map(int, match.groups()[:6])
    if not (1 <= month <= 12 and 1 <= day <= _length(year, month)):  # 2
        return None
    if hour > 23 or minute > 59 or second > 60:
        return None
    offset = 0
    if match.group(8):
        if int(match.group(9)) > 23 or int(match.group(10)) > 59:
            return None
        offset = int(match.group(9)) * 3600 + int(match.group(10)) * 60
        if match.group(8) == "-":
            offset = -offset
    seconds = _days(year, month, day) * _DAY + hour * 3600 + minute * 60 + second - offset
    if second == 60:  # 3: the instant is the first second of 1 July or 1 January
        date = write((seconds, ""))
        if not date.endswith(("-07-01T00:00:00Z", "-01-01T00:00:00Z")):
            return None
    return (seconds, (match.group(7) or "").rstrip("0"))  # 4


def shift(instant, seconds):
    return (instant[0] + seconds, instant[1])


def write(instant):
    """In UTC (spec/answer.md, "Values")."""
    days, rest = divmod(instant[0], _DAY)
    days += 719_468
    era, of_era = divmod(days, 146_097)
    year_of_era = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted_month = (5 * of_year + 2) // 153
    day = of_year - (153 * shifted_month + 2) // 5 + 1
    month = (shifted_month + 2) % 12 + 1
    year = year_of_era + era * 400 + (month <= 2)
    fraction = "." + instant[1] if instant[1] else ""
    time = f"{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}{fraction}Z"
    return f"{year:04}-{month:02}-{day:02}T{time}"
