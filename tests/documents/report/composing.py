"""Composing a report from an inspection, and finding its sections, tables and paragraphs."""

from tests.builders import YJ_2021
from tests.documents.report.reports import all_sections
from yjs_cli.documents.report.compose import compose
from yjs_cli.documents.report.content import Paragraph, Report, Section, Table
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection
from yjs_cli.result import FORMAT_VERSION, Document
from yjs_cli.scoring import score


def reported(inspection: Inspection, framework: Framework = YJ_2021, **options: object) -> Report:
    result = score(inspection, framework, ())
    return compose(Document(FORMAT_VERSION, "0.1.0", framework.name, (result,)), framework, **options)  # type: ignore[arg-type]


def section(report: Report, heading: str) -> Section:
    """The one section whose heading starts like this."""
    [found] = [each for each in all_sections(report) if each.heading.startswith(heading)]
    return found


def tables(report: Report) -> dict[str, Table]:
    """The tables of a report by name."""
    return {block.name: block for each in all_sections(report) for block in each.blocks if isinstance(block, Table)}


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def paragraphs(section: Section, remarks: bool = False) -> list[str]:
    return [each.text for each in section.blocks if isinstance(each, Paragraph) and each.remark is remarks]
