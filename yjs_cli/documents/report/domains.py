"""The section of a domain: each standard with its percentages, what decides its rating, and flags for the panel."""

from collections.abc import Iterator

from msgspec.structs import replace

from yjs_cli.documents.report.content import Block, Cell, Column, Paragraph, Picture, Row, Section, Table, Threshold
from yjs_cli.framework import Domain, Framework
from yjs_cli.output import words
from yjs_cli.output.flags_shown import flags_to_show
from yjs_cli.result import InspectionResult, QuestionResult, StandardResult

_COLUMNS = (
    Column("Key question"),
    Column("Percentage", "percent"),
    Column("Rating", "rating"),
    Column("Decides the rating"),
    Column("Yes", "count"),
    Column("No", "count"),
    Column("Applicable", "count"),
    Column("N/A", "count"),
    Column("Unanswered", "count"),
)


def domain_section(inspection: InspectionResult, domain: Domain, framework: Framework) -> Section:
    """The section of a domain, with one subsection per standard."""
    standards = tuple(
        _standard(standard, framework) for standard in inspection.standards if standard.domain == domain.code
    )
    return Section(f"{domain.code} {words.printable(domain.name)}", sections=standards)


def _standard(standard: StandardResult, framework: Framework) -> Section:
    name = f"{standard.code} {words.printable(standard.name)}"
    return Section(
        f"{name}: {words.rating_in_words(standard)}", tuple(_blocks(standard, name, framework)), rating=standard.rating
    )


def _blocks(standard: StandardResult, name: str, framework: Framework) -> Iterator[Block]:
    if standard.method == "cases":
        rows = tuple(_row(question, standard) for question in standard.questions)
        caption = f"{name}: number of cases by answer to each key question"
        yield Table(standard.code, caption, _COLUMNS, rows)
        if any(question.applicable for question in standard.questions):
            yield _picture(standard, name, framework)
    elif standard.rating:
        yield Paragraph(_judgement("Judged by the inspectors", standard))
    elif standard.status == "not-rated":
        yield Paragraph(_judgement("Not rated by the inspectors", standard))
    for remark in (words.panel_sentence(standard), *flags_to_show(standard, full=True)):
        if remark:
            yield Paragraph(words.printable(remark), remark=True)
    if outlook := words.standard_outlook(standard):
        yield Paragraph(outlook)


def _judgement(sentence: str, standard: StandardResult) -> str:
    reason = words.printable(standard.reason).strip()
    return f"{sentence}: {reason}" if reason else f"{sentence}."


def _row(question: QuestionResult, standard: StandardResult) -> Row:
    decides = question.code in standard.deciding
    counts = (question.yes, question.no, question.applicable, question.not_applicable, question.unanswered)
    return Row(
        (
            Cell(f"{question.code} {words.printable(question.label)}"),
            Cell(None, "x") if question.percent is None else Cell(question.percent),
            Cell(None, "x")
            if question.rating is None
            else Cell(words.printable(question.rating), rating=question.rating),
            # Not Yes and No: a report must never be read as a workbook of answers.
            Cell("Decides" if decides else "Does not decide"),
            *(Cell(count) for count in counts),
        ),
        emphasised=decides,
    )


def _picture(standard: StandardResult, name: str, framework: Framework) -> Picture:
    shares = "; ".join(
        f"{question.code} {question.percent}%" for question in standard.questions if question.percent is not None
    )
    thresholds = tuple(Threshold(rating.from_percent, words.printable(rating.name)) for rating in framework.ratings)
    stated = ", ".join(f"{each.rating} {each.percent}%" for each in thresholds)
    return Picture(
        f"{name}: share of Yes compared with the rating thresholds",
        words.printable(f"Share of Yes among the applicable answers: {shares}. Rating thresholds: {stated}."),
        tuple(replace(question, label=words.printable(question.label)) for question in standard.questions),
        thresholds,
    )
