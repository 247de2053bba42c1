"""The percentages by the values of a column in a report: one table per domain, with counts."""

from collections.abc import Iterator

from yjs_cli.documents.report.content import Block, Cell, Column, Paragraph, Row, Section, Table
from yjs_cli.framework import Framework
from yjs_cli.output import words
from yjs_cli.result import DomainGroups, InspectionResult, PercentagesBy, QuestionResult


def groups_sections(inspection: InspectionResult, framework: Framework) -> Iterator[Section]:
    """A section for each column that percentages are shown by."""
    names = {domain.code: words.printable(f"{domain.code} {domain.name}") for domain in framework.domains}
    for number, table in enumerate(inspection.percentages_by, start=1):
        blocks: list[Block] = []
        for domain in table.domains:
            blocks += _domain(table, domain, names[domain.domain], number)
        if sentence := words.not_shown_sentence(table):
            blocks.append(Paragraph(sentence))
        yield Section(f"Percentages by {words.printable(table.heading)}", tuple(blocks))


def _domain(table: PercentagesBy, domain: DomainGroups, name: str, number: int) -> Iterator[Block]:
    caption = f"{name} by {words.printable(table.heading)}"
    if not domain.groups:
        if not domain.combined:
            yield Paragraph(f"{caption}: there are no cases.")
        return
    columns = [Column("Key question")]
    for group in domain.groups:
        head = f"{words.group_name(group)} ({words.counted(group.cases, 'case', 'cases')})"
        columns += [Column(f"{head}: Yes of answers"), Column(f"{head}: % Yes", "percent")]
    rows = tuple(
        Row(
            (
                Cell(words.printable(f"{question.code} {question.label}")),
                *(cell for group in domain.groups for cell in _cells(group.questions[index])),
            )
        )
        for index, question in enumerate(domain.groups[0].questions)
    )
    yield Table(f"By {number} {domain.domain}", caption, tuple(columns), rows)
    if combined := words.combined_sentence(domain):
        yield Paragraph(combined)


def _cells(question: QuestionResult) -> tuple[Cell, Cell]:
    percent = Cell(None, "x") if question.percent is None else Cell(question.percent)
    return Cell(f"{question.yes} of {question.applicable}"), percent
