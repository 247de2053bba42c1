from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, case_place, facts_of_kind
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework, joined
from yjs_cli.inspection import Inspection
from yjs_cli.workbook.cell import Place

MANUAL = """
Cases from more than one service in one file.

They are scored together, as if they came from one service.

Passes:

    Case ID | Service  | 2.1.1
    1001    | Northton | Yes
    1002    | Northton | No

Fails:

    Case ID | Service  | 2.1.1
    1001    | Northton | Yes
    1002    | Southton | No

To fix: put each service in a separate file.
"""

_SERVICE = frozenset(("service", "servicename", "yjs", "yot", "yos", "youthjusticeservice", "youthoffendingteam"))
_HINT = "Put each service in a separate file."


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for fact in facts_of_kind(inspection, "services-mixed"):
        yield Finding(fact.place, "This sheet names a different service from an earlier sheet.", _HINT)
    for heading in inspection.attributes.columns:
        if joined(heading) in _SERVICE:
            names = [joined(value) if isinstance(value, str) else "" for value in inspection.attributes[heading]]
            first = next(filter(None, names), "")
            other = next((case for case, name in enumerate(names) if name and name != first), None)
            if other is not None:
                place = case_place(inspection, other)
                message = (
                    "This case belongs to a different service from an earlier case. Both are being scored together."
                )
                yield Finding(Place(place.sheet, place.row, None, place.file), message, _HINT)


RULE = ComputedRule("services-mixed", "warning", MANUAL, check)
