"""Problems grouped for people: one entry for each rule, message and hint, errors first."""

from collections.abc import Iterable
from itertools import groupby

import msgspec

from yjs_cli.output.words import counted, listed
from yjs_cli.problem import Problem, Severity

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "notice")
_NAMED_SHEETS = 3  # an entry names no more sheets than this


class ProblemGroup(msgspec.Struct, frozen=True):
    """Problems with the same severity, code, message and hint, in file order. There is at least one."""

    severity: Severity
    code: str
    message: str
    hint: str
    problems: tuple[Problem, ...]

    @property
    def places(self) -> str:
        """Where the problems are: ``Court!C2``, ``Court!C2 and C9``, or ``Court!C2 to N7, OOCD!B3 (84 cells)``."""
        runs = [_places_on_a_sheet(list(each)) for _, each in groupby(self.problems, key=_sheet_of)]
        named = ", ".join(runs[:_NAMED_SHEETS])
        if more := len(runs) - _NAMED_SHEETS:
            named += f" and {counted(more, 'more sheet', 'more sheets')}" if more > 0 else ""
        count = len(self.problems)
        if count <= 2 and len(runs) == 1:
            return named
        cells = all(problem.cell for problem in self.problems)
        return f"{named} ({counted(count, 'cell', 'cells') if cells else counted(count, 'place', 'places')})"

    @property
    def text(self) -> str:
        """The message, then the hint."""
        return f"{self.message} {self.hint}".rstrip()


def group_problems(problems: Iterable[Problem], every: bool = False) -> tuple[ProblemGroup, ...]:
    """Group the problems of one file: errors, then warnings, then notices, each by its first place in the file.

    With ``every``, each problem is an entry of its own, in the same order.
    """
    groups: dict[object, list[Problem]] = {}
    for number, problem in enumerate(problems):
        key = number if every else (problem.severity, problem.code, problem.message, problem.hint)
        groups.setdefault(key, []).append(problem)
    entries = [
        ProblemGroup(first.severity, first.code, first.message, first.hint, (first, *others))
        for first, *others in groups.values()
    ]
    return tuple(sorted(entries, key=lambda entry: SEVERITIES.index(entry.severity)))


def problem_count(problems: Iterable[Problem]) -> str:
    """``2 errors, 1 warning``; empty if there are no problems."""
    severities = [problem.severity for problem in problems]
    return ", ".join(
        counted(severities.count(severity), severity, f"{severity}s")
        for severity in SEVERITIES
        if severity in severities
    )


def _sheet_of(problem: Problem) -> str:
    """What locations on a sheet begin with: ``Court!``, or ``[a.xlsx]Court!`` if files are combined."""
    file = problem.places[0].file if problem.places else None
    return (f"[{file}]" if file else "") + (f"{problem.sheet}!" if problem.sheet is not None else "")


def _places_on_a_sheet(problems: list[Problem]) -> str:
    """The first and last place of a sheet, with the sheet's name once."""
    first, last = problems[0], problems[-1]
    if len(problems) == 1 or first.location == last.location:
        return first.location
    last_address = last.location.removeprefix(_sheet_of(last))
    if len(problems) == 2:
        return listed([first.location, last_address], "and")
    return f"{first.location} to {last_address}"
