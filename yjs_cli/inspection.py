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
    "answer-conflict",
    "answer-copied",
    "answer-elsewhere",
    "answer-in-figures",
    "answer-merged",
    "answer-na-unclear",
    "answer-repeated",
    "answer-struck-through",
    "answer-zero",
    "attribute-repeated",
    "case-column-missing",
    "case-false-throughout",
    "case-id-chosen",
    "case-id-uncertain",
    "case-repeated-elsewhere",
    "case-sheet-unread",
    "case-struck-through",
    "case-withdrawn",
    "choices-two",
    "column-hidden",
    "detail-conflict",
    "detail-merged",
    "file-damaged",
    "file-in-use",
    "file-misnamed",
    "file-repeated",
    "header-merged",
    "header-missing",
    "header-repeated",
    "header-spans-answers",
    "layout-unknown",
    "list-ignored",
    "note-row",
    "periods-mixed",
    "question-ambiguous",
    "question-unknown",
    "rating-copied",
    "rating-elsewhere",
    "rating-other-sheet",
    "register-ignored",
    "row-hidden",
    "rows-unticked",
    "services-mixed",
    "sheet-hidden",
    "sheet-unread",
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


ReadAs = Literal[
    "cases", "answers", "form", "across", "ratings", "inspection", "findings", "sample-list", "ignored", "excluded"
]


class SheetAccount(msgspec.Struct, frozen=True):
    """What a sheet was taken for, how many cases and answers came from it, and what did not count.

    ``uncounted`` is the number of cells that read like an answer and neither counted nor belong to a named column of
    something else: copies of answers given elsewhere, answers of a sheet that is not read.
    """

    name: str | None
    read_as: ReadAs
    cases: int = 0
    answers: int = 0
    uncounted: int = 0


class ReadSource(Source, frozen=True):
    """A file that was read, and the account of its sheets in their order."""

    sheets: tuple[SheetAccount, ...] = ()


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
    file          category  name of its file if several files are read as one inspection, otherwise empty
    sheet         category  name of the sheet (one unnamed category in delimited text)
    row           int32     Excel's row number of its id; the first, if the case has several rows
    id_column     int16     column of the case id, from 1; ``disposal_column``, ``date_column`` and
                            ``inspector_column`` likewise, 0 for none
    ============  ========  ==================================================================================

    ``attributes`` has the same index and one column (object) for each other heading: sex, age, ethnicity, …

    ``answers`` is tidy: one row for each case and each key question of its domain, including unanswered ones:

    ============  ========  ==================================================================================
    case          int32     index of the case in ``cases``
    question      category  code of the key question; the categories are the framework's, in its order
    answer        category  one of ANSWERS; ``unread`` answers are also listed in ``unread``
    file, sheet   category  where its cell is; where the case is, if there is no cell for it
    row           int32     Excel's row number of its cell; 0 if there is no cell for it
    column        int16     the cell's column, from 1; 0 if there is no cell for it
    ============  ========  ==================================================================================

    ``sources`` has the files, with the account of their sheets. ``asked`` has the questions of each table of cases.
    ``date_places`` has the cell of each date of the inspection itself, by the name of its field here. ``sheets`` has
    every sheet in file order, to sort problems by.
    """

    sources: tuple[ReadSource, ...]
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
    sheets: tuple[Place, ...] = (Place(None),)

    def __repr__(self) -> str:
        """The service and how much there is, never a case: an error message or a notebook may show it."""
        name = self.service or "an unnamed service"
        files = ", ".join(source.name for source in self.sources)
        return f"<Inspection of {name}: {len(self.cases)} cases, {len(self.answers)} answers, from {files}>"

    @property
    def source(self) -> ReadSource:
        """The file of the inspection, or the first of several."""
        return self.sources[0]
