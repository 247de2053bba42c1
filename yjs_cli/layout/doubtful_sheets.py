"""Sheets and files that may not belong together: other periods, another sheet's ratings, a file twice."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from yjs_cli.inspection import Fact, StatedRating
from yjs_cli.layout.reading import FileReading, SheetReading
from yjs_cli.workbook.cell import Place

SHEETS_NAMED = 10  # a message names no more sheets than this


def periods_mixed(sheets: Sequence[tuple[str | None, SheetReading, int]]) -> Iterator[Fact]:
    """Several sheets with cases of one domain, one of them named after a period or set aside."""
    from yjs_cli.layout.sheet_names import names_a_period

    of_domain: dict[str, list[tuple[str | None, SheetReading]]] = {}
    for file, sheet, _ in sheets:
        if sheet.read_as != "sample-list":
            for domain in dict.fromkeys(d for table in sheet.tables for d in table.details.domain if d):
                of_domain.setdefault(domain, []).append((file, sheet))
    reported: list[tuple[str | None, SheetReading]] = []
    for together in of_domain.values():
        named = next(((f, sheet) for f, sheet in together if names_a_period(sheet.name) or names_a_period(f)), None)
        several = len({(file, sheet.name) for file, sheet in together}) > 1
        if named and several and named not in reported:
            reported.append(named)
            parts = ("!".join(filter(None, (file, sheet.name))) for file, sheet in together[:SHEETS_NAMED])
            names = ", ".join(dict.fromkeys(parts))
            yield Fact("periods-mixed", Place(named[1].name, file=named[0]), names, len(together))


def ratings_of_another_sheet(sheets: Sequence[tuple[str | None, SheetReading, int]]) -> Iterator[Fact]:
    """A sheet that rates a standard which another sheet names and leaves blank: perhaps an earlier inspection's."""
    rated_on: dict[str, list[tuple[str | None, SheetReading, StatedRating]]] = {}
    for file, sheet, _ in sheets:
        for rating in sheet.stated_ratings:
            rated_on.setdefault(rating.standard, []).append((file, sheet, rating))
    reported: set[tuple[str | None, str | None]] = set()
    for file, sheet, _ in sheets:
        for standard, place in sheet.unrated:
            for other_file, other, rating in rated_on.get(standard, []):
                if other is not sheet and (other_file, other.name) not in reported:
                    reported.add((other_file, other.name))
                    yield Fact(
                        "rating-other-sheet", place_in_file(rating.place, other_file), second=place_in_file(place, file)
                    )


def files_repeated(
    readings: Sequence[FileReading],
    sheets: Sequence[tuple[str | None, SheetReading, int]],
    counted: dict[int, int],
    conflicts: Sequence[Fact],
) -> Iterator[Fact]:
    """A file whose every answer another file gives already: most likely a copy of it."""
    for number, reading in enumerate(readings):
        tables = [table for _, sheet, file in sheets if file == number for table in sheet.tables]
        given = sum(table.seen for table in tables)
        conflicting = any(f.kind == "answer-conflict" and f.place.file == reading.source.name for f in conflicts)
        if number and given and not conflicting and not sum(counted[id(table)] for table in tables):
            yield Fact("file-repeated", Place(None, file=reading.source.name), count=given)


def place_in_file(place: Place, file: str | None) -> Place:
    """A place with the name of its file, if several files are read together."""
    return replace(place, file=file) if file else place
