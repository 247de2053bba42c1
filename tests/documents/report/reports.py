"""Reports of the samples, with the options of the command."""

from functools import cache

from msgspec.structs import replace

from tests.builders import YJ_2021
from tests.output.samples import FOLDER, document_of
from yjs_cli.documents.report.compose import compose
from yjs_cli.documents.report.content import Bullets, Cell, Column, Paragraph, Report, Row, Section, Table
from yjs_cli.documents.report.people import NOT_STATED, Breakdown, CaseAnswers
from yjs_cli.inspection import Inspection
from yjs_cli.layout import read_inspection
from yjs_cli.scoring.breakdowns import answers_by_case, breakdown_counts


@cache
def report_of(name: str, *, by: tuple[str, ...] = (), with_cases: bool = False, suppress: int = 0) -> Report:
    """The report of a sample. ``by``: headings of columns to count cases by."""
    inspection = read_inspection(str(FOLDER / name), YJ_2021)
    return compose(
        document_of(name),
        YJ_2021,
        breakdowns=tuple(_breakdown(inspection, heading) for heading in by),
        cases=_cases(inspection) if with_cases else (),
        suppress=suppress,
    )


def one_section(*blocks: Table | Paragraph | Bullets, heading: str = "Section", **also: object) -> Report:
    """A report of one section, after a first section, whose text the spreadsheet puts on its cover."""
    first = Section("Ratings", (one_table("First"),))
    report = Report("Anytown", "Anytown", "Overall rating: Good.", (first, Section(heading, blocks)), (), None)
    return replace(report, **also)


def one_table(name: str, *cells: Cell, caption: str = "A table", headings: tuple[str, ...] = ()) -> Table:
    """A table with one row."""
    row = cells or (Cell("A value"),)
    return Table(
        name,
        caption,
        tuple(Column(heading) for heading in headings or [f"H{at}" for at in range(len(row))]),
        (Row(row),),
    )


def all_sections(report: Report) -> list[Section]:
    def within(sections: tuple[Section, ...]) -> list[Section]:
        return [each for section in sections for each in (section, *within(section.sections))]

    return within(report.sections)


def _breakdown(inspection: Inspection, heading: str) -> Breakdown:
    counts = breakdown_counts(inspection.cases, inspection.attributes[heading], YJ_2021)
    domains = tuple(domain.code for domain in YJ_2021.case_domains)
    return Breakdown(heading, domains, tuple((value or NOT_STATED, of) for value, of in counts))


def _cases(inspection: Inspection) -> tuple[CaseAnswers, ...]:
    ids, domains = inspection.cases["case_id"], inspection.cases["domain"]
    return tuple(
        CaseAnswers(domains.iloc[case], ids.iloc[case], answers)
        for case, answers in answers_by_case(inspection, YJ_2021).items()
    )
