"""Every workbook that yjs writes follows the checklist for accessible spreadsheets, as far as it can."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest

from tests.accessibility.checklist import EVERYWHERE, FORM, STATISTICS
from tests.accessibility.workbook import Check, WrittenWorkbook, open_written
from tests.documents.marked.workbooks_to_mark import WITH_ERRORS, marked
from tests.documents.report.reading import content_of
from tests.documents.report.reports import report_of
from tests.documents.template.filling import template_bytes
from tests.documents.template.frameworks import CUSTOM, YJ_2021
from tests.output.samples import SCORED

WORKBOOKS: dict[str, tuple[Callable[[], WrittenWorkbook], tuple[Check, ...]]] = {
    **{
        f"report of {name}": (lambda name=name: open_written(content_of(report_of(name))), STATISTICS)
        for name in SCORED
    },
    "report with everything": (
        lambda: open_written(
            content_of(report_of("fieldwork-in-progress.xlsx", by=("Sex",), with_cases=True, suppress=2))
        ),
        STATISTICS,
    ),
    "template": (lambda: open_written(template_bytes(YJ_2021, service="Anytown", attributes="sex")), FORM),
    "template of a custom framework": (lambda: open_written(template_bytes(CUSTOM)), FORM),
    "problems": (lambda: open_written(marked(WITH_ERRORS), "Problems"), EVERYWHERE),
}


@cache
def workbook(name: str) -> WrittenWorkbook:
    return WORKBOOKS[name][0]()


def each() -> Iterator[object]:
    for name, (_, checks) in WORKBOOKS.items():
        for check in checks:
            yield pytest.param(name, check, id=f"{name}: {check.__name__.replace('_', ' ')}")


@pytest.mark.parametrize(("name", "point"), list(each()))
def test_written_workbook_is_accessible(name: str, point: Check) -> None:
    point(workbook(name))
