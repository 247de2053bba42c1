"""One inspection: its cases, answers and stated ratings, and the cells that could not be read."""

from datetime import date
from typing import TYPE_CHECKING, Literal

import msgspec

from yjs_cli.text import INVISIBLE
from yjs_cli.workbook.cell import Place, Value
from yjs_cli.workbook.source import Source

if TYPE_CHECKING:
    import pandas as pd

# The values of the column `answer`, in the order of their category codes.
ANSWERS = ("Yes", "No", "N/A", "unanswered", "unread")
NOT_RATED = "Not rated"


def case_key(case_id: str) -> str:
    """Normalise a case ID for comparison: ignore case, whitespace and invisible characters."""
    return " ".join((case_id if case_id.isascii() else INVISIBLE.sub("", case_id)).split()).casefold()


Field = Literal[
    "answer", "case", "date", "disposal", "domain", "inspector", "interviewed", "name", "question", "rating", "standard"
]


# The dates of an inspection itself.
DateName = Literal["fieldwork_start", "sample_from", "sample_to"]


class Unread(msgspec.Struct, frozen=True):
    """A cell with a value that its column cannot have. ``field`` says what the column holds."""

    place: Place
    field: Field
    value: Value


class StatedRating(msgspec.Struct, frozen=True):
    """A row of a ratings sheet. ``standard`` is a code of the framework; ``rating`` is a rating's name or NOT_RATED."""

    standard: str
    rating: str
    reason: str
    place: Place


class StrayAnswer(msgspec.Struct, frozen=True):
    """An answer to a question of another domain than its case's."""

    place: Place
    question: str
    domain: str


class TableQuestions(msgspec.Struct, frozen=True):
    """The key questions that a table of cases asks, and the domains of its cases."""

    place: Place
    questions: frozenset[str]
    domains: frozenset[str]


# Kinds of fact. Each is the code of the rule that reports it.
FactKind = Literal[
    "answer-elsewhere",
    "answer-in-figures",
    "answer-merged",
    "answer-repeated",
    "answer-zero",
    "attribute-repeated",
    "case-column-missing",
    "case-sheet-unread",
    "column-hidden",
    "detail-merged",
    "file-damaged",
    "file-in-use",
    "file-misnamed",
    "header-merged",
    "header-missing",
    "header-repeated",
    "header-spans-answers",
    "layout-unknown",
    "note-row",
    "question-unknown",
    "rating-elsewhere",
    "row-hidden",
    "services-mixed",
    "sheet-hidden",
    "tables-side-by-side",
    "totals-row",
]


class Fact(msgspec.Struct, frozen=True):
    """Something about the form of a file or sheet that its reader should know. ``kind`` is the code of its rule.

    ``about`` is what the rule's message needs: a heading, a word, or an address. ``count`` is how many rows or cells
    the fact covers. ``second`` is another place that the message refers to.
    """

    kind: FactKind
    place: Place
    about: str = ""
    count: int = 1
    second: Place | None = None


class Inspection(msgspec.Struct, frozen=True):
    """One inspection, as its file states it, before any check or rating.

    ``cases`` has one row per case, in file order, index 0, 1, …:

    ============  ========  ==================================================================================
    case_id       str       as typed, with leading zeros; missing if blank
    domain        category  code of the case's domain; missing if unknown
    disposal      category  the framework's name of the disposal; missing if blank or not recognised
    interviewed   boolean   whether the case manager was interviewed; missing if blank
    start_date    datetime64[s]  start of the disposal; missing if blank or not a date
    inspector     str       missing if blank
    sheet         category  name of the sheet (one unnamed category in delimited text)
    row           int32     Excel's row number; the first, if the case has several rows
    id_column     int16     column of the case id, from 1; ``disposal_column``, ``date_column`` and
                            ``inspector_column`` likewise, 0 for none
    ============  ========  ==================================================================================

    ``attributes`` has the same index and one column (object) for each other heading: sex, age, ethnicity, …

    ``answers`` is tidy: one row for each case and each key question of its domain, including unanswered ones:

    ============  ========  ==================================================================================
    case          int32     index of the case in ``cases``
    question      category  code of the key question; the categories are the framework's, in its order
    answer        category  one of ANSWERS; ``unread`` answers are also listed in ``unread``
    row           int32     Excel's row number of its cell; 0 if the file has no cell for it
    column        int16     the cell's column, from 1; 0 if the file has no cell for it
    ============  ========  ==================================================================================

    ``asked`` has the questions of each table of cases. ``date_places`` has the cell of each date of the inspection
    itself, by the name of its field here. ``sheets`` has the names of the sheets in file order, to sort problems by.
    """

    source: Source
    cases: "pd.DataFrame"
    attributes: "pd.DataFrame"
    answers: "pd.DataFrame"
    asked: tuple[TableQuestions, ...] = ()
    stated_ratings: tuple[StatedRating, ...] = ()
    service: str | None = None
    fieldwork_start: date | None = None
    sample_from: date | None = None
    sample_to: date | None = None
    date_places: dict[DateName, Place] = {}
    unread: tuple[Unread, ...] = ()
    stray_answers: tuple[StrayAnswer, ...] = ()
    facts: tuple[Fact, ...] = ()
    sheets: tuple[str | None, ...] = (None,)
