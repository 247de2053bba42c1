"""Random workbooks with the habits of real people, made from cases with known answers."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from random import Random
from typing import NamedTuple

from msgspec.structs import replace

from tests.layout.layouts import ABOUT, CASES, RATINGS, WORDS, Answer, Case, case_sheet, facts, long_sheet
from tests.workbook.formats import by_many_hands, paged, spelt
from tests.workbooks import Calculated, Cell, Page, Rows
from yjs_cli.workbook.cell import CellError, Uncalculated, column_letters

FIELDS = ("Domain", "Disposal", "Interviewed", "Start date", "Sex")

# Values of every type that a person or program might write.
STRANGE: tuple[Cell, ...] = (
    None, "", " ", "\u00a0", True, False, 0, 1, -1, 0.5, 1e308, 10**15, "0", "Yes", "no.", "N/A", "Yess", "Y/N", "?",
    "2.1.1", "2.1.9", "Q2.1.2 Safety", "Case ID", "Ref", "Domain", "Answer", "Question", "Rating", "Standard", "Total",
    "Average", "% Yes", "Note: two of these are siblings", "*", "=A1", "'No", "0207", "207", "A-1\nA-2", "x" * 400,
    "\u202eseY", "<b>Yes</b>", "[red]", "Good", "Not rated", "1.1", "2.2", "Domain 3", "Youth caution", "03/04/2024",
    "2024-04-31", "21 October 2024", datetime(2024, 4, 3), date(1999, 12, 31), time(9, 30), datetime(9999, 12, 31),
    CellError("#N/A"), CellError("#REF!"), Uncalculated(), Calculated("Yes"), Calculated(""), Calculated(0),
    Calculated("#VALUE!"),
)  # fmt: skip


class Kept(NamedTuple):
    """The sheets of a workbook, and the case, domain, question and word of each answer in it."""

    sheets: dict[str, Rows | Page]
    answers: list[tuple[int, str, str, str]]


def workbook_of(by: Random) -> Kept:
    """A workbook with the habits of real people."""
    cases = [_answered_anew(case, by) for case in by.sample(CASES, by.randint(1, len(CASES)))]
    if by.random() < 0.25:
        tables = [long_sheet(part, blanks=by.random() < 0.5, answer=_words(by)) for part in _shared_out(cases, by)]
    else:
        tables = [
            case_sheet(part, _fields(part, by), _words(by), by.choice(HEADINGS), case_heading=by.choice(CASE_HEADINGS))
            for part in _shared_out(cases, by)
        ]
    pages = [_kept(table, by) for table in tables]
    sheets = {f"Sheet {number}": page for number, page in enumerate(pages, start=1)}
    others: dict[str, Rows | Page] = {"Ratings": RATINGS, "Inspection": ABOUT, "Lists": [["Yes"], ["No"], [], ["N/A"]]}
    chosen = {name: page for name, page in others.items() if by.random() < 0.7}
    order = list({**sheets, **chosen, VISIBLE: [["Anytown"]]}.items())
    by.shuffle(order)
    return Kept(dict(order), facts(cases))


def strange_workbook_of(by: Random) -> dict[str, Rows | Page]:
    """The same with values of any type in any place, so that its meaning is unknown."""
    sheets = dict(workbook_of(by).sheets)
    for name, page in sheets.items():
        if name == VISIBLE:
            continue
        rows = [list(row) for row in (page.rows if isinstance(page, Page) else page)]
        for _ in range(by.choice((0, 1, 3, 10))):
            row = by.choice(rows)
            at = by.randrange(len(row) + 1)
            row[at : at + 1] = [by.choice(STRANGE)]
        sheets[name] = _page(rows, by)
    return sheets


VISIBLE = "Cover"  # a workbook has one such sheet at least
HEADINGS = (str, "Q{}".format, "{} Desistance".format, "{}. Does it, where it can?".format, "KQ {}\n(all)".format)
CASE_HEADINGS = ("Case ID", "case id", "Ref", "CASE REF", "Case\nnumber", "ID")


def _answered_anew(case: Case, by: Random) -> Case:
    return replace(case, answers="".join(by.choice("YYYYNNN-.") for _ in case.answers))


def _shared_out(cases: Sequence[Case], by: Random) -> list[list[Case]]:
    """The cases on one sheet, on one sheet per domain, or on one sheet per person."""
    match by.randrange(3):
        case 0:
            parts = [list(cases)]
        case 1:
            parts = [[case for case in cases if case.domain == domain] for domain in "23"]
        case _:
            parts = [list(cases[::2]), list(cases[1::2])]
    return [part for part in parts if part]


def _fields(cases: Sequence[Case], by: Random) -> list[str]:
    """Details next to the answers. If one sheet has two domains, the domain of each case is always among them."""
    chosen = [field for field in FIELDS if by.random() < 0.6]
    if len({case.domain for case in cases}) > 1 and not {"Domain", "Disposal"} & set(chosen):
        chosen.insert(0, by.choice(("Domain", "Disposal")))
    by.shuffle(chosen)
    return chosen


def _words(by: Random) -> Answer:
    return by.choice(
        (WORDS.__getitem__, by_many_hands(), spelt("Y", "N"), spelt(True, False), spelt("yes ", "NO", "-"))
    )


def _kept(table: Rows, by: Random) -> Page:
    """A table as people keep it: with a title, gaps, counts, notes, headings above headings, a column of comments."""
    rows = [list(row) for row in table]
    is_long = "Answer" in rows[0]
    if by.random() < 0.3:
        rows = [[*row, by.choice((None, "Seen twice.", "Family moved"))] for row in rows]
        rows[0][-1] = "Remarks"
    if not is_long and by.random() < 0.2:
        rows = [list(row) for row in paged(rows)]
    if by.random() < 0.3:
        gap = by.randrange(1, len(rows) + 1)
        rows[gap:gap] = [[] for _ in range(by.randint(1, 3))]
    if by.random() < 0.3:
        column = by.randrange(len(rows[0]) + 1)
        rows = [[*row[:column], None, *row[column:]] if row else row for row in rows]
    if by.random() < 0.3:
        rows += [[], ["Note: all cases were read twice, by two inspectors."]]
    if not is_long and by.random() < 0.3:
        rows += [["Total", *[by.choice((len(rows), None, 0.5)) for _ in rows[0][1:]]]]
    merged: list[str] = []
    if not is_long and by.random() < 0.3:
        standards = [column for column, text in enumerate(rows[0], start=1) if re.search(r"\d\.\d\.1", str(text))]
        rows.insert(0, ["Standard" if column in standards else None for column in range(1, len(rows[0]) + 1)])
        merged = [f"{column_letters(column)}1:{column_letters(column + 2)}1" for column in standards]
    elif by.random() < 0.5:
        titles: list[list[Cell]] = [["Anytown youth justice service"], ["Week of 21 October 2024"], []]
        rows = titles[: by.randint(1, 3)] + rows
        merged = ["A1:F1"] if by.random() < 0.5 else []
    return _page(rows, by, merged)


def _page(rows: Rows, by: Random, merged: Sequence[str] = ()) -> Page:
    """A sheet with hidden or merged cells, as people leave it."""
    return Page(
        rows,
        tuple(merged),
        state=by.choice(("visible", "visible", "visible", "hidden")),
        hidden_rows=tuple(by.sample(range(1, len(rows) + 1), by.choice((0, 0, 0, 1)))),
        hidden_columns=by.choice(((), (), (), ("B",))),
        formatted_rows=by.choice(((), (), (len(rows) + 5, len(rows) + 900))),
    )
