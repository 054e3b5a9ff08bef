"""The checks of a population sheet (section 21): they look at the whole sheet, so the rows are judged together."""

import re

AGE_GROUPS = ["0", "1-4"] + [f"{age}-{age + 4}" for age in range(5, 85, 5)] + ["85+"]
SMALLEST_CELL = 100  # cells with fewer persons are compared with nothing: chance makes their ratios
LOWEST_RATIO, LOWEST_RATIO_FROM_80, HIGHEST_RATIO, LARGEST_CHANGE = 0.7, 0.4, 1.4, 0.2
_FROM_80 = 17


def population_verdicts(rows):
    """Line to the checks that fail; line 0 is the sheet, with the year behind a colon. rows: (line, Record) of the long form."""
    found, cells, lines, years, unreadable = {}, {}, {}, set(), set()
    for line, record in rows:
        key = _cell(record)
        years.add(int(record.item("year")))
        people = _people(record.item("population"))
        if people is None:
            _add(found, line, "N-POP-5")
        deaths = record.item("all_cause_deaths")
        if deaths and not re.fullmatch(r"\d+", deaths):
            _add(found, line, "N-POP-8")
        elif deaths and people is not None and int(deaths) > people:
            _add(found, line, "N-POP-9")
        if people is None or "N-POP-8" in found.get(line, ()):
            unreadable.add(line)
        else:
            cells[key] = people
        lines[line] = key
    for year in years:
        if any((year, sex, group) not in cells for sex in "12" for group in range(len(AGE_GROUPS))):
            _add(found, 0, f"N-POP-1:{year}")
            for line, key in lines.items():
                if key[0] == year and line not in unreadable:
                    _add(found, line, "N-POP-6")
    large = {key: people for key, people in cells.items() if people >= SMALLEST_CELL}
    for line, key in lines.items():
        if line not in unreadable and key in large:
            for check in _against_others(key, large):
                _add(found, line, check)
    return found


def _against_others(key, cells):
    """The sex ratio, told at the row of the men, and the change from the year before, told at the row of the later year."""
    year, sex, group = key
    men, women = cells[key], cells.get((year, "2", group))
    if sex == "1" and women:
        lowest = LOWEST_RATIO_FROM_80 if group >= _FROM_80 else LOWEST_RATIO
        if not lowest <= men / women <= HIGHEST_RATIO:
            yield "N-POP-3"
    before = cells.get((year - 1, sex, group))
    if before and abs(cells[key] - before) > LARGEST_CHANGE * before:
        yield "N-POP-11"


def _cell(record):
    return int(record.item("year")), record.item("sex"), AGE_GROUPS.index(record.item("age_group"))


def _people(text):
    text = text.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", text) else text
    return float(text) if re.fullmatch(r"\d+(\.\d+)?", text) and float(text) < 1e10 else None


def _add(found, line, check):
    found.setdefault(line, set()).add(check)


POPULATION_CHECKED = "N-POP-1 N-POP-3 N-POP-5 N-POP-6 N-POP-8 N-POP-9 N-POP-11".split()
