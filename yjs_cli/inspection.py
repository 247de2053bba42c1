"""What one inspection says: the cases, the answers, the ratings stated, and what could not be read and where."""

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
    """What makes two case ids the same: capitals, blanks and signs that nobody sees do not make another child."""
    return " ".join((case_id if case_id.isascii() else INVISIBLE.sub("", case_id)).split()).casefold()


Field = Literal[
    "answer", "case", "date", "disposal", "domain", "inspector", "interviewed", "name", "question", "rating", "standard"
]


# The dates of an inspection itself.
DateName = Literal["fieldwork_start", "sample_from", "sample_to"]


class Unread(msgspec.Struct, frozen=True):
    """A cell whose value does not say what its column asks for. ``field`` names what was asked for."""

    place: Place
    field: Field
    value: Value


class StatedRating(msgspec.Struct, frozen=True):
    """A row of a ratings sheet. ``standard`` is a code of the framework; ``rating`` a name of it, or NOT_RATED."""

    standard: str
    rating: str
    reason: str
    place: Place


class StrayAnswer(msgspec.Struct, frozen=True):
    """An answer to a question that is not of its case's domain."""

    place: Place
    question: str
    domain: str


class TableQuestions(msgspec.Struct, frozen=True):
    """Which key questions a table of cases asks, by columns or rows, and to which domains its cases belong."""

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
    """One inspection, as its file states it; nothing in it has been judged.

    ``cases`` has one row a case, in file order, index 0, 1, …:

    ============  ========  ==================================================================================
    case_id       str       as typed, leading zeros kept; missing where the cell is blank
    domain        category  code of the case's domain; missing where nothing tells it
    disposal      category  the framework's name of the disposal; missing where blank or not recognised
    interviewed   boolean   whether the case manager was interviewed; missing where blank
    start_date    datetime64[s]  start of the disposal; missing where blank or not a date
    inspector     str       missing where blank
    sheet         category  name of the sheet (one unnamed category in delimited text)
    row           int32     Excel's row number (the first, where a long layout has several)
    id_column     int16     column of the case id, from 1; so too ``disposal_column``, ``date_column`` and
                            ``inspector_column``, 0 for none
    ============  ========  ==================================================================================

    ``attributes`` has the same index and one column (object) for every other heading: sex, age, ethnicity, …

    ``answers`` is tidy: one row for every case and every key question of its domain, blanks included:

    ============  ========  ==================================================================================
    case          int32     index of the case in ``cases``
    question      category  code of the key question; the categories are the framework's, in its order
    answer        category  one of ANSWERS; ``unread`` answers are also listed in ``unread``
    row           int32     Excel's row number of its cell; 0 where the file has no cell for it
    column        int16     the cell's column, from 1; 0 where the file has no cell for it
    ============  ========  ==================================================================================

    ``asked`` holds, of every table of cases, which questions it asks. ``date_places`` says where the three dates of the
    inspection itself stand, by their names here. ``sheets`` names the sheets in file order, so that problems can be
    sorted by place.
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
