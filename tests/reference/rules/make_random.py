#!/usr/bin/env python3
"""make_random.py SEED N OUT.csv --tables DIR: random cases (--part deaths, population), most of them plausible with one or more items disturbed.

Three kinds of rows: plausible ones with single items disturbed, rows whose every item is drawn from its code list with bad
values between, and rows that meet the tables on purpose (a histology of a list at a site of the list, an age at its bound).
Odd seeds have English headers, even ones Chinese. No person exists; names are signs.
"""

import argparse
import csv
import datetime
import random

import layout
from conversion import convert
from record import check_character
from population_rules import AGE_GROUPS
from tables import Tables
from tumour_rules import AGE_ICD10

CODES = {
    "sex": "1 2 1 2 0 9 3", "behaviour": "0 1 2 3 3 3 6 9 5", "grade": "1 2 3 4 5 6 7 8 9 0", "laterality": "1 2 3 9 4",
    "basis": "0 1 2 4 5 6 7 9 3 8 10 5,7 2,10 11 1，7", "multiple_primary": "0 1 2 9 x", "ethnicity": "01 02 56 57 97 98 99 1 60 00",
    "marital_status": "10 20 21 22 23 30 40 90 1 5 9 6 50 24", "education": "10 20 30 40 60 70 80 90 21 11 50 5 99 62 0 100 x",
    "occupation": "11 13 17 21 24 27 31 37 51 54 70 80 90 Y X 99 12", "stage": "1 2 3 4 5 6", "clinical_t": "0 1 2 3 4 5 9",
    "clinical_m": "0 1 9", "pathological_t": "0 1 2 3 4 5 9", "pathological_m": "0 1 M1", "treatment_status": "0 1 9 2",
    "treatment_items": "01 01,03 01,02,99 10 11 01，03 01;03", "vital_status": "1 2 9 3 4 5", "loss_reason": "1 2 3 4 9 5",
    "withdrawal_reason": "1 2 4 9", "first_visit": "1 2", "cause_of_death_category": "1 2 9 3", "place_of_death": "1 7 99 3 8 0",
    "card_status": "0 2 3 4 5 6 7 1 8", "card_type": "1 2 3", "audit_flag": "3 1 0", "audit_rejection": "21 1",
    "diagnosed_here": "1 2", "id_type": "1 01 2 99", "underlying_cause": "C34.9 C50.9 I21.9 D48.9 D50.9 C80 J18.9",
    "age": "0 1 5 14 50 73 99 100 104 106 119 122 130 999 -1 7.5 abc", "tumour_number": "1 2 0 99 100 x",
    "household_area_code": "330106 330102 330100 330000 110101 830000 33010600 33019900 33011100 33012 990101 330199 33019800",
    "residence_area_code": "330106 330102 330100 110101 33010600 3301 330199", "household_city_code": "330100 33010000 330200",
    "phone": "0 13800000000 0571-0000000",
}
DEATH_CODES = {
    "education": "1 3 7 70", "marital_status": "1 2 3 10", "personal_identity": "90 27 31", "pregnancy_status": "0 1 9",
    "ccd_group": "6 16 19 23 25 28 42 60 74 75 76 82 83 85 86 92 108 113", "cause_a_interval": "3天 2月", "cause_b_interval": "1年",
    "cause_c_interval": "1年", "cause_d_interval": "1年", "cause_a_text": "例", "cause_b_text": "例", "cause_c_text": "例", "cause_d_text": "例",
}
OTHER_CAUSES = "C34.9 C50.9 C53.9 C61 C61.9 C76.2 C80 C80.9 C97 D06.9 D07.5 D25.9 D29.1 D40.1 D39.1 D48.9 D45 C79.6 C77.3 C34.7 C349 C86.0 I21.9 " \
               "J18.9 D50.9 Z51.1 Z85 B21 R99 X59 W19.9 I219 34.9 O99 C22.9 D35.2 D46.5".split()
OTHER_ICD10 = "Z51.1 Z85 B21 Z80.3 C97 C80 C80.9 C80.0 C61.9 C61 C22.9 C77.3 C79.6 C86.0 C86 D45 D45.9 D46.5 D46.9 D47.1 D47.3 D47.5 D35.2 " \
              "D44.3 D06.9 D07.0 D07.5 D25.9 D29.1 D40.1 D48.9 D50.9 I10 C99 C34.7 C349 c34.1 C34 C88.4 C94.1 C96.7 D09.1 D32.9 D33.0".split()
OTHER_SITES = "C22 C22.9 C34 C34.9 C38.9 C61 C56 C18 C999 C99.9 C42.1 C77.9 C80.9 C76.2 C341 c34.1 C24.8 C80 C44 C50 34.1".split()
OTHER_HISTOLOGY = "8140/3 81403 M8140/3 9999 814 8000 8010 9590/3 8170/3 8500/2 x".split()


