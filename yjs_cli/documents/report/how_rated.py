"""How the figures of a report were made: the method, what it was made from, and by what."""

from collections.abc import Iterator

from yjs_cli.documents.report.content import ABSENCES, Bullets, Cell, Column, Paragraph, Row, Section, Table
from yjs_cli.framework import Framework
from yjs_cli.output import words
from yjs_cli.result import Document, InspectionResult


def method_section(document: Document, inspection: InspectionResult, framework: Framework) -> Section:
    """The last section of a report."""
    return Section(
        "How the figures were made",
        (
            Paragraph(
                "The percentage of a key question is the cases answered Yes among those answered Yes or No. Cases in "
                "which a question does not apply, and cases not answered yet, are left out. The lowest percentage of a "
                "standard decides its rating."
            ),
            Paragraph(_rounding(framework)),
            _bands(framework),
            *_overall(inspection, framework),
            Bullets(
                (
                    f"Framework: {words.printable(framework.name)}, {words.printable(framework.title)}",
                    *_made_from(document, inspection),
                )
            ),
            Paragraph(
                "Where a table has no figure: " + "; ".join(f"[{sign}] {why}" for sign, why in ABSENCES.items()) + "."
            ),
        ),
    )


def _rounding(framework: Framework) -> str:
    if framework.compared_percentage == "rounded":
        return "Percentages are rounded to whole numbers, halves up, and then held against where the ratings begin."
    return "Percentages are shown rounded, halves up; the exact percentage is held against where the ratings begin."


def _bands(framework: Framework) -> Table:
    ends = [*(rating.from_percent - 1 for rating in framework.ratings[1:]), 100]
    rows = tuple(
        Row(
            (
                Cell(words.printable(rating.name), rating=rating.name),
                Cell(rating.from_percent),
                Cell(end),
                Cell(rating.points),
            )
        )
        for rating, end in zip(framework.ratings, ends, strict=True)
    )
    columns = (
        Column("Rating", "rating"),
        Column("From", "percent"),
        Column("To", "percent"),
        Column("Points", "count"),
    )
    return Table("Bands", "Percentage and points of each rating", columns, rows)


def _overall(inspection: InspectionResult, framework: Framework) -> Iterator[Table]:
    """The scores of each overall rating that this inspection's maximum leaves room for."""
    limits = framework.overall_limits(inspection.max_score)
    starts = [0, *(limit + 1 for limit in limits[:-1])]
    rows = tuple(
        Row((Cell(words.printable(rating.name), rating=rating.name), Cell(start), Cell(limit)))
        for rating, start, limit in zip(framework.ratings, starts, limits, strict=True)
        if start <= limit
    )
    columns = (Column("Overall rating", "rating"), Column("From score", "count"), Column("To score", "count"))
    if inspection.max_score:
        yield Table("Scores", f"Score of each overall rating, of {inspection.max_score}", columns, rows)


def _made_from(document: Document, inspection: InspectionResult) -> list[str]:
    files = [f"File: {words.printable(source.name)}, SHA-256 {source.sha256}" for source in inspection.sources]
    warnings = sum(problem.severity == "warning" for problem in inspection.problems)
    return [
        f"Program: yjs {document.yjs_version}",
        *files,
        f"Warnings told when the file was read: {warnings}",
    ]
