"""What ``yjs check`` says of each file: its problems, how many there are, and what was read."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from yjs_cli.problem import CheckedFile, Problem

if TYPE_CHECKING:
    from yjs_cli.framework import Framework
    from yjs_cli.inspection import Inspection, ReadSource


def checked_files(paths: Sequence[str], inspection: "Inspection", problems: Sequence[Problem]) -> list[CheckedFile]:
    """Each file of an inspection with its problems: those at its places. The first has those that are in no file."""
    from yjs_cli.workbook.opening import STANDARD_INPUT

    numbers = {source.name: number for number, source in enumerate(inspection.sources)}
    found: list[list[Problem]] = [[] for _ in paths]
    for problem in problems:
        found[numbers.get(problem.places[0].file or "", 0)].append(problem)
    return [
        CheckedFile(source.name if path == STANDARD_INPUT else path, source.sha256, tuple(of_file))
        for path, source, of_file in zip(paths, inspection.sources, found, strict=True)
    ]


def read_in_words(files: Sequence[CheckedFile], inspection: "Inspection", framework: "Framework") -> Iterator[str]:
    """For each file, how many problems it has, then what was read."""
    from yjs_cli.output.account import account_in_words
    from yjs_cli.output.problems.grouping import problem_count

    for file, source in zip(files, inspection.sources, strict=True):
        yield f"{file.name}: {problem_count(file.problems) or _without_problems(source, inspection, framework)}."
        if source.sheets:
            yield f"  Read: {account_in_words(source)}."


def _without_problems(source: "ReadSource", inspection: "Inspection", framework: "Framework") -> str:
    """That there are no problems; but not where a domain has no cases and answers of the file did not count."""
    from yjs_cli.output.words import counted, listed, printable

    uncounted = [sheet for sheet in source.sheets if sheet.uncounted]
    known = set(inspection.cases["domain"].dropna())
    without_cases = [domain.code for domain in framework.case_domains if domain.code not in known]
    if not uncounted or not without_cases:
        return "no problems"
    names = [printable(sheet.name or "the file") for sheet in uncounted]
    answers = counted(sum(sheet.uncounted for sheet in uncounted), "answer", "answers")
    are = "is" if answers.startswith("1 ") else "are"
    has = "domain" if len(without_cases) == 1 else "domains"
    return (
        f"no cases in {has} {listed(without_cases, 'and')}, but {answers} in {listed(names, 'and')} {are} not counted. "
        "Check that these sheets hold nothing to score"
    )
