"""One inspection in every layout and format. All these files must give the identical result."""

from collections.abc import Callable, Mapping
from functools import partial
from itertools import cycle
from random import Random

import msgspec
from msgspec.structs import replace

from tests.layout.layouts import ABOUT, CASES, RATINGS, WORDS, Answer, Case, case_sheet, long_sheet, sheet_a_domain
from tests.ods import ods
from tests.workbooks import Calculated, Cell, Page, Rows, delimited, with_shared_strings, workbook
from tests.xls import EXCEL_5, xls
from tests.xlsb import xlsb

ALL = ("Domain", "Disposal", "Interviewed", "Start date", "Sex")
SEEN = ("Interviewed",)


class Written(msgspec.Struct, frozen=True):
    """A file, what its layout has no place for, and its sheets if it is a workbook of nothing else."""

    content: bytes
    name: str = "cases.xlsx"
    has_ratings: bool = True
    has_disposals: bool = True
    sheets: Mapping[str, Rows | Page] = {}


def book(sheets: dict[str, Rows | Page], disposals: bool = True) -> Written:
    return Written(workbook(sheets), has_disposals=disposals, sheets=sheets)


# Other formats for a workbook with the same sheets.
OTHER_FORMATS: dict[str, Callable[[Mapping[str, Rows | Page]], bytes]] = {
    "cases.xls": xls,
    "cases.xlsb": xlsb,
    "cases.ods": ods,
    "excel-5.xls": partial(xls, version=EXCEL_5),
}


def together(*cases: Rows | Page, disposals: bool = True) -> Written:
    """A workbook with these case sheets, the ratings, and a sheet about the inspection."""
    sheets = {f"Cases {number}": sheet for number, sheet in enumerate(cases)}
    return book({**sheets, "Ratings": RATINGS, "Inspection": ABOUT}, disposals)


def a_domain_each(change: Callable[[Rows], Rows | Page]) -> Written:
    return book(sheet_a_domain(change=change))


def text(rows: Rows, delimiter: str = ",", encoding: str = "utf-8", declared: bool = False) -> Written:
    """One table as delimited text, which has no place for ratings or for a sheet about the inspection."""
    first = f"sep={delimiter}\r\n" if declared else ""
    content = (first + delimited(rows, delimiter).decode()).encode(encoding)
    return Written(content, "cases.csv", has_ratings=False)


# Spellings of answers.


def spelt(yes: Cell, no: Cell, not_applicable: Cell = "N/A", blank: Cell = None) -> Answer:
    return {"Y": yes, "N": no, "-": not_applicable, ".": blank}.__getitem__


def by_many_hands() -> Answer:
    """Every spelling in words, in turn."""
    spellings = {
        "Y": cycle(["Yes", "y", " YES ", "yes.", "Y\u00a0", "True", "Yes ."]),
        "N": cycle(["No", "n", "NO.", " no", "\u00a0No", "FALSE"]),
        "-": cycle(["N/A", "na", "n.a.", "Not applicable", "-", "–", "not applicable."]),
        ".": cycle([None, "", " ", "\u00a0"]),
    }
    return lambda symbol: next(spellings[symbol])


def calculated(symbol: str) -> Cell:
    return Calculated(str(WORDS[symbol] or ""))


def numbered() -> list[Case]:
    """The cases with IDs that Excel has turned into numbers."""
    return [replace(case, case_id=int(str(case.case_id))) for case in CASES]


# Changes to a table.


def shuffled(rows: Rows) -> Rows:
    """Its rows in another order."""
    body = list(rows[1:])
    Random(1).shuffle(body)
    return [rows[0], *body]


def rearranged(rows: Rows) -> Rows:
    """Its columns in another order."""
    order = list(range(len(rows[0])))
    Random(2).shuffle(order)
    return [[row[index] for index in order] for row in rows]


def spaced(rows: Rows) -> Rows:
    """Blank rows, and rows of spaces, between all others."""
    return [line for row in rows for line in (row, [], [None, " ", "\u00a0"])]


def under_titles(rows: Rows) -> Rows:
    return [["Anytown youth justice service"], ["One row a case."], [], *rows]


def counted(rows: Rows) -> Rows:
    """With totals below: the number of cases with each answer, and the percentage of Yes."""
    answers = list(zip(*(row[5:] for row in rows[1:]), strict=True))
    gap = [None] * 4
    counts = {word: [column.count(word) for column in answers] for word in ("Yes", "No", "N/A")}
    shares = [round(yes / max(1, yes + no), 2) for yes, no in zip(counts["Yes"], counts["No"], strict=True)]
    labelled: Rows = [[label, *gap, *numbers] for label, numbers in counts.items()]
    return [*rows, [], *labelled, ["Total", *gap, *map(len, answers)], ["% Yes", *gap, *shares], ["Average"]]


