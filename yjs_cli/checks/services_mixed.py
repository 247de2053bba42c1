"""Cases of more than one service in one file.

They are rated together, as if they were one service's.

Passes::

    Case ID | Service  | 2.1.1
    1001    | Northton | Yes
    1002    | Northton | No

Fails::

    Case ID | Service  | 2.1.1
    1001    | Northton | Yes
    1002    | Southton | No

To mend: give each service a file of its own.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, case_place, facts
from yjs_cli.framework import Framework, joined
from yjs_cli.inspection import Inspection
from yjs_cli.workbook.cell import Place

CODE = "services-mixed"
SEVERITY = "warning"

_SERVICE = frozenset(("service", "servicename", "yjs", "yot", "yos", "youthjusticeservice", "youthoffendingteam"))
_HINT = "Give each service a file of its own."


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for fact in facts(inspection, CODE):
        yield Finding(fact.place, "This sheet names another service than one before it.", _HINT)
    for heading in inspection.attributes.columns:
        if joined(heading) in _SERVICE:
            named = [joined(value) if isinstance(value, str) else "" for value in inspection.attributes[heading]]
            first = next(filter(None, named), "")
            other = next((case for case, name in enumerate(named) if name and name != first), None)
            if other is not None:
                place = case_place(inspection, other)
                message = "This case is of another service than one before it, and is rated with it."
                yield Finding(Place(place.sheet, place.row), message, _HINT)
