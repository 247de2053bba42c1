"""Everything that is wrong with a workbook: every rule is run, and the problems are sorted by place."""

from yjs_cli.checks.catalogue import RULES
from yjs_cli.checks.grouping import problems_of_rule
from yjs_cli.framework import Framework, load_framework
from yjs_cli.inspection import Inspection
from yjs_cli.problem import Problem
from yjs_cli.workbook.cell import Place


def check(inspection: Inspection, framework: Framework | None = None) -> tuple[Problem, ...]:
    """Every problem of an inspection, in file order: by sheet, row and column, then problems without a place.

    An ``error`` means that a rating could be wrong: an inspection with an error is not scored. ``framework`` is the
    one that the inspection was read with, by default the one that ships with yjs.
    """
    framework = framework or load_framework()
    order = {(sheet.file, sheet.sheet): index for index, sheet in enumerate(inspection.sheets)}

    def position(problem: Problem) -> tuple[int, int, int]:
        place = problem.places[0]
        if place == Place(None):
            return len(order), 0, 0
        return order.get((place.file, place.sheet), len(order)), place.row or 0, place.column or 0

    return tuple(
        sorted((problem for rule in RULES for problem in problems_of_rule(rule, inspection, framework)), key=position)
    )