def paged(rows: Rows) -> Rows:
    """With the heading repeated for every printed page."""
    return [*rows[:3], [], rows[0], *rows[3:5], rows[0], *rows[5:]]


def headed_twice(rows: Rows, codes_above: bool) -> Rows:
    """With headings in two rows: codes in one, names in the other, and all other headings in the upper one."""
    details, codes = list(rows[0][:5]), list(rows[0][5:])
    names: list[Cell] = ["Desistance", "Safety of the child", "Safety of other people"] * (len(codes) // 3)
    upper, lower = (codes, names) if codes_above else (names, codes)
    return [[*details, *upper], [*[None] * 5, *lower], *rows[1:]]


def prompted(rows: Rows) -> Rows:
    """With a prompt and a comment next to the questions."""
    return [[*rows[0], "2.1.1a", "Remarks"], *([*row, "No", "No further remarks."] for row in rows[1:])]


SHEETS_OF_CASES: dict[str, Callable[[], Written]] = {
    # one sheet per domain
    "a sheet a domain": lambda: book(sheet_a_domain()),
    "no disposals": lambda: book(sheet_a_domain(fields=SEEN), disposals=False),
    "a domain column as well": lambda: book(sheet_a_domain(fields=ALL)),
    "a sheet a person": lambda: together(case_sheet(CASES[::2], ALL), case_sheet(CASES[1::2], ALL)),
    # all domains on one sheet
    "one sheet": lambda: together(case_sheet(CASES, ALL)),
    "one sheet, with domain": lambda: together(case_sheet(CASES, ("Domain", *SEEN)), disposals=False),
    "one sheet, with disposal": lambda: together(case_sheet(CASES, ("Disposal", *SEEN))),
    "one sheet, with neither": lambda: together(case_sheet(CASES, SEEN), disposals=False),
    "one sheet, N/A for the other domain": lambda: together(case_sheet(CASES, ALL, other=("n/a", None))),
    "one sheet, N/A, with neither": lambda: together(case_sheet(CASES, SEEN, other=("N/A",)), disposals=False),
    # tables below each other
    "two tables": lambda: together([*case_sheet(CASES[:6]), [], *case_sheet(CASES[6:], case_heading="Ref")]),
    "two tables under titles": lambda: together(
        [["Court disposals"], *case_sheet(CASES[:6]), [], ["Out-of-court disposals"], *case_sheet(CASES[6:])]
    ),
    "ratings below": lambda: book({"Cases": [*case_sheet(CASES, ALL), [], *RATINGS], "Inspection": ABOUT}),
    "ratings above": lambda: book({"Cases": [*RATINGS, [], *case_sheet(CASES, ALL)], "Inspection": ABOUT}),
}

ONE_ROW_AN_ANSWER: dict[str, Callable[[], Written]] = {
    "long": lambda: together(long_sheet()),
    "long, only what is answered": lambda: together(long_sheet(blanks=False)),
    "long, without details": lambda: together(long_sheet(fields=SEEN), disposals=False),
    "long, in another order": lambda: together(rearranged(shuffled(long_sheet()))),
    "long, a sheet a domain": lambda: together(long_sheet(CASES[:6]), long_sheet(CASES[6:])),
    "long, the heading on every page": lambda: together([*long_sheet()[:40], [], long_sheet()[0], *long_sheet()[40:]]),
    "one domain long, one not": lambda: together(case_sheet(CASES[:6]), long_sheet(CASES[6:])),
    "long, ids that are numbers": lambda: together(long_sheet(numbered())),
}

DELIMITERS = {"commas": ",", "semicolons": ";", "tabs": "\t"}


def _text(rows: Rows, name: str, encoding: str) -> Callable[[], Written]:
    return lambda: text(rows, DELIMITERS[name], encoding)


DELIMITED_TEXT: dict[str, Callable[[], Written]] = {
    **{
        f"{layout} with {name} in {encoding}": _text(rows, name, encoding)
        for layout, rows in {"long": long_sheet(), "cases": case_sheet(CASES, ALL)}.items()
        for name in DELIMITERS
        for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16")
    },
    "long, declared semicolons": lambda: text(long_sheet(), ";", declared=True),
    "cases, declared commas": lambda: text(case_sheet(CASES, ALL), ",", "utf-16", declared=True),
    "text by many hands": lambda: text(case_sheet(CASES, ALL, answer=by_many_hands()), ";", "cp1252"),
    "text with 1 and 0": lambda: text(case_sheet(CASES, ALL, answer=spelt(1, 0, "NA"))),
    "text with TRUE and FALSE": lambda: text(case_sheet(CASES, ALL, answer=spelt(True, False, "-"))),
    "text with counts below": lambda: text(counted(case_sheet(CASES, ("Disposal", *SEEN, "Start date", "Sex"))), ";"),
    "text named as a workbook": lambda: replace(text(long_sheet(), ";"), name="cases.xlsx"),
    "a workbook named as text": lambda: replace(book(sheet_a_domain()), name="cases.csv"),
}


def _answered(*words: Cell) -> Callable[[], Written]:
    return lambda: book(sheet_a_domain(answer=spelt(*words)))


SPELLINGS: tuple[tuple[Cell, ...], ...] = (
    ("Y", "N"), ("y", "n", "na"), ("yes.", "no.", "n/a."), ("YES", "NO", "NOT APPLICABLE"), ("True", "False", "-"),
    (1, 0), (1.0, 0.0, "–"), ("1", "0"), (True, False), ("Yes ", " No", " N/A ", "  "), ("yes\n", "no\n"),
    ("\u00a0Yes\u00a0", "No\u00a0", "\u00a0N/A", "\u00a0"),
)  # fmt: skip

CELLS: dict[str, Callable[[], Written]] = {
    **{f"answers {words}": _answered(*words) for words in SPELLINGS},
    "answers by many hands": lambda: book(sheet_a_domain(answer=by_many_hands())),
    "answers by formula": lambda: book(sheet_a_domain(answer=calculated)),
    "ids that are numbers": lambda: book(sheet_a_domain(numbered())),
    "questions with Q": lambda: book(sheet_a_domain(heading="Q{}".format)),
    "questions as sentences": lambda: book(sheet_a_domain(heading="{}. Does it, where it can, do so?".format)),
    "headings over lines": lambda: book(sheet_a_domain(heading="KQ {}\n(all)".format, case_heading="Case\nreference")),
    "codes above names": lambda: a_domain_each(lambda rows: headed_twice(rows, codes_above=True)),
    "codes below names": lambda: a_domain_each(lambda rows: headed_twice(rows, codes_above=False)),
}

SURROUNDINGS: dict[str, Callable[[], Written]] = {
    # order
    "rows in another order": lambda: a_domain_each(shuffled),
    "columns in another order": lambda: a_domain_each(rearranged),
    "sheets in another order": lambda: book(dict(reversed(sheet_a_domain().items()))),
    "everything in another order": lambda: together(shuffled(rearranged(case_sheet(CASES, ALL)))),
    # rows around the cases
    "titles above": lambda: a_domain_each(under_titles),
    "blank rows inside": lambda: a_domain_each(spaced),
    "counts below": lambda: a_domain_each(counted),
    "the heading on every page": lambda: a_domain_each(paged),
    "columns to the left": lambda: a_domain_each(lambda rows: [[None, None, *row] for row in rows]),
    "prompts and remarks": lambda: a_domain_each(prompted),
    "other sheets": lambda: book({"Cover": [["Anytown"]], **sheet_a_domain(), "Lists": [["Yes"], ["No"]], "Empty": []}),
    # hidden cells, and cells that look like something else
    "hidden sheets": lambda: a_domain_each(lambda rows: Page(rows, state="hidden")),
    "hidden rows and columns": lambda: a_domain_each(
        lambda rows: Page(rows, hidden_rows=(2, 4), hidden_columns=("B", "G"))
    ),
    "formats to the last row": lambda: together(Page(case_sheet(CASES, ALL), formatted_rows=(13, 500, 1_048_576))),
}  # fmt: skip

AS_EXCEL_SAVES_THEM: dict[str, Callable[[], Written]] = {
    "texts outside the sheets": lambda: Written(with_shared_strings(workbook(sheet_a_domain()))),
    "texts in two formats": lambda: Written(with_shared_strings(workbook(sheet_a_domain()), rich=True)),
}

IN_ANY_FORMAT = {**SHEETS_OF_CASES, **ONE_ROW_AN_ANSWER, **CELLS, **SURROUNDINGS}
WORKBOOKS = {**IN_ANY_FORMAT, **AS_EXCEL_SAVES_THEM}
EVERY = {**WORKBOOKS, **DELIMITED_TEXT}
