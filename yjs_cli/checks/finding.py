"""What a rule says: where, what is wrong there, and how to mend it; and how a cell is quoted."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, SupportsIndex

from yjs_cli.inspection import Fact, Field, Inspection, Unread
from yjs_cli.workbook.cell import CellError, Place, Uncalculated, Value

NAMED = 3  # cells that a message names, where it is about many
_LONGEST = 40  # characters of a cell that a message quotes: enough to find it by


class Finding(NamedTuple):
    """One thing that a rule found. The message quotes the cell at fault and nothing else of its row."""

    place: Place
    message: str
    hint: str


def case_place(inspection: Inspection, case: SupportsIndex, column: str = "id_column") -> Place:
    """The place of a case's id, or of another of its cells by the name of the column that holds its number."""
    cases, index = inspection.cases, int(case)
    return Place(cases["sheet"].iloc[index] or None, int(cases["row"].iloc[index]), int(cases[column].iloc[index]))


def answer_place(inspection: Inspection, answer: SupportsIndex) -> Place:
    """The place of an answer, by its position in ``answers``; the case's where the file has no cell for it."""
    case, row, column = (int(inspection.answers[name].iloc[int(answer)]) for name in ("case", "row", "column"))
    place = case_place(inspection, case)
    return Place(place.sheet, row, column) if row else place


def cells(places: Sequence[Place], count: int, sheet: str | None) -> str:
    """Some of so many cells, as one reads them who stands on a sheet: ``B2, B4, More!B2 …``."""
    named = [
        str(Place(None, place.row, place.column) if place.row and place.sheet == sheet else place) for place in places
    ]
    return f"{', '.join(named)}{' …' if count > len(named) else ''}"


def quoted(value: Value) -> str:
    """A cell's value in quotation marks, shortened."""
    return f'"{shortened(" ".join(str(value).split()))}"'


def shortened(text: str) -> str:
    """As much of a text as a message quotes."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def unread_cells(inspection: Inspection, *fields: Field) -> Iterator[Unread]:
    """The cells of these fields whose value is of the right kind and still does not say what was asked."""
    for unread in inspection.unread:
        if unread.field in fields and not isinstance(unread.value, CellError | Uncalculated):
            yield unread


def facts(inspection: Inspection, kind: str) -> Iterator[Fact]:
    """The facts of one kind that reading the sheets brought up."""
    return (fact for fact in inspection.facts if fact.kind == kind)


def closest(text: str, words: list[str]) -> str | None:
    """The one of some words that a mistyped text most likely means, or None where none is near."""
    if len(text) > _LONGEST:  # no slip of the hand, and a long search
        return None
    from difflib import get_close_matches

    near = get_close_matches(text.strip().casefold(), [word.casefold() for word in words], n=1, cutoff=0.7)
    return next((word for word in words if near and word.casefold() == near[0]), None)
