#!/usr/bin/env python3
"""compare.py FILE.csv --tables DIR: the verdicts of the program and of rules.py on the same rows, and where they differ.

Exit status 0: the same; 1: differences, in the table on standard output; 2: the program could not be run.
"""

import argparse
import csv
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict

import layout
from case import Case
from record import Record
from death_rules import DEATH_CHECKED, death_verdicts
from population_rules import POPULATION_CHECKED, population_verdicts
from rules import CHECKED, Context, verdicts
from tables import Tables

CHECKS = os.path.join(layout.PROJECT, "Registry.Import", "Checks", "checks.csv")
PROGRAM = os.path.join(layout.PROJECT, "artifacts", "bin", "Registry.Api", "release", "registry.dll")
SHOWN = ["sex", "age", "birth_date", "incidence_date", "death_date", "topography", "morphology", "behaviour", "grade", "basis", "icd10",
         "underlying_cause"]
# Checks that look at several items one by one: the item is compared too.
ITEM_BY_ITEM = set("""M-REQ-1 M-REQ-2 M-REQ-8 M-REQ-9 M-REQ-11 M-REQ-14 V-FMT-1 V-FMT-2 V-SET-4 V-SET-10 V-SET-13 V-MULTI-1 D-PARSE-1 D-PREC-1 D-PREC-2
D-PREC-3 D-ORD-4 A-CODE-1 A-CODE-2 A-CODE-3 A-CODE-4 K-DC-4""".split())
ALL_PACKS = "national-2016,iarc-tr42,encr,province,house"


def catalogue():
    with open(CHECKS, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def key_of(row):
    """The check of a verdict, with its item or its year where rules.py says that too."""
    check = row["check_id"]
    if check in ITEM_BY_ITEM:
        return f"{check}:{row['item']}"
    return f"{check}:{re.search(r'[12][0-9]{3}', row['message_en'])[0]}" if check == "N-POP-1" else check


def program_verdicts(call, path, part):
    """The pairs of row and check that the program finds. Infos are only counted, so settings make queries of them."""
    with tempfile.TemporaryDirectory() as folder:
        settings = os.path.join(folder, "settings.csv")
        with open(settings, "w", encoding="utf-8") as file:
            file.write("id,severity\n")
            file.writelines(f"{row['id']},query\n" for row in catalogue() if row["severity"] == "info" and row["part"] not in ("file", "store"))
        answer = os.path.join(folder, "verdicts.csv")
        with open(answer, "w", encoding="utf-8") as out:
            done = subprocess.run(
                ["dotnet", call.registry, "checks", "test", path, "--format", "csv", "--registry", call.area, "--packs", call.packs,
                 "--settings", settings], stdout=out, check=False)
        if done.returncode not in (0, 1):
            sys.exit(2)
        if not os.path.getsize(answer):
            sys.exit(2)
        found = defaultdict(set)
        with open(answer, encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                if row["part"] == part and (row["row"] not in ("", "0") or row["check_id"] == "N-POP-1"):
                    found[int(row["row"])].add(key_of(row))
        return found


def part_of(items):
    """The part that the columns of a file are of, and the checks that are written for it."""
    if "age_group" in items:
        return "population", POPULATION_CHECKED
    return ("incidence", CHECKED) if "basis" in items else ("death", DEATH_CHECKED)


def rule_verdicts(path, part, tables, context):
    """Line, items and failed checks of every row by the rules; line 0 is the sheet."""
    if part == "population":
        rows = list(layout.read(path))
        found = population_verdicts([(line, Record(items)) for line, items in rows])
        for line, items in [(0, rows[0][1])] + rows:
            yield line, items, found.get(line, ())
    else:
        judge = verdicts if part == "incidence" else death_verdicts
        for line, items in layout.read(path):
            yield line, items, judge(Case(Record(items), tables, context.provincial), context)


def main():
    asked = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    asked.add_argument("file")
    asked.add_argument("--tables", required=True, help="folder of the compiled tables")
    asked.add_argument("--registry", default=PROGRAM, help="path of registry.dll")
    asked.add_argument("--packs", default=ALL_PACKS)
    asked.add_argument("--area", default="330106", help="code of the registry that sends the file")
    asked.add_argument("--only", default="", help="checks to compare, with commas; default all")
    asked.add_argument("--examples", type=int, default=3)
    call = asked.parse_args()

    packs = set(call.packs.split(","))
    part, implemented = part_of(next(layout.read(call.file))[1])
    compared = {row["id"] for row in catalogue() if row["pack"] in packs} & set(call.only.split(",") if call.only else implemented)
    theirs = program_verdicts(call, os.path.abspath(call.file), part)
    tables = Tables(call.tables)
    context = Context(tables, call.area, "province" in packs)
    agreed, missing, surplus, examples, rows = Counter(), Counter(), Counter(), defaultdict(list), 0
    for line, items, checks in rule_verdicts(call.file, part, tables, context):
        rows += line > 0
        ours = {check for check in checks if check.split(":")[0] in compared}
        found = {check for check in theirs.pop(line, ()) if check.split(":")[0] in compared}
        agreed.update(ours & found)
        for check, counter, sign in [(one, missing, "-") for one in ours - found] + [(one, surplus, "+") for one in found - ours]:
            counter[check] += 1
            if sum(example[0] == sign for example in examples[check]) < call.examples:
                examples[check].append((sign, line, items))
    report(rows, compared, agreed, missing, surplus, examples)
    sys.exit(1 if missing or surplus else 0)


def report(rows, compared, agreed, missing, surplus, examples):
    print(f"{rows} rows, {len(compared)} checks, {sum(agreed.values())} verdicts alike, "
          f"{sum(missing.values())} only by the rules, {sum(surplus.values())} only by the program")
    spoken = {check.split(":")[0] for counter in (agreed, missing, surplus) for check in counter}
    silent = sorted(compared - spoken)
    if silent:
        print("never failed by either:", " ".join(silent))
    shown = {row["id"]: row["items"].split(";") for row in catalogue()}
    for check in sorted(set(missing) | set(surplus)):
        print(f"{check}: alike {agreed[check]}, only by the rules {missing[check]}, only by the program {surplus[check]}")
        for sign, line, items in examples[check]:
            names = list(dict.fromkeys(shown[check.split(":")[0]] + SHOWN))
            print(f"  {sign} line {line}: " + "  ".join(f"{name}={items[name]}" for name in names if name in items))


if __name__ == "__main__":
    main()
