"""What is wrong with a workbook: every rule is asked, and the answers are sorted by place."""

from collections.abc import Iterator
from itertools import islice
from types import ModuleType

from yjs_cli.checks.catalogue import RULES
from yjs_cli.checks.finding import Finding
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection
from yjs_cli.problem import Problem
from yjs_cli.workbook.cell import Place

# Of one rule. Nobody mends more before looking again, and each costs time.
MOST_FINDINGS = 1_000


def check(inspection: Inspection, framework: Framework) -> tuple[Problem, ...]:
    """Every problem of an inspection, in the order of its file: sheet by sheet, row by row, then what has no place.

    Of more than MOST_FINDINGS of one rule, the first are told, and that there are more. An ``error`` means that a
    rating could be wrong: such an inspection is not scored.
    """
    order = {(sheet.file, sheet.sheet): index for index, sheet in enumerate(inspection.sheets)}

    def position(found: tuple[Place, Problem]) -> tuple[int, int, int]:
        place, _ = found
        if place == Place(None):
            return len(order), 0, 0
        return order.get((place.file, place.sheet), len(order)), place.row or 0, place.column or 0

    found = [
        (finding.place, _problem(rule, finding.place, finding.message, finding.hint, inspection))
        for rule in RULES
        for finding in _findings(rule, inspection, framework)
    ]
    return tuple(problem for _, problem in sorted(found, key=position))


def _findings(rule: ModuleType, inspection: Inspection, framework: Framework) -> Iterator[Finding]:
    found: Iterator[Finding] = iter(rule.check(inspection, framework))
    yield from islice(found, MOST_FINDINGS)
    if next(found, None):
        message = f"There are more of these than the {MOST_FINDINGS:,} that are told."
        yield Finding(Place(None), message, "Mend those, and check again.")


def _problem(rule: ModuleType, place: Place, message: str, hint: str, inspection: Inspection) -> Problem:
    return Problem(
        code=rule.CODE,
        severity=rule.SEVERITY,
        location=str(place) or inspection.source.name,
        sheet=place.sheet,
        cell=place.cell,
        message=message,
        hint=hint,
    )
