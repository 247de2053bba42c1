"""The people in a report: the composition of the sample, breakdowns that were asked for, and cases if asked for."""

from collections.abc import Iterator, Sequence

import msgspec

from yjs_cli.framework import Domain, Framework
from yjs_cli.output import words
from yjs_cli.output.report.content import ABSENCES, Block, Cell, Column, Paragraph, Row, Section, Table
from yjs_cli.result import InspectionResult


class Breakdown(msgspec.Struct, frozen=True):
    """How many cases of each domain have each value of an attribute: one tuple of counts a value, domains in order."""

    heading: str
    domains: tuple[str, ...]
    counts: tuple[tuple[str, tuple[int, ...]], ...]


class CaseAnswers(msgspec.Struct, frozen=True):
    """A case and its answers, in the order of its domain's key questions."""

    domain: str
    case_id: str
    answers: tuple[str, ...]


NOT_STATED = "Not stated"


def sample_section(
    inspection: InspectionResult, framework: Framework, breakdowns: Sequence[Breakdown], suppress: int
) -> Section:
    """The cases of each domain by disposal, zeros included, and by whatever attribute was asked for."""
    domains = {domain.code: domain for domain in framework.domains}
    sample_rows = [
        Row((Cell(_name(domains[sample.domain])), Cell(sample.cases), Cell(sample.interviewed)))
        for sample in inspection.samples
    ]
    columns = (Column("Domain"), Column("Cases", "count"), Column("Case managers interviewed", "count"))
    tables = [
        Table("Sample", "Cases in the sample", columns, tuple(sample_rows)),
        _disposals(inspection, domains, suppress),
        *(
            _breakdown(breakdown, number, domains, suppress)
            for number, breakdown in enumerate(breakdowns, start=1)
            if breakdown.counts
        ),
    ]
    blocks: list[Block] = [*tables]
    if any(cell.absent == "c" for table in tables for row in table.rows for cell in row.cells):
        blocks.append(
            Paragraph(f"[c] {ABSENCES['c']}. Other counts are left out too where it could be worked out from them.")
        )
    return Section("Sample", tuple(blocks))


def cases_section(cases: Sequence[CaseAnswers], framework: Framework) -> Iterator[Section]:
    """Every case with its answers; nothing where no cases are given."""
    if not cases:
        return
    tables = []
    for domain in framework.case_domains:
        rows = tuple(_case(case) for case in cases if case.domain == domain.code)
        if rows:
            columns = (Column("Case"), *(Column(question.code) for question in domain.questions))
            tables.append(Table(f"Cases {domain.code}", f"{_name(domain)}: answers case by case", columns, rows))
    yield Section("Cases", tuple(tables))


def suppressed(counts: Sequence[int], below: int) -> list[int | None]:
    """Counts that add up to a published total, without those of fewer than ``below`` people: None in their place.

    As long as what is left out could be worked out from the total, the smallest of the others is left out too; a zero
    only where nothing else is left.
    """
    shown: list[int | None] = [None if 0 < count < below else count for count in counts]
    while None in shown and _can_be_worked_out(counts, shown, below):
        others = [index for index, count in enumerate(shown) if count is not None]
        if not others:
            break
        shown[min(others, key=lambda index: (counts[index] == 0, counts[index]))] = None
    return shown


def _can_be_worked_out(counts: Sequence[int], shown: Sequence[int | None], below: int) -> bool:
    """Whether the sum of the counts left out tells each: one alone, all as small or all as large as they can be."""
    left_out = [count for count, stands in zip(counts, shown, strict=True) if stands is None]
    least = 1 if any(shown) else 0
    return len(left_out) == 1 or sum(left_out) in (least * len(left_out), (below - 1) * len(left_out))


def _disposals(inspection: InspectionResult, domains: dict[str, Domain], suppress: int) -> Table:
    rows = []
    for sample in inspection.samples:
        counts = [(words.printable(disposal.name), disposal.cases) for disposal in sample.disposals]
        if rest := sample.cases - sum(count for _, count in counts):
            counts.append((NOT_STATED, rest))
        shown = suppressed([count for _, count in counts], suppress)
        rows += [
            Row((Cell(_name(domains[sample.domain])), Cell(name), _count(count)))
            for (name, _), count in zip(counts, shown, strict=True)
        ]
    columns = (Column("Domain"), Column("Disposal"), Column("Cases", "count"))
    return Table("Disposals", "Cases by disposal", columns, tuple(rows), grouped=True)


def _breakdown(breakdown: Breakdown, number: int, domains: dict[str, Domain], suppress: int) -> Table:
    values = [words.printable(value) for value, _ in breakdown.counts]
    by_domain = [
        suppressed([counts[index] for _, counts in breakdown.counts], suppress)
        for index in range(len(breakdown.domains))
    ]
    heading = words.printable(breakdown.heading)
    return Table(
        f"Breakdown {number}",
        f"Cases by {heading}",
        (Column(heading), *(Column(_name(domains[code]), "count") for code in breakdown.domains)),
        tuple(
            Row((Cell(value), *(_count(counts[index]) for counts in by_domain))) for index, value in enumerate(values)
        ),
    )


def _case(case: CaseAnswers) -> Row:
    answers = (Cell(answer) if answer else Cell(None, "x") for answer in case.answers)
    return Row((Cell(words.printable(case.case_id)), *answers))


def _count(count: int | None) -> Cell:
    return Cell(None, "c") if count is None else Cell(count)


def _name(domain: Domain) -> str:
    return f"{domain.code} {words.printable(domain.name)}"
