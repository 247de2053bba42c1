"""with-errors.xlsx: a correct workbook with one mistake of almost every kind that stops scoring, each in a known place.

Two kinds cannot be next to the others: Na needs a file without any No, and a file that is a copy needs another file.
"""

from dataclasses import dataclass

from openpyxl import Workbook

from making.inspections import ANSWER, BEFORE_MISTAKES
from making.layouts import DOMAINS, sheet_per_domain
from making.workbooks import CellValue, Table, add_sheet

COURT = "Court disposals"
OUT_OF_COURT = "Out-of-court disposals"
LATE = "Added on Thursday"
FORM = "From the form"
SECOND = "Second reader"
SIDE_BY_SIDE = "Two tables"
ACROSS = "Cases across"
WORDS = "In other words"
FRIDAY = "Added on Friday"
TICKED = "Ticked"
EXPORT = "Export"
UNHEADED = "Without headings"


@dataclass(frozen=True)
class Mistake:
    """A mistake and its place: a cell, or a row number for a whole row.

    ``rows`` are the values to write, starting at the place (or ``corner``). ``merged`` is a range to merge.
    """

    sheet: str
    place: str
    description: str
    rows: tuple[tuple[CellValue, ...], ...] = ()
    corner: str | None = None
    merged: str | None = None


def _down(*values: CellValue) -> tuple[tuple[CellValue, ...], ...]:
    return tuple((value,) for value in values)


# In file order. A mistake without values to write is already in the sheets below.
MISTAKES = (
    Mistake(COURT, "V4", "a question that is not in the framework", _down("2.1.9 Victims", *["Yes"] * 7, "No")),
    Mistake(COURT, "K6", "an invalid answer: Yess", _down("Yess")),
    Mistake(COURT, "N7", "the Excel error #N/A instead of an answer", _down("#N/A")),
    Mistake(COURT, "B8", "an unknown disposal: Refferal order", _down("Refferal order")),
    Mistake(COURT, "Q9", "a formula that was never calculated", _down('=IF(P9="","",P9)')),
    Mistake(COURT, "A10", "answers without a case ID", _down(None)),
    Mistake(COURT, "A11", "a case ID that is already in A7", _down("EM-03")),
    Mistake(
        OUT_OF_COURT, "S4", "a question that is already in column K", _down("3.1.2 Safety of the child", "Yes", "No")
    ),
    Mistake(OUT_OF_COURT, "O5", "answers without their own heading, because N4 is merged over it", merged="N4:O4"),
    Mistake(LATE, "B4", "an unknown domain: Domain 5"),
    Mistake(LATE, "C5", "a disposal of the other domain: Youth caution in domain 2"),
    Mistake(LATE, "P6", "answers in both domains for one case"),
    Mistake(LATE, "A7", "a case with nothing to show its domain"),
    Mistake(FORM, "C16", "a second answer to the question in row 5"),
    Mistake(FORM, "B17", "a question in words that four standards ask"),
    Mistake(SECOND, "3", "questions and answers below this row, but no case column"),
    Mistake(SIDE_BY_SIDE, "H3", "a second table on the same rows"),
    Mistake(SIDE_BY_SIDE, "E4", "an answer in a column without a heading, while questions are missing", _down("Yes")),
    Mistake(SIDE_BY_SIDE, "B5", "a row with numbers where others have words: a case, or totals?"),
    Mistake(ACROSS, "B4", "answers next to question codes, but no case IDs above them"),
    Mistake(WORDS, "B3", "cases and answers, but no heading says which question it asks"),
    Mistake(FRIDAY, "B4", "an answer that differs from J9 of Court disposals, for the same case"),
    Mistake(FRIDAY, "A5", "the ID and the answer of a case that is in row 12 of Court disposals"),
    Mistake(TICKED, "C4", "a tick for Yes and a tick for No"),
    Mistake(EXPORT, "B3", "case IDs under another heading, next to a column ID that only counts"),
    Mistake(UNHEADED, "3", "cases and answers below a title, but no headings"),
    Mistake("Ratings", "B7", "an unknown rating: Goood", _down("Goood")),
    Mistake("Ratings", "B9", "a panel rating without a reason", (("Good", None),)),
    Mistake("Ratings", "A12", "a standard that is not in the framework: 5.1", (("5.1", "Good"),)),
    Mistake("Ratings", "B13", "a second rating of standard 1.2", (("1.2", "Outstanding"),), corner="A13"),
)

