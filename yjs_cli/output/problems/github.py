"""Problems as GitHub annotations, one per rule, because GitHub shows only the first 10 for each step."""

from itertools import groupby

from yjs_cli.output.problems.grouping import SEVERITIES
from yjs_cli.output.words import counted, printable
from yjs_cli.problem import CheckedFile, CheckedFiles, Problem

_LINES = 20  # in one annotation
_NAMED = 20  # cells in one line


def render(checked: CheckedFiles) -> str:
    """One line for each rule that a file breaks, errors first."""
    return "".join(f"{line}\n" for file in checked.files for line in _annotations(file))


def _annotations(file: CheckedFile) -> list[str]:
    ordered = sorted(file.problems, key=lambda problem: (SEVERITIES.index(problem.severity), problem.code))
    return [
        f"::{severity} file={_property(file.name)},title={_property(f'yjs {code}')}::{_message(list(problems))}"
        for (severity, code), problems in groupby(ordered, key=lambda problem: (problem.severity, problem.code))
    ]


def _message(problems: list[Problem]) -> str:
    """The text of an annotation: each sentence once, after the places it is about."""
    places: dict[str, list[str]] = {}
    for problem in problems:
        places.setdefault(f"{problem.message} {problem.hint}", []).append(problem.location)
    lines = [f"{_named(locations)}: {sentence}" for sentence, locations in list(places.items())[:_LINES]]
    if rest := sum(map(len, list(places.values())[_LINES:])):
        lines.append(f"And {counted(rest, 'place', 'places')} more: to list them, run yjs check --every.")
    return "%0A".join(map(_escaped, lines))


def _named(locations: list[str]) -> str:
    more = len(locations) - _NAMED
    return ", ".join(locations[:_NAMED]) + (f" and {counted(more, 'place', 'places')} more" if more > 0 else "")


def _escaped(text: str) -> str:
    """Encode what would end or begin a workflow command."""
    return printable(text).replace("%", "%25")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
