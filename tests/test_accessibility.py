"""Every workbook that the program writes keeps the checklist for accessible spreadsheets, as far as it can."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest

from tests.accessibility.checklist import EVERYWHERE, FORM, STATISTICS
from tests.accessibility.workbook import Check, Made, made
from tests.documents.marked.workbooks_to_mark import WITH_ERRORS, marked
from tests.documents.report.reading import content_of
from tests.documents.report.reports import report_of
from tests.documents.template.filling import made as template
from tests.documents.template.frameworks import CUSTOM, YJ_2021
from tests.output.samples import SCORED

WORKBOOKS: dict[str, tuple[Callable[[], Made], tuple[Check, ...]]] = {
    **{f"report of {name}": (lambda name=name: made(content_of(report_of(name))), STATISTICS) for name in SCORED},
    "report with everything": (
        lambda: made(content_of(report_of("fieldwork-in-progress.xlsx", by=("Sex",), with_cases=True, suppress=2))),
        STATISTICS,
    ),
    "template": (lambda: made(template(YJ_2021, service="Anytown", attributes="sex")), FORM),
    "template of our own framework": (lambda: made(template(CUSTOM)), FORM),
    "problems": (lambda: made(marked(WITH_ERRORS), "Problems"), EVERYWHERE),
}


@cache
def workbook(name: str) -> Made:
    return WORKBOOKS[name][0]()


def each() -> Iterator[object]:
    for name, (_, checks) in WORKBOOKS.items():
        for check in checks:
            yield pytest.param(name, check, id=f"{name}: {check.__name__.replace('_', ' ')}")


@pytest.mark.parametrize(("name", "holds"), list(each()))
def test_a_workbook_that_we_write_is_accessible(name: str, holds: Check) -> None:
    holds(workbook(name))
