"""The row checks of the compiled rules (sections 1 to 18) written a second time, from their text, without the program.

verdicts(case, context) gives the ids of the checks that a case fails, with the item behind a colon where a check looks at several
items one by one. Each family is a generator named by its section.
Where the text leaves something open and the program's deviations list settles it, the settled way is followed; the
comparison then shows only what neither text foresees.
"""

import datetime

import card_rules
import code_rules
import person_rules
import tumour_rules


class Context:
    """What does not stand in the row: the day of the check, the registry, whether the provincial pack is on."""

    def __init__(self, tables, registry, provincial, today=None):
        self.tables, self.registry, self.provincial = tables, registry, provincial
        self.today = today or datetime.date.today()


def verdicts(case, context):
    """The checks that a case of the incidence part fails."""
    return {check for family in FAMILIES for check in family(case, context)}


FAMILIES = (
    card_rules.reportability, card_rules.residence, card_rules.required, card_rules.formats, card_rules.side_stage_treatment,
    card_rules.follow_up, card_rules.certificates, code_rules.code_sets, person_rules.dates, person_rules.age, person_rules.resident_number,
    person_rules.areas, tumour_rules.site_and_histology_codes, tumour_rules.icd10, tumour_rules.conversion, tumour_rules.sex,
    tumour_rules.age_site_histology, tumour_rules.site_and_histology, tumour_rules.behaviour, tumour_rules.grade, tumour_rules.basis)

CHECKED = """
P-SCOPE-1 P-SCOPE-2 P-SCOPE-3 P-SCOPE-4 P-SCOPE-5 P-SCOPE-6 P-SCOPE-7 P-SCOPE-8 P-SCOPE-9 P-RES-1 P-RES-2
M-REQ-1 M-REQ-2 M-REQ-3 M-REQ-4 M-REQ-5 M-REQ-6 M-REQ-7 M-REQ-8 M-REQ-9 M-REQ-10 M-REQ-11 F-AUD-1 V-FMT-1 V-FMT-2
V-SET-1 V-SET-2 V-SET-3 V-SET-4 V-SET-5 V-SET-6 V-SET-7 V-SET-8 V-SET-9 V-SET-10 V-SET-11 V-SET-12 V-SET-13 V-SET-14
V-MAP-1 V-MAP-2 V-MAP-3 V-MAP-4 V-MULTI-1 D-PARSE-1 D-PREC-1 D-PREC-2 D-PREC-3 D-ORD-1 D-ORD-2 D-ORD-3 D-ORD-4 D-ORD-5 D-ORD-6
D-AGE-1 D-AGE-2 D-AGE-3 D-AGE-4 D-AGE-5 D-AGE-6 I-ID-1 I-ID-2 I-ID-3 I-ID-4 I-ID-5 I-ID-6 I-ID-7 I-ID-8 I-ID-10
A-CODE-1 A-CODE-2 A-CODE-3 A-CODE-4 A-ADDR-1 O-TOPO-1 O-TOPO-2 O-TOPO-3 O-MORP-1 O-MORP-2 O-MORP-3 O-MORP-4
O-ICD10-1 O-ICD10-2 O-ICD10-3 O-ICD10-4 O-ICD10-5 O-CONV-1 O-CONV-2 O-CONV-3 X-SEX-1 X-SEX-2 X-SEX-3 X-SEX-4 X-SEX-5
X-AGE-1 X-AGE-2 X-AGE-3 X-SH-1 X-SH-2 X-SH-3 X-SH-4 X-BEH-1 X-BEH-2 X-BEH-3 X-GRD-1 X-GRD-2 X-GRD-3 X-GRD-4 X-GRD-5
X-BAS-1 X-BAS-2 X-BAS-3 X-BAS-4 X-BAS-5 X-BAS-6 X-BAS-7 X-BAS-8 S-LAT-1 S-LAT-2 S-LAT-3 S-STG-1 S-STG-2 S-TRT-1
V-FMT-3 V-DRV-1 V-DRV-2 O-MORP-5 O-CODE-1 O-CODE-2 U-STA-1 U-STA-2 U-STA-3 U-STA-4 U-STA-5 K-DCO-1 K-DCO-2 K-DCO-3 K-DCO-4 K-DC-2
""".split()
