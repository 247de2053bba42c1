import re
from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, case_place, quoted
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

MANUAL = """
A case ID without a digit, where most others have one, or the ID of an example.

It may be an example or a row of totals, but it is counted as a case.

Passes:

    Case ID | 2.1.1
    1001    | Yes
    1002    | No
    1003    | No

Fails:

    Case ID | 2.1.1
    1001    | Yes
    1002    | No
    Example | Yes

To fix: delete the row if it is not a case.
"""

_LONGEST = 100  # characters of an ID that are compared
_EXAMPLE = re.compile(r"[^\w\n]*(?:e\.?g\b|example|sample|test|dummy|your case)", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
# One search in all IDs is ten times faster than a search in each, and usually finds nothing.
_SUSPECT = re.compile(rf"^(?:[^\d\n]+$|{_EXAMPLE.pattern})", re.IGNORECASE | re.MULTILINE)


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    ids = [each[:_LONGEST] if isinstance(each, str) else "" for each in inspection.cases["case_id"].tolist()]
    if not _SUSPECT.search("\n".join(ids)):
        return
    named = [case for case, case_id in enumerate(ids) if case_id]
    without_digit = {case for case in named if not _DIGIT.search(ids[case])}
    for case in named:
        if (case in without_digit and 2 * len(without_digit) < len(named)) or _EXAMPLE.match(ids[case]):
            yield Finding(
                case_place(inspection, case),
                f"{quoted(ids[case])} does not look like the other case IDs, but it is counted as a case.",
                "Delete the row if it is an example or a total. Otherwise, you do not need to do anything.",
            )


RULE = ComputedRule("case-id-unlike", "warning", MANUAL, check)