# Case ID, domain, disposal, answers in domain two, answers in domain three.
LATE_CASES = (
    ("EM-31", "Domain 5", "Referral order", "YYYYYYYYYYYY", "........."),
    ("EM-32", "Domain 2", "Youth caution", "YYYYYYYYYYYY", "........."),
    ("EM-33", "Domain 2", "Referral order", "YYYYYYYYYYYN", "YYN......"),
    ("EM-34", None, None, "............", "........."),
)
SECOND_READINGS = (("GF", "YYYYYYYYYYYY"), ("IC", "YNYYYYYYYYYN"))


def with_errors() -> Workbook:
    """The workbook with every mistake in it."""
    book = sheet_per_domain(BEFORE_MISTAKES, "A made-up service, and one mistake of every kind that stops scoring.")
    court, out_of_court = (
        [f"{question.code} {question.label}" for question in DOMAINS[code].questions] for code in "23"
    )
    late = [(*about, *map(ANSWER.get, court + out)) for *about, court, out in LATE_CASES]
    add_sheet(book, LATE, Table((LATE,), ("Case ID", "Domain", "Disposal", *court, *out_of_court), late))
    form = [("EM-35", question.code, "Yes") for question in DOMAINS["2"].questions] + [("EM-35", "2.1.2", "No")]
    form.append(("EM-35", "Keeping other people safe", "Yes"))
    add_sheet(book, FORM, Table((FORM,), ("Case ID", "Question", "Answer"), form))
    readings = [(inspector, *map(ANSWER.get, answers)) for inspector, answers in SECOND_READINGS]
    add_sheet(book, SECOND, Table((SECOND,), ("Inspector", *court), readings))
    headings = ("Case ID", *court[:3], None, None, None, "Standard", "Rating")
    side_by_side = [("EM-36", "Yes", "No", "Yes", None, None, None, "4.1", None), ("EM-37", 1, 0, 1, *[None] * 5)]
    add_sheet(book, SIDE_BY_SIDE, Table((SIDE_BY_SIDE,), headings, side_by_side))
    across = [("2.1.1", "Yes", "No"), ("2.1.2", "Yes", "Yes")]
    add_sheet(book, ACROSS, Table((ACROSS,), ("Question", None, None), across))
    words = [("EM-40", "Yes", "No"), ("EM-41", "No", "No")]
    add_sheet(book, WORDS, Table((WORDS,), ("Case ID", "Was desistance considered?", "Was safety considered?"), words))
    friday = [("EM-05", "No"), ("EM-08", "Yes"), ("EM-42", "Yes")]
    add_sheet(book, FRIDAY, Table((FRIDAY,), ("Case ID", court[0]), friday))
    ticked = [("EM-43", "X", "X"), ("EM-44", None, "X")]
    add_sheet(book, TICKED, Table((TICKED,), ("Case ID", "2.1.1 Yes", "2.1.1 No"), ticked))
    export = [(1, "EM-45", "Yes"), (2, "EM-46", "No")]
    add_sheet(book, EXPORT, Table((EXPORT,), ("ID", "Code", court[0]), export))
    add_sheet(book, UNHEADED, Table((UNHEADED,), ("EM-47", *map(ANSWER.get, "YYYYYYYYYYYN")), []))
    book.move_sheet("Ratings", offset=10)
    for mistake in MISTAKES:
        _write(book, mistake)
    return book


def mistakes_table() -> str:
    """The table of mistakes in README.md."""
    rows = (f"| {mistake.sheet} | {mistake.place} | {mistake.description} |" for mistake in MISTAKES)
    return "\n".join(("| Sheet | Cell or row | What is wrong |", "|---|---|---|", *rows))


def _write(book: Workbook, mistake: Mistake) -> None:
    sheet = book[mistake.sheet]
    if mistake.merged:
        sheet.merge_cells(mistake.merged)
    if mistake.rows:
        corner = sheet[mistake.corner or mistake.place]
        for down, row in enumerate(mistake.rows):
            for across, value in enumerate(row):
                sheet.cell(corner.row + down, corner.column + across).value = value
