"""Contents of files, as one line of text each, that the tests of several rules use."""

from tests.checks.sheets import workbook_of
from tests.workbooks import patched

COURT_QUESTIONS = "2.1.1 | 2.1.2 | 2.1.3 | 2.2.1 | 2.2.2 | 2.2.3 | 2.3.1 | 2.3.2 | 2.3.3 | 2.4.1 | 2.4.2 | 2.4.3"
TWELVE_YES = " | ".join(["Yes"] * 12)
MANY_CASES = f"Case ID | {COURT_QUESTIONS}" + "".join(f" / {number} | {TWELVE_YES}" for number in range(1001, 1013))
TWELVE_NOT_APPLICABLE = " | ".join(["N/A"] * 12)
FIVE_OF_KM = "Case ID | Inspector | 2.1.1 | 2.1.2" + "".join(
    f" / {number} | {name} | Yes | Yes" for number, name in enumerate(("KM", "KM", "km", "KM", "KM"), start=1)
)
ONE_CASE = "Case ID | 2.1.1 / 1001 | Yes"
CASELOAD = "Case ID | Disposal / 1001 | YRO / 1002 | YRO / 1003 | YRO"
REGISTER = "Case ID | In care / 1001 | Yes / 1002 | No"
WINDOW = "Sample from | 2023-10-23 / Sample to | 2024-08-16"
# The other files leave out most questions, and tests ignore what is reported about those.
WITHOUT_A_COLUMN = MANY_CASES.replace("2.4.3", "Reviewing")
NEAR_A_THRESHOLD = MANY_CASES.replace("1001 | Yes", "1001 | No").replace("1002 | Yes", "1002 | No")
JUDGED = "Standard | Rating / 1.1 | G / 1.2 | G / 1.3 | G / 1.4 | / 3.4 | G / 4.1 | Not rated"
DAMAGED = patched(
    workbook_of({"Cases": ONE_CASE}),
    {"[Content_Types].xml": lambda xml: xml.replace('Extension="rels"', 'Extent="rels"')},
)
