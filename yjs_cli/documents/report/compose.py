"""Composing a report from a result, in the order of the published reports."""

from collections.abc import Iterator

from yjs_cli.documents.report.calculation import calculation_section
from yjs_cli.documents.report.content import Block, Bullets, Cell, Column, Paragraph, Report, Row, Section, Table
from yjs_cli.documents.report.domains import domain_section
from yjs_cli.documents.report.groups import groups_sections
from yjs_cli.documents.report.people import Breakdown, CaseAnswers, cases_section, sample_section
from yjs_cli.framework import Domain, Framework
from yjs_cli.output import words
from yjs_cli.result import Document, InspectionResult, StandardResult


def compose(
    document: Document,
    framework: Framework,
    *,
    title: str | None = None,
    breakdowns: tuple[Breakdown, ...] = (),
    cases: tuple[CaseAnswers, ...] = (),
    suppress: int = 0,
) -> Report:
    """The report of the document's one inspection.

    Counts below ``suppress`` are left out of the sample's tables and of ``breakdowns``. The report names cases only if
    ``cases`` are given.
    """
    [inspection] = document.inspections
    service = words.service_name(inspection)
    overall = f"{words.overall_in_words(inspection)}. {words.score_sentence(inspection)}."
    return Report(
        title=words.printable(title or "").strip() or f"{service}: inspection ratings",
        service=service,
        summary=f"Overall rating: {overall}",
        sections=(
            _ratings(inspection, framework),
            sample_section(inspection, framework, breakdowns, suppress),
            *(domain_section(inspection, domain, framework) for domain in framework.domains),
            *groups_sections(inspection, framework),
            *_missing(inspection),
            *cases_section(cases, framework),
            calculation_section(document, inspection, framework),
        ),
        ratings=tuple(rating.name for rating in framework.ratings),
        date=inspection.fieldwork_start,
    )


def _ratings(inspection: InspectionResult, framework: Framework) -> Section:
    blocks: list[Block] = [
        Table(
            "Overall",
            "Score and overall rating",
            (Column("Service"), Column("Score"), Column("Overall rating", "rating")),
            (
                Row(
                    (
                        Cell(words.service_name(inspection)),
                        Cell(_score(inspection)),
                        Cell(words.overall_in_words(inspection), rating=inspection.overall),
                    ),
                    emphasised=True,
                ),
            ),
        ),
        Table(
            "Ratings",
            "Rating of each standard",
            (Column("Domain"), Column("Code", "code"), Column("Name of the standard"), Column("Rating", "rating")),
            tuple(row for domain in framework.domains for row in _domain_rows(inspection, domain)),
            grouped=True,
        ),
    ]
    if dates := words.dates_sentence(inspection):
        blocks.insert(0, Paragraph(dates))
    if unscored := words.unscored_sentence(inspection):
        blocks.append(Paragraph(unscored))
    return Section("Ratings", tuple(blocks))


def _score(inspection: InspectionResult) -> str:
    so_far = " so far" if inspection.status == "incomplete" else ""
    return f"{inspection.score} of {inspection.max_score}{so_far}"


def _domain_rows(inspection: InspectionResult, domain: Domain) -> Iterator[Row]:
    for standard in inspection.standards:
        if standard.domain == domain.code:
            yield Row(
                (
                    Cell(words.printable(f"{domain.code} {domain.name}")),
                    Cell(standard.code),
                    Cell(words.printable(standard.name)),
                    Cell(words.rating_in_words(standard), rating=standard.rating),
                )
            )


def _missing(inspection: InspectionResult) -> Iterator[Section]:
    if outlook := words.outlook_sentence(inspection):
        by_standard = tuple(filter(None, (_missing_from(standard) for standard in inspection.standards)))
        blocks = (Paragraph(outlook), *((Bullets(by_standard),) if by_standard else ()))
        yield Section("What is missing", blocks)


def _missing_from(standard: StandardResult) -> str:
    outlook = words.standard_outlook(standard)
    return f"{standard.code} {words.printable(standard.name)}: {outlook}" if outlook else ""
