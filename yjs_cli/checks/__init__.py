"""What is wrong with a workbook: every rule is asked, and the answers are sorted by place."""

from types import ModuleType

from yjs_cli.checks.catalogue import RULES
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection, Place
from yjs_cli.problem import Problem


def check(inspection: Inspection, framework: Framework) -> tuple[Problem, ...]:
    """Every problem of an inspection, in the order of its file: sheet by sheet, row by row, then what has no place.

    An ``error`` means that a rating could be wrong: such an inspection is not scored.
    """
    order = {name: index for index, name in enumerate(inspection.sheets)}

    def position(found: tuple[Place, Problem]) -> tuple[int, int, int]:
        place, _ = found
        if place == Place(None):
            return len(order), 0, 0
        return order.get(place.sheet, len(order)), place.row or 0, place.column or 0

    found = [
        (finding.place, _problem(rule, finding.place, finding.message, finding.hint, inspection))
        for rule in RULES
        for finding in rule.check(inspection, framework)
    ]
    return tuple(problem for _, problem in sorted(found, key=position))


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
