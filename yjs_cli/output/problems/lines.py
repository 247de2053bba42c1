"""Problems as lines for people: where, which rule, what is wrong and how to mend it."""

from collections.abc import Iterable

from yjs_cli.output.words import counted, printable
from yjs_cli.problem import CheckedFiles, Problem


def render(checked: CheckedFiles) -> str:
    """A line a problem; where several files were checked, each file's problems stand under its name."""
    lines: list[str] = []
    for file in checked.files:
        if len(checked.files) > 1 and file.problems:
            lines.append(f"{printable(file.name)}:")
        lines += problem_lines(file.problems)
    return "".join(f"{line}\n" for line in lines)


def problem_lines(problems: Iterable[Problem]) -> list[str]:
    """One line a problem, each with Excel's own address first."""
    return [
        printable(f"{problem.location}  {problem.code}  {problem.message} {problem.hint}".rstrip())
        for problem in problems
    ]


def problem_count(problems: Iterable[Problem]) -> str:
    """``2 errors, 1 warning``; empty for no problems."""
    severities = [problem.severity for problem in problems]
    return ", ".join(
        counted(severities.count(severity), severity, f"{severity}s")
        for severity in ("error", "warning", "notice")
        if severity in severities
    )
