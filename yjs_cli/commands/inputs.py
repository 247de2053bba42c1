"""The files that arguments name: folders and patterns with ``*`` or ``?``, also where no shell expands them."""

import glob
from collections.abc import Iterator, Sequence
from pathlib import Path

from yjs_cli.errors import UsageError
from yjs_cli.workbook.opening import STANDARD_INPUT

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv")
_LOCKS = ("~$", ".")  # lock files of open workbooks, and hidden files


def expand(arguments: Sequence[str], ignored: str | None = None) -> list[str]:
    """The files that arguments name, each once: files as given, the workbooks in a folder and below it, and matches.

    Folders and patterns are in order of the path. ``ignored`` is a path that is never taken from a folder or a
    pattern: the file to write. Raises UsageError for a folder without workbooks and a pattern without a match.
    """
    output = _real(ignored) if ignored else None
    found: dict[str, str] = {}
    for argument in arguments:
        named = not _is_pattern(argument) and not Path(argument).is_dir()
        for path in _named_by(argument):
            key = path if path == STANDARD_INPUT else _real(path)
            if named or key != output:
                found.setdefault(key, path)
    return list(found.values())


def _named_by(argument: str) -> Iterator[str]:
    if argument == STANDARD_INPUT:
        yield argument
    elif Path(argument).is_dir():
        yield from _in_folder(argument)
    elif _is_pattern(argument):
        # Only * and ? are special: a bracket in a name is a bracket, as on Windows.
        matches = sorted(glob.glob(argument.replace("[", "[[]"), recursive=True))  # noqa: PTH207  a pattern can be absolute
        if not matches:
            raise UsageError(f"{argument}: no file matches this pattern.")
        for match in matches:
            yield from _in_folder(match) if Path(match).is_dir() else (match,)
    else:
        yield argument


def _in_folder(folder: str) -> list[str]:
    files = sorted(
        str(path)
        for path in Path(folder).rglob("*")
        if path.suffix.lower() in WORKBOOKS and not path.name.startswith(_LOCKS) and path.is_file()
    )
    if not files:
        raise UsageError(f"{folder}: there are no workbooks in this folder ({', '.join(WORKBOOKS)}).")
    return files


def _is_pattern(argument: str) -> bool:
    return ("*" in argument or "?" in argument) and not Path(argument).exists()


def _real(path: str) -> str:
    try:
        return str(Path(path).resolve())
    except (OSError, ValueError, RuntimeError):
        return path
