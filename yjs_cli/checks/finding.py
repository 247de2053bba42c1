"""What a rule finds: the place, what is wrong there and how to fix it; and how cells are quoted."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, SupportsIndex

from msgspec.structs import replace

from yjs_cli.inspection import Fact, FactKind, Field, Inspection, Unread
from yjs_cli.workbook.cell import CellError, Place, Uncalculated, Value

NAMED = 3  # cells that a message lists if it is about many
_LONGEST = 40  # characters of a cell that a message quotes: enough to find it


class Finding(NamedTuple):
    """One thing that a rule found. The message quotes the cell at fault and nothing else from its row."""

    place: Place
    message: str
    hint: str


def case_place(inspection: Inspection, case: SupportsIndex, column: str = "id_column") -> Place:
    """The place of a case's ID, or of another of its cells. ``column`` is the column of ``cases`` with its number."""
    cases, index = inspection.cases, int(case)
    file, sheet = cases["file"].iloc[index] or None, cases["sheet"].iloc[index] or None
    return Place(sheet, int(cases["row"].iloc[index]), int(cases[column].iloc[index]), file)


def answer_place(inspection: Inspection, answer: SupportsIndex) -> Place:
    """The place of an answer, given its position in ``answers``, or of its case if the answer has no cell."""
    row = inspection.answers.iloc[int(answer)]
    if not row["row"]:
        return case_place(inspection, row["case"])
    return Place(row["sheet"] or None, int(row["row"]), int(row["column"]), row["file"] or None)


def cell_list(places: Sequence[Place], count: int, near: Place) -> str:
    """A short list of addresses: ``B2, B4, More!B2 …``.

    Addresses omit the file if it is that of ``near``, and the sheet too if it is the same. An ellipsis means that
    ``count`` is more than are listed.
    """
    return f"{', '.join(_address(place, near) for place in places)}{' …' if count > len(places) else ''}"


def _address(place: Place, near: Place) -> str:
    is_whole = not (place.sheet or place.row or place.column)  # a file, or an option of the command line
    if is_whole or place.file != near.file:
        return str(place)
    if place.sheet == near.sheet and (place.row or place.column):
        return str(Place(None, place.row, place.column))
    return str(replace(place, file=None))  # a place can be an option of the command line, which names itself


def asked_questions(inspection: Inspection, domain: str) -> frozenset[str]:
    """The questions that any table with cases of a domain asks. A case may have its answers on several sheets."""
    return frozenset[str]().union(*(table.questions for table in inspection.asked if domain in table.domains))


def quoted(value: Value) -> str:
    """A cell's value in quotation marks, shortened."""
    return f'"{shortened(" ".join(str(value).split()))}"'


def shortened(text: str) -> str:
    """As much of a text as a message quotes."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def unread_cells(inspection: Inspection, *fields: Field) -> Iterator[Unread]:
    """The cells of these fields that have a value which is not valid for the field."""
    for unread in inspection.unread:
        if unread.field in fields and not isinstance(unread.value, CellError | Uncalculated):
            yield unread


def facts_of_kind(inspection: Inspection, kind: FactKind) -> Iterator[Fact]:
    """The facts of one kind that layout found on the sheets."""
    return (fact for fact in inspection.facts if fact.kind == kind)


def closest(text: str, words: list[str]) -> str | None:
    """The word that a mistyped text most likely means, or None if no word is similar."""
    if len(text) > _LONGEST:  # too long to be a mistyped word, and slow to compare
        return None
    from difflib import get_close_matches

    near = get_close_matches(text.strip().casefold(), [word.casefold() for word in words], n=1, cutoff=0.7)
    return next((word for word in words if near and word.casefold() == near[0]), None)
