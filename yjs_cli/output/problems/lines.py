"""Problems as lines of plain text, for files and other programs: severity, place, code, message and hint."""

from collections.abc import Iterable

from yjs_cli.output.problems.grouping import ProblemGroup, group_problems
from yjs_cli.output.words import printable
from yjs_cli.problem import CheckedFiles


def render(checked: CheckedFiles, every: bool) -> str:
    """The name of each file that has problems, followed by one line per group of problems."""
    return "".join(
        f"{line}\n"
        for file in checked.files
        if file.problems
        for line in problem_lines(file.name, group_problems(file.problems, every))
    )


def problem_lines(name: str, groups: Iterable[ProblemGroup]) -> list[str]:
    """The name of a file, then one line per group of its problems."""
    return [printable(f"{name}:"), *(printable(f"  {_line(group)}") for group in groups)]


def _line(group: ProblemGroup) -> str:
    return f"{group.severity}  {group.places}  {group.code}  {group.text}"
