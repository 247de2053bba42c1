"""The sample in a report: cases by disposal and by the requested columns, and the list of cases if requested."""

from collections.abc import Iterator, Sequence

import msgspec

from yjs_cli.documents.report.content import ABSENCES, Block, Cell, Column, Paragraph, Row, Section, Table
from yjs_cli.documents.report.suppression import suppressed
from yjs_cli.framework import Domain, Framework
from yjs_cli.output import words
from yjs_cli.result import InspectionResult, Sample


class Breakdown(msgspec.Struct, frozen=True):
    """Number of cases by the values of a column. ``counts``: for each value, one count per domain, in order."""

    heading: str
    domains: tuple[str, ...]
    counts: tuple[tuple[str, tuple[int, ...]], ...]


class CaseAnswers(msgspec.Struct, frozen=True):
    """A case and its answers, in the order of the key questions of its domain. A missing answer is ""."""

    domain: str
    case_id: str
    answers: tuple[str, ...]


NOT_STATED = "Not stated"


def sample_section(
    inspection: InspectionResult, framework: Framework, breakdowns: Sequence[Breakdown], suppress: int
) -> Section:
    """The section on the sample: cases of each domain by disposal, including zeros, and by the requested columns."""
    if not inspection.samples:
        return Section("Sample", (Paragraph("This framework has no standards that are rated from cases."),))
    domains = {domain.code: domain for domain in framework.domains}
    sample_rows = [
        Row((Cell(_name(domains[sample.domain])), Cell(sample.cases), _interviewed(sample)))
        for sample in inspection.samples
    ]
    columns = (Column("Domain"), Column("Cases", "count"), Column("Case managers interviewed", "count"))
    blocks: list[Block] = [Table("Sample", "Cases in the sample", columns, tuple(sample_rows))]
    blocks += _disposals(inspection, domains, suppress)
    for number, breakdown in enumerate(breakdowns, start=1):
        blocks.append(_breakdown(breakdown, number, domains, suppress))
    tables = [block for block in blocks if isinstance(block, Table)]
    if any(cell.absent == "c" for table in tables for row in table.rows for cell in row.cells):
        blocks.append(
            Paragraph(f"[c] {ABSENCES['c']}. Other numbers are suppressed if they would reveal a small number.")
        )
    return Section("Sample", tuple(blocks))


def cases_section(cases: Sequence[CaseAnswers], framework: Framework) -> Iterator[Section]:
    """The list of cases with their answers, or nothing if no cases are given."""
    if not cases:
        return
    tables = []
    for domain in framework.case_domains:
        rows = tuple(_case(case) for case in cases if case.domain == domain.code)
        if rows:
            columns = (Column("Case"), *(Column(question.code) for question in domain.questions))
            tables.append(Table(f"Cases {domain.code}", f"{_name(domain)}: answers in each case", columns, rows))
    yield Section("Cases", tuple(tables))


def _disposals(inspection: InspectionResult, domains: dict[str, Domain], suppress: int) -> Iterator[Block]:
    rows: list[Row] = []
    omitted = []
    for sample in inspection.samples:
        domain = _name(domains[sample.domain])
        counts = [disposal.cases for disposal in sample.disposals]
        names = [words.printable(disposal.name) for disposal in sample.disposals]
        least = [0] * len(counts)
        if rest := sample.cases - sum(counts):
            counts, names, least = [*counts, rest], [*names, NOT_STATED], [*least, 1]
        shown = suppressed(counts, suppress, least)
        if shown is None:
            omitted.append(_omitted(f"Cases by disposal, {domain}"))
        else:
            rows += [Row((Cell(domain), Cell(name), _count(count))) for name, count in zip(names, shown, strict=True)]
    columns = (Column("Domain"), Column("Disposal"), Column("Cases", "count"))
    if rows:
        yield Table("Disposals", "Cases by disposal", columns, tuple(rows), grouped=True)
    yield from omitted


def _breakdown(breakdown: Breakdown, number: int, domains: dict[str, Domain], suppress: int) -> Table | Paragraph:
    heading = words.printable(breakdown.heading)
    caption = f"Cases by {heading}"
    if not breakdown.counts:
        return Paragraph(f"{caption}: there are no cases.")
    values = [words.printable(value) for value, _ in breakdown.counts]
    by_domain = [
        # A value that occurs in no other domain is only named because this domain has at least one such case.
        suppressed(
            [counts[index] for _, counts in breakdown.counts],
            suppress,
            [int(sum(counts) == counts[index] > 0) for _, counts in breakdown.counts],
        )
        for index in range(len(breakdown.domains))
    ]
    shown = [counts for counts in by_domain if counts is not None]
    if len(shown) < len(by_domain):
        return _omitted(caption)
    if not any(any(counts) for counts in shown):
        return Paragraph(f"{caption}: not shown, because every count would be suppressed.")
    return Table(
        f"Breakdown {number}",
        caption,
        (Column(heading), *(Column(_name(domains[code]), "count") for code in breakdown.domains)),
        tuple(Row((Cell(value), *(_count(counts[index]) for counts in shown))) for index, value in enumerate(values)),
    )


def _omitted(what: str) -> Paragraph:
    return Paragraph(f"{what}: not shown, because small numbers could be worked out from the totals.")


def _case(case: CaseAnswers) -> Row:
    answers = (Cell(answer) if answer else Cell(None, "x") for answer in case.answers)
    return Row((Cell(words.printable(case.case_id)), *answers))


def _count(count: int | None) -> Cell:
    return Cell(None, "c") if count is None else Cell(count)


def _interviewed(sample: Sample) -> Cell:
    return Cell("not recorded") if sample.interviewed is None else Cell(sample.interviewed)


def _name(domain: Domain) -> str:
    return f"{domain.code} {words.printable(domain.name)}"