class Maker:
    """Draws rows with one random number generator."""

    def __init__(self, tables, seed):
        self.tables, self.random = tables, random.Random(seed)
        self.sites = tables.site_order
        self.pairs = sorted(tables.pairs)
        self.icd10 = sorted(tables.icd10_names)
        self.areas = sorted(tables.areas)
        self.sexed = [pair for pair in self.pairs if tables.pairs[pair]["canreg5_icd10_rule"] == "9"
                      or tables.pairs[pair]["canreg5_rule_argument"][-1:] in ("+", "@")]
        self.common = [(h, b) for h, b in self.pairs if h in (8000, 8010, 8070, 8140, 8170, 8500, 8720, 9530, 9560, 9680, 9732, 9861)]

    def row(self, number):
        kind = self.random.random()
        row = self.plausible(number)
        if kind < 0.55:
            for item in self.random.sample(layout.CASE_ITEMS[1:], self.random.choice((0, 1, 1, 2, 3))):
                self.disturb(row, item)
        elif kind < 0.70:
            for item in layout.CASE_ITEMS[1:]:
                if self.random.random() < 0.7:
                    self.disturb(row, item)
        return row

    def death(self, number):
        """A row of a death list."""
        rnd, row = self.random, dict.fromkeys(layout.DEATH_ITEMS, "")
        death = datetime.date(2010, 1, 1) + datetime.timedelta(rnd.randrange(5000))
        days = rnd.choice((rnd.randrange(60), rnd.randrange(365 * 16), rnd.randrange(365 * 60), rnd.randrange(20000, 40000), rnd.randrange(20000, 32000)))
        birth, sex = death - datetime.timedelta(days), rnd.choice("12")
        row.update(certificate_number=f"33010620{number:09}", id_type="1", id_number=self.id_number(birth, sex), name=f"例{number}", sex=sex,
                   age=str(self.age(birth, death)) if rnd.random() < 0.7 else "", birth_date=self.written(birth), household_area_code="330106",
                   household_address="例省例市例区例镇1号", death_date=self.written(death), report_date=self.written(death + datetime.timedelta(1)),
                   underlying_cause=rnd.choice(OTHER_CAUSES if rnd.random() < 0.5 else self.icd10), cause_of_death_category="1",
                   pregnancy_status="" if sex == "1" else "0", cause_a_text="例", cause_a_code="J96.9", cause_a_interval="3天")
        for item, codes in DEATH_CODES.items():
            if item[:5] != "cause" and item != "pregnancy_status" and rnd.random() < 0.7:
                row[item] = rnd.choice(codes.split(" "))
        for item in rnd.sample(layout.DEATH_ITEMS[1:], rnd.choice((0, 1, 1, 2, 3, 12))):
            if rnd.random() < 0.2:
                row[item] = ""
            elif item in DEATH_CODES:
                row[item] = rnd.choice(DEATH_CODES[item].split(" "))
            elif item.endswith("_code") and item.startswith("cause") or item == "underlying_cause":
                row[item] = rnd.choice(OTHER_CAUSES)
            else:
                self.disturb(row, item)
        return row

    def population(self, years):
        """Rows of so many years up to 2022: most cells near those of the year before, some at a limit, missing or bad."""
        rnd, before = self.random, {}
        for year in range(2023 - years, 2023):
            is_spoiled = rnd.random() < 0.2
            for group, name in enumerate(AGE_GROUPS):
                women = before.get(("2", group), rnd.randrange(20, 2000)) * rnd.choice((1, 1, 1, 1.1, 0.9, 1.2, 0.8, 1.25))
                men = women * rnd.choice((1, 1, 1, 0.95, 0.7, 0.699, 1.4, 1.41, 0.4, 0.39))
                for sex, people in (("1", men), ("2", women)):
                    before[sex, group] = people = max(round(people), 10)
                    text, deaths = str(people), str(rnd.randrange(10)) if rnd.random() < 0.9 else ""
                    if rnd.random() < 0.01:
                        deaths = rnd.choice((str(people), str(people + 1), "x", "-1"))
                    if is_spoiled and rnd.random() < 0.03:
                        text = rnd.choice(("", "-5", "x", "1000,5", None))
                    elif rnd.random() < 0.01:
                        text = rnd.choice((f"{people:,}", f"{people}.5"))
                    if text is not None:
                        yield {"year": str(year), "sex": sex, "age_group": name, "population": text, "all_cause_deaths": deaths}

    def plausible(self, number):
        rnd, row = self.random, dict.fromkeys(layout.CASE_ITEMS, "")
        bounds = self.tumour(row)
        incidence = datetime.date(2010, 1, 1) + datetime.timedelta(rnd.randrange(5000))
        years = rnd.choice((rnd.randrange(0, 20), rnd.randrange(20, 100), rnd.randrange(40, 90), rnd.randrange(0, 112)))
        birth = incidence - datetime.timedelta(int(years * 365.25) + rnd.randrange(366))
        if bounds and rnd.random() < 0.7:
            birth = self.near_birthday(incidence, rnd.choice(bounds) + rnd.choice((-1, 0, 1)))
        last = incidence + datetime.timedelta(rnd.randrange(2000))
        row.update(
            case_number=f"3301060{number:09}", tumour_number="1", id_type="1", name=f"例{number}", birth_date=self.written(birth),
            incidence_date=self.written(incidence), last_contact_date=self.written(last), follow_up_date=self.written(last, 0.0),
            report_date=self.written(incidence + datetime.timedelta(30)), id_number=self.id_number(birth, row["sex"]))
        if rnd.random() < 0.7:
            row["age"] = str(self.age(birth, incidence) + (rnd.choice((1, -1, 2)) if rnd.random() < 0.03 else 0))
        row.update(ethnicity="01", marital_status="20", education="70", occupation="80", phone="0571-0000000", contact_name="例乙",
                   household_address="例省例市例区例镇1号", household_area_code="330106", residence_address="例省例市例区例镇1号",
                   residence_area_code="330106", hospital="例市医院", physician="例丙", inpatient_number="10001",
                   treatment_status="1", treatment_items="01,03", multiple_primary="0", pathology_text="例", diagnosis_text="例",
                   vital_status="1", card_status="0", card_type="1", audit_flag="3", county_audit_time="2024-06-10", diagnosed_here="1")
        if rnd.random() < 0.3:
            self.dead(row, incidence)
        return row

    def near_birthday(self, event, years):
        """A birth whose birthday of that many years is the day before, of or after the event."""
        birth = datetime.date(max(event.year - max(years, 0), 1850), event.month, min(event.day, 28))
        return min(birth + datetime.timedelta(self.random.choice((-1, 0, 1, 40))), event)

    def dead(self, row, incidence):
        rnd = self.random
        death = self.written(incidence + datetime.timedelta(rnd.choice((0, 0, 30, 900))))
        row.update(vital_status="2", death_date=death, last_contact_date=death, follow_up_date="", cause_of_death_category="1",
                   underlying_cause=rnd.choice(("C34.9", "C50.9", "C22.0")), certificate_number="330106202300001", place_of_death="1")
        if rnd.random() < 0.3:
            row["basis"] = "0"

    def tumour(self, row):
        """Fills in the codes of the tumour; gives ages at which a check turns, if there are."""
        rnd, tables = self.random, self.tables
        histology, digit = rnd.choice(self.common if rnd.random() < 0.5 else self.pairs)
        site, draw, bounds = rnd.choice(self.sites), rnd.random(), None
        if draw < 0.55:
            listed = [sites for family, rule, histologies, lists in tables.families if histology in histologies and rule == "must"
                      for sites in lists]
            if listed and listed[0]:
                site = rnd.choice(sorted(listed[0]))
        elif draw < 0.75:
            rows = tables.age_iarc + tables.age_encr
            low, high, histologies, _, sites = rnd.choice(rows)
            site = rnd.choice(sorted(sites)) if sites else site
            histology = rnd.choice(sorted(histologies)) if histologies else histology
            digit, bounds = "3", [years for years in (low, high) if years < 122]
        elif draw < 0.77:
            histology, digit = rnd.choice(self.sexed)
        if draw < 0.8 and digit in "69":
            digit = "3"
        sex = "2" if "C51" <= site[:3] <= "C58" else "1" if "C60" <= site[:3] <= "C63" else rnd.choice("12")
        if rnd.random() < 0.03:
            sex = "2" if sex == "1" else "1"
        if (histology, digit) in self.sexed and rnd.random() < 0.3:
            sex = rnd.choice("09")
        code = convert(tables, site, histology, digit, sex).code or site
        row.update(topography=site, morphology=f"{histology:04}", behaviour=digit, sex=sex, grade=rnd.choice("12349") if rnd.random() < 0.7
                   else rnd.choice("56789"), basis=rnd.choice("0124567777777777999"), laterality="1" if site in tables.paired else "",
                   icd10=code if rnd.random() < 0.9 else "")
        if rnd.random() < 0.03:
            low, high, codes = rnd.choice(AGE_ICD10)
            bounds = [low, high]
            row.update(topography="", morphology="", icd10=rnd.choice([one for one in self.icd10 if one.startswith(tuple(codes.split()))]))
        return bounds

    @staticmethod
    def age(birth, event):
        return event.year - birth.year - ((event.month, event.day) < (birth.month, birth.day))

    def written(self, day, partial=0.08):
        """A date in one of the accepted spellings, now and then with unknown parts."""
        rnd = self.random
        if rnd.random() < partial:
            return rnd.choice((f"{day.year}-{day.month:02}-00", f"{day:%Y%m}99", f"{day.year}0000", f"{day.year}-99-99", f"{day.year}-00-00"))
        spelling = rnd.random()
        if spelling < 0.85:
            return f"{day:%Y-%m-%d}"
        if spelling < 0.95:
            return f"{day:%Y%m%d}"
        return rnd.choice((f"{day:%Y/%m/%d}", f"{day.year}/{day.month}/{day.day}", f"{day:%Y-%m-%d} 08:30:00"))

    def id_number(self, birth, sex):
        rnd = self.random
        odd = "13579" if sex == "1" else "02468"
        draw = rnd.random()
        if draw < 0.03 and birth.year >= 1900 and birth.year < 2000:
            return f"330106{birth:%y%m%d}{rnd.randrange(100):02}{rnd.choice(odd)}"
        region = "330106" if draw < 0.9 else rnd.choice(("110101", "830000", "990101", "160101", "810000"))
        number = f"{region}{birth:%Y%m%d}{rnd.randrange(100):02}{rnd.choice(odd)}"
        number += check_character(number)
        if draw > 0.985:
            number = number[:16] + rnd.choice("0123456789") + number[17:]
        elif draw > 0.975:
            number = number[:-1] + rnd.choice("0123456789X")
        elif draw > 0.97:
            number = rnd.choice((number[:17], number + "1", number.lower(), number[:10] + "1399" + number[14:], "A" + number[1:]))
        return number

    def disturb(self, row, item):
        """Another value for one item: empty, of its code list, or bad."""
        rnd = self.random
        if rnd.random() < 0.2:
            row[item] = ""
        elif item in CODES:
            row[item] = rnd.choice(CODES[item].split(" "))
        elif item == "topography":
            row[item] = rnd.choice(OTHER_SITES if rnd.random() < 0.5 else self.sites)
        elif item == "morphology":
            row[item] = rnd.choice(OTHER_HISTOLOGY if rnd.random() < 0.3 else [f"{h:04}" for h in self.tables.histologies])
        elif item == "icd10":
            row[item] = rnd.choice(OTHER_ICD10 if rnd.random() < 0.5 else self.icd10)
        elif item.endswith("_date"):
            row[item] = self.other_date()
        elif item == "household_address":
            row[item] = rnd.choice(("例省例市例区", "例省例市例区例街道2号", "例省例市例县例乡"))
        elif item == "id_number":
            row[item] = self.id_number(datetime.date(1900 + rnd.randrange(120), 1 + rnd.randrange(12), 1 + rnd.randrange(28)), rnd.choice("12"))
        elif item in ("name", "physician", "hospital", "diagnosis_text", "pathology_text"):
            row[item] = "例" * rnd.choice((1, 49, 50, 51, 70, 71))
        elif item in ("inpatient_number", "outpatient_number", "certificate_number", "phone"):
            row[item] = "1" * rnd.choice((5, 18, 19, 20, 21))

    def other_date(self):
        rnd = self.random
        year = rnd.choice((1900, 1949, 1990, 2010, 2020, 2023, 2025, 2031))
        return rnd.choice((
            f"{year}-{1 + rnd.randrange(12):02}-{1 + rnd.randrange(28):02}", f"{year}{1 + rnd.randrange(12):02}00", f"{year}9999",
            f"{year}-00-00", "9999-99-99", "99990101", "2023-02-30", "20231301", "20230532", "abcd", "2020-5-6", "1700-01-01"))


def main():
    asked = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    asked.add_argument("seed", type=int)
    asked.add_argument("count", type=int)
    asked.add_argument("out")
    asked.add_argument("--tables", required=True, help="folder of the compiled tables")
    asked.add_argument("--without", default="", help="items whose columns are left out, with commas")
    asked.add_argument("--part", choices=("cases", "deaths", "population"), default="cases", help="population: N is the number of years")
    call = asked.parse_args()
    whole = {"cases": layout.CASE_ITEMS, "deaths": layout.DEATH_ITEMS, "population": layout.POPULATION_ITEMS}[call.part]
    items = [item for item in whole if item not in call.without.split(",")]
    maker = Maker(Tables(call.tables), call.seed)
    with open(call.out, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(layout.headers(items, "en" if call.seed % 2 else "zh"))
        make = maker.death if call.part == "deaths" else maker.row
        for row in maker.population(call.count) if call.part == "population" else map(make, range(1, call.count + 1)):
            writer.writerow([row[item] for item in items])


if __name__ == "__main__":
    main()
