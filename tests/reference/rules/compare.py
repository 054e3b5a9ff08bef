#!/usr/bin/env python3
"""compare.py FILE.csv --tables DIR: the verdicts of the program and of rules.py on the same rows, and where they differ.

Exit status 0: the same; 1: differences, in the table on standard output; 2: the program could not be run.
"""

import argparse
import csv
import os
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict

import layout
from case import Case
from record import Record
from rules import CHECKED, Context, verdicts
from tables import Tables

CHECKS = os.path.join(layout.PROJECT, "Registry.Import", "Checks", "checks.csv")
PROGRAM = os.path.join(layout.PROJECT, "artifacts", "bin", "Registry.Api", "release", "registry.dll")
ALL_PACKS = "national-2016,iarc-tr42,encr,province,house"


def catalogue():
    with open(CHECKS, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def program_verdicts(call, path):
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
        found = defaultdict(set)
        with open(answer, encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                if row["part"] == "incidence" and row["row"] not in ("", "0"):
                    found[int(row["row"])].add(row["check_id"])
        return found


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
    compared = {row["id"] for row in catalogue() if row["pack"] in packs} & set(call.only.split(",") if call.only else CHECKED)
    theirs = program_verdicts(call, os.path.abspath(call.file))
    tables = Tables(call.tables)
    context = Context(tables, call.area, "province" in packs)
    agreed, missing, surplus, examples, rows = Counter(), Counter(), Counter(), defaultdict(list), 0
    for line, items in layout.read(call.file):
        rows += 1
        ours = verdicts(Case(Record(items), tables, context.provincial), context) & compared
        found = theirs.get(line, set()) & compared
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
    silent = sorted(check for check in compared if not agreed[check] and not missing[check] and not surplus[check])
    if silent:
        print("never failed by either:", " ".join(silent))
    shown = {row["id"]: row["items"].split(";") for row in catalogue()}
    for check in sorted(set(missing) | set(surplus)):
        print(f"{check}: alike {agreed[check]}, only by the rules {missing[check]}, only by the program {surplus[check]}")
        for sign, line, items in examples[check]:
            names = list(dict.fromkeys(shown[check] + ["sex", "age", "birth_date", "incidence_date", "topography", "morphology", "behaviour",
                                                       "grade", "basis", "icd10"]))
            print(f"  {sign} line {line}: " + "  ".join(f"{name}={items.get(name, '')}" for name in names))


if __name__ == "__main__":
    main()
