"""One problem for each warning and sheet, however many cells it is about."""

from collections.abc import Iterable, Iterator
from itertools import islice

from yjs_cli.checks.finding import NAMED, Finding, cell_list
from yjs_cli.checks.rule import Rule
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection
from yjs_cli.problem import Problem
from yjs_cli.workbook.cell import Place

# For each rule. Nobody fixes more before checking again, and each one takes time.
MOST_FINDINGS = 1_000


def problems_of_rule(rule: Rule, inspection: Inspection, framework: Framework) -> Iterator[Problem]:
    """The problems that a rule finds.

    A warning is one problem for all cells of a sheet about which it says the same. An error or a notice is one problem
    for each finding. Of more than MOST_FINDINGS findings, only the first are used, and one problem says so.
    """
    findings = rule.check(inspection, framework)
    reported = list(islice(findings, MOST_FINDINGS))
    are_more = next(findings, None) is not None
    groups = _alike(reported) if rule.severity == "warning" else [[finding] for finding in reported]
    for group in groups:
        places = sorted((finding.place for finding in group), key=lambda place: (place.row or 0, place.column or 0))
        message = f"{group[0].message}{_where(places, are_more)}"
        yield Problem.at(places, inspection.source.name, rule.code, rule.severity, message, group[0].hint)
    if are_more:
        message, hint = f"There are more than {MOST_FINDINGS:,} of these.", "Fix the ones listed, then check again."
        yield Problem.at([Place(None)], inspection.source.name, rule.code, rule.severity, message, hint)


def _alike(findings: Iterable[Finding]) -> Iterable[list[Finding]]:
    """Findings on one sheet of one file with the same message and hint, together."""
    groups: dict[tuple[str | None, str | None, str, str], list[Finding]] = {}
    for finding in findings:
        sheet = (finding.place.file, finding.place.sheet)
        groups.setdefault((*sheet, finding.message, finding.hint), []).append(finding)
    return groups.values()


def _where(places: list[Place], are_more: bool) -> str:
    """How many places a message is about, and the first ones. Nothing for a single place: its location says it."""
    if len(places) == 1:
        return ""
    first = places[0]
    unit = "cells" if first.cell else "rows" if first.row else "columns"
    count = f"at least {len(places):,}" if are_more else f"{len(places):,}"
    return f" Found in {count} {unit}: {cell_list(places[:NAMED], len(places), first)}."
