"""The account of what was read, in words: one line per file, with the sheets that counted and those that did not."""

from collections.abc import Iterable, Sequence

from yjs_cli.inspection import ReadAs, ReadSource, SheetAccount
from yjs_cli.output.words import counted, printable

# A line names no more sheets than this. More forms, and more sheets of other kinds, are added up.
_NAMED_FORMS = 3
_NAMED_SHEETS = 10

_WITH_CASES: tuple[ReadAs, ...] = ("cases", "answers", "across")
_BY_NAME: tuple[ReadAs, ...] = ("ratings", "inspection", "findings")


def account_lines(sources: Sequence[ReadSource]) -> tuple[str, ...]:
    """One line per file that has an account. Each begins with ``Read:``, or the name of the file if there are several.

    ``Read: Court 6 cases, 72 answers; OOCD 6 cases, 54 answers; Ratings; ignored: Cover, Guidance``
    """
    several = len(sources) > 1
    return tuple(
        f"{printable(source.name) if several else 'Read'}: {account_in_words(source)}"
        for source in sources
        if source.sheets
    )


def account_in_words(source: ReadSource) -> str:
    """What each sheet of a file was taken for, with the cases and answers that came from it."""
    return "; ".join(
        [
            *_summed(_read_as(source, *_WITH_CASES), _NAMED_SHEETS, "sheet", "sheets"),
            *_summed(_read_as(source, "form"), _NAMED_FORMS, "form", "forms"),
            *(_sample_list(sheet) for sheet in _read_as(source, "sample-list")),
            *([_names(sheets)] if (sheets := _read_as(source, *_BY_NAME)) else []),
            *([f"ignored: {_names(sheets)}"] if (sheets := _read_as(source, "ignored")) else []),
            *([f"left out: {_names(sheets)}"] if (sheets := _read_as(source, "excluded")) else []),
        ]
    )


def _read_as(source: ReadSource, *kinds: ReadAs) -> list[SheetAccount]:
    return [sheet for sheet in source.sheets if sheet.read_as in kinds]


def _summed(sheets: Sequence[SheetAccount], most: int, one: str, many: str) -> list[str]:
    """Each sheet with its cases and answers, or their number with all answers if there are more than ``most``."""
    if len(sheets) <= most:
        return [f"{_name(sheet)}{_cases(sheet)}, {_answers([sheet])}" for sheet in sheets]
    return [f"{counted(len(sheets), one, many)}, {_answers(sheets)}"]


def _cases(sheet: SheetAccount) -> str:
    return f"{' ' if sheet.name else ''}{counted(sheet.cases, 'case', 'cases')}"


def _answers(sheets: Iterable[SheetAccount]) -> str:
    sheets = list(sheets)
    answers = counted(sum(sheet.answers for sheet in sheets), "answer", "answers")
    uncounted = sum(sheet.uncounted for sheet in sheets)
    return f"{answers} and {uncounted:,} not counted" if uncounted else answers


def _sample_list(sheet: SheetAccount) -> str:
    return f"{_name(sheet) or 'list'} lists {counted(sheet.cases, 'case', 'cases')}{_not_counted(sheet)}"


def _names(sheets: Sequence[SheetAccount]) -> str:
    names = [f"{_name(sheet) or 'text'}{_not_counted(sheet)}" for sheet in sheets]
    more = len(names) - _NAMED_SHEETS
    if more <= 0:
        return ", ".join(names)
    rest = sum(sheet.uncounted for sheet in sheets[_NAMED_SHEETS:])
    lost = f" ({counted(rest, 'answer', 'answers')} not counted)" if rest else ""
    return f"{', '.join(names[:_NAMED_SHEETS])} and {counted(more, 'more sheet', 'more sheets')}{lost}"


def _not_counted(sheet: SheetAccount) -> str:
    return f" ({counted(sheet.uncounted, 'answer', 'answers')} not counted)" if sheet.uncounted else ""


def _name(sheet: SheetAccount) -> str:
    return printable(sheet.name or "").strip()
