"""Read the files of a command as inspections: each file by itself, or all of them combined."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeVar

import typer

from yjs_cli.errors import UsageError, YjsError

if TYPE_CHECKING:
    from yjs_cli.commands.reading import Reading
    from yjs_cli.framework import Framework
    from yjs_cli.inspection import Inspection
    from yjs_cli.layout.reading import FileReading, SheetChoice
    from yjs_cli.workbook.opening import OpenedFile

T = TypeVar("T")
_NAMED_SHEETS = 20  # an error message lists no more sheets than this

Combine = Annotated[bool, typer.Option("--combine", help="Read all files as one inspection.")]
OnlySheets = Annotated[
    list[str] | None,
    typer.Option("--sheet", metavar="NAME", help="Read only this sheet. Use * for any characters. Repeatable."),
]
WithoutSheets = Annotated[
    list[str] | None,
    typer.Option("--without-sheet", metavar="NAME", help="Leave out this sheet. Use * for any characters. Repeatable."),
]


class ReadFiles(NamedTuple):
    """The paths of an inspection's files as given, and the inspection, or why it cannot be read."""

    paths: tuple[str, ...]
    inspection: "Inspection | YjsError"


def sheet_choice(only: Sequence[str] | None, without: Sequence[str] | None) -> "SheetChoice":
    """The sheets that the options ``--sheet`` and ``--without-sheet`` choose."""
    from yjs_cli.layout.reading import SheetChoice

    return SheetChoice(tuple(only or ()), tuple(without or ()))


def read_inspections(
    reading: "Reading",
    framework: "Framework",
    password_for: Callable[[str], str | None],
    choice: "SheetChoice",
    combine: bool,
) -> Iterator[ReadFiles]:
    """Read each file as an inspection, or all files as one if ``combine`` is set.

    A file that cannot be read has its error instead of an inspection. If one of several combined files cannot be read,
    there is no inspection at all. Raises UsageError if the choice names a sheet that no file has, or if a file to
    combine is given twice.
    """
    from yjs_cli.layout import read_file, read_inspection
    from yjs_cli.layout.combining import inspection_of

    if not combine and not choice.only and not choice.without:
        for path in reading.each():
            yield ReadFiles((path,), _or_error(partial(read_inspection, path, framework, password_for)))
        return
    name = _names_of(reading.files) if combine else {}
    read = [
        (
            path,
            _or_error(
                partial(
                    _read_as,
                    path,
                    name.get(path),
                    partial(read_file, framework=framework, password_for=password_for, choice=choice),
                )
            ),
        )
        for path in reading.each()
    ]
    readings = [each for _, each in read if not isinstance(each, YjsError)]
    _refuse_unknown_sheets(choice, readings)
    if combine and len(readings) == len(read):
        yield ReadFiles(tuple(reading.files), _or_error(partial(inspection_of, readings, framework)))
        return
    for path, each in read:
        if isinstance(each, YjsError):
            yield ReadFiles((path,), each)
        elif not combine:
            yield ReadFiles((path,), _or_error(partial(inspection_of, [each], framework)))


def _or_error(read: Callable[[], T]) -> T | YjsError:
    try:
        return read()
    except YjsError as error:
        return error


def _names_of(files: Sequence[str]) -> dict[str, str]:
    """The path of each file that has the same name as another: without its folder, places in both would look alike."""
    repeated = next((path for path, count in Counter(files).items() if count > 1), None)
    if repeated is not None:
        raise UsageError(f"--combine: {repeated} is given twice.")
    counts = Counter(PurePath(path).name for path in files)
    return {path: path for path in files if counts[PurePath(path).name] > 1}


def _read_as(path: str, name: str | None, read: "Callable[[str | OpenedFile], FileReading]") -> "FileReading":
    """Read a file, under another name than its own if ``name`` is given."""
    if name is None:
        return read(path)
    from msgspec.structs import replace

    from yjs_cli.workbook.opening import open_source

    opened = open_source(path)
    return read(replace(opened, source=replace(opened.source, name=name)))


def _refuse_unknown_sheets(choice: "SheetChoice", readings: "Sequence[FileReading]") -> None:
    """Refuse an option that matches no sheet of any file: the user would think that it had an effect."""
    names = list(dict.fromkeys(sheet.name for reading in readings for sheet in reading.sheets if sheet.name))
    if not readings:
        return
    for option, patterns in (("--sheet", choice.only), ("--without-sheet", choice.without)):
        for pattern in patterns:
            if not any(_matches(pattern, name) for name in (*names, "")):
                raise UsageError(f"{option} {pattern}: no sheet has this name{_suggestion(pattern, names)}")


def _matches(pattern: str, name: str) -> bool:
    from yjs_cli.layout.reading import SheetChoice

    return SheetChoice(only=(pattern,)).reads(name)


def _suggestion(pattern: str, names: list[str]) -> str:
    from yjs_cli.checks.finding import closest

    if not names:
        return ". The file has no sheets to choose from."
    near = closest(pattern, names)
    more = f" and {len(names) - _NAMED_SHEETS} more" if len(names) > _NAMED_SHEETS else ""
    return f"{f' (did you mean {near}?)' if near else ''}. Sheets: {', '.join(names[:_NAMED_SHEETS])}{more}."
