"""The last section of a report: the method, the framework, the files and the version of yjs."""

from collections.abc import Iterator

from yjs_cli.documents.report.content import ABSENCES, Bullets, Cell, Column, Paragraph, Row, Section, Table
from yjs_cli.framework import Framework
from yjs_cli.output import words
from yjs_cli.output.account import account_lines
from yjs_cli.result import Document, InspectionResult


def calculation_section(document: Document, inspection: InspectionResult, framework: Framework) -> Section:
    """How the ratings were calculated, and from what."""
    return Section(
        "How the ratings were calculated",
        (
            Paragraph(
                "The percentage of a key question is the number of cases answered Yes, divided by the number answered "
                "Yes or No. Cases where the question does not apply, or is not answered yet, are left out. The lowest "
                "percentage in a standard decides its rating."
            ),
            Paragraph(_rounding(framework)),
            _bands(framework),
            *_scores(inspection, framework),
            Bullets(
                (
                    f"Framework: {words.printable(framework.name)}, {words.printable(framework.title)}",
                    *_sources(document, inspection),
                )
            ),
            Paragraph(
                "If a number is not shown, the table says why: "
                + "; ".join(f"[{shorthand}] {meaning}" for shorthand, meaning in ABSENCES.items())
                + "."
            ),
        ),
    )


def _rounding(framework: Framework) -> str:
    if framework.compared_percentage == "rounded":
        return (
            "Percentages are rounded to whole numbers, with halves rounded up. The rounded percentage is compared with "
            "the rating thresholds."
        )
    return (
        "Percentages are shown as whole numbers, with halves rounded up. The exact percentage is compared with the "
        "rating thresholds."
    )


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
    return Table("Bands", "Percentages and points of each rating", columns, rows)


def _scores(inspection: InspectionResult, framework: Framework) -> Iterator[Table]:
    """The range of scores of each overall rating. A low maximum score can leave some ratings without a score."""
    limits = framework.overall_limits(inspection.max_score)
    starts = [0, *(limit + 1 for limit in limits[:-1])]
    rows = tuple(
        Row((Cell(words.printable(rating.name), rating=rating.name), Cell(start), Cell(limit)))
        for rating, start, limit in zip(framework.ratings, starts, limits, strict=True)
        if start <= limit
    )
    columns = (Column("Overall rating", "rating"), Column("From score", "count"), Column("To score", "count"))
    if inspection.max_score:
        yield Table("Scores", f"Scores of each overall rating, out of {inspection.max_score}", columns, rows)


def _sources(document: Document, inspection: InspectionResult) -> list[str]:
    files = [f"File: {words.printable(source.name)}, SHA-256 {source.sha256}" for source in inspection.sources]
    account = account_lines(inspection.sources)
    warnings = sum(problem.severity == "warning" for problem in inspection.problems)
    return [
        f"Program: yjs {document.yjs_version}",
        *files,
        *account,
        f"Warnings when the {'file was' if len(files) == 1 else 'files were'} read: {warnings}",
    ]
