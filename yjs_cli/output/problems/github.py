"""Problems as annotations of a GitHub workflow, grouped by rule: of a step, GitHub shows only the first ten."""

from itertools import groupby

from yjs_cli.output.words import counted, printable
from yjs_cli.problem import CheckedFile, CheckedFiles, Problem

_NAMED = 20  # cells that one annotation names


def render(checked: CheckedFiles) -> str:
    """A line for every rule that a file breaks, errors first."""
    return "".join(f"{line}\n" for file in checked.files for line in _annotations(file))


def _annotations(file: CheckedFile) -> list[str]:
    order = ("error", "warning", "notice")
    ordered = sorted(file.problems, key=lambda problem: (order.index(problem.severity), problem.code))
    return [
        f"::{severity} file={_property(file.name)},title={_property(f'yjs {code}')}::{_message(list(problems))}"
        for (severity, code), problems in groupby(ordered, key=lambda problem: (problem.severity, problem.code))
    ]


def _message(problems: list[Problem]) -> str:
    if len(problems) == 1:
        return _escaped(f"{problems[0].location}: {problems[0].message} {problems[0].hint}")
    named = ", ".join(problem.location for problem in problems[:_NAMED])
    more = ", …" if len(problems) > _NAMED else ""
    return _escaped(f"{counted(len(problems), 'place', 'places')}: {named}{more}. {problems[0].hint}")


def _escaped(text: str) -> str:
    """Text as a workflow command takes it: what would end or begin a command is encoded."""
    return printable(text).replace("%", "%25")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
