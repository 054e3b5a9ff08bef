"""One row of a delivery as values: dates that may lack parts, ages as ranges, codes in one spelling."""

import calendar
import datetime
import re
import unicodedata

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


class PartialDate:
    """A date whose day, month or year may be unknown. first and last are the days it may be (None without a year)."""

    def __init__(self, year, month, day):
        self.year, self.month, self.day = year, month, day
        self.first = self.last = None
        if year:
            first_month, last_month = (month, month) if month else (1, 12)
            last_day = calendar.monthrange(year, last_month)[1]
            self.first = datetime.date(year, first_month, day or 1)
            self.last = datetime.date(year, last_month, day or last_day)

    @property
    def is_whole(self):
        return bool(self.year and self.month and self.day)


def read_date(text):
    """A PartialDate, None for an empty text, or False for what is no date."""
    if not text:
        return None
    if re.fullmatch(r"\d{5}", text):
        day = datetime.date(1899, 12, 30) + datetime.timedelta(int(text))
        return PartialDate(day.year, day.month, day.day)
    match = (re.fullmatch(r"(\d{4})(\d{2})(\d{2})", text)
             or re.fullmatch(r"(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?: \d{2}:\d{2}:\d{2})?", text))
    if not match:
        return False
    parts = [int(part) for part in match.groups() if part.isdigit()]
    year, month, day = parts[0] % 9999, parts[1] % 99, parts[2] % 99
    if month == 0:
        day = 0
    if month > 12 or day > 31 or (year and year < 1800):
        return False
    if year and month and day > calendar.monthrange(year, month)[1]:
        return False
    return PartialDate(year, month, day)


def completed_years(birth, event):
    """Year difference, one less before the birthday."""
    return event.year - birth.year - ((event.month, event.day) < (birth.month, birth.day))


def middle(date):
    """The day that reckoning takes for a date: unknown days are the 15th, unknown months July the 1st."""
    return datetime.date(date.year, date.month or 7, date.day or (15 if date.month else 1))


def possible_ages(birth, event):
    """The least and the greatest age in completed years that two partial dates allow."""
    return completed_years(birth.last, event.first), completed_years(birth.first, event.last)


def check_character(number):
    """The eighteenth character for the first seventeen (GB 11643-1999)."""
    return "10X98765432"[sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS)) % 11]


def half_width(text):
    """Trimmed, full-width to half-width, upper case."""
    return (text if text.isascii() else unicodedata.normalize("NFKC", text)).strip().upper()


class Record:
    """The items of a row by their names; item() is the text in one spelling, raw() what was delivered without blanks around."""

    def __init__(self, items):
        self._items = items
        self._dates, self._texts = {}, {}

    def has_column(self, name):
        return name in self._items

    def raw(self, name):
        return (self._items.get(name) or "").strip()

    def item(self, name):
        if name not in self._texts:
            self._texts[name] = half_width(self._items.get(name) or "")
        return self._texts[name]

    def has(self, name):
        return self.raw(name) != ""

    def date(self, name):
        """As read_date, read once."""
        if name not in self._dates:
            self._dates[name] = read_date(self.item(name))
        return self._dates[name]

    def known(self, name):
        """The date of an item if it is one and has a year, else None."""
        date = self.date(name)
        return date if date and date.year else None
