"""The option ``--assume``: answers to assume, to see what they would change."""

from typing import TYPE_CHECKING, Annotated

import typer

from yjs_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yjs_cli.commands.scored import Scored
    from yjs_cli.framework import Framework
    from yjs_cli.scoring.assuming import Answer, Supposition

AssumeOption = Annotated[
    list[str] | None,
    typer.Option(
        "--assume",
        metavar="CASE:2.2.3=Yes",
        help="Show the result as if this case had this answer (Yes, No, N/A, or unanswered). Repeatable.",
    ),
]


def read_assumptions(texts: "Sequence[str]", framework: "Framework") -> tuple["Supposition", ...]:
    """The answers that the option states. Raises UsageError."""
    return tuple(_supposition(text, framework) for text in texts)


def with_assumptions(scored: "Scored", suppositions: "Sequence[Supposition]", framework: "Framework") -> "Scored":
    """Score an inspection again with other answers; the result says which. Raises UsageError for an unknown case."""
    from msgspec.structs import replace

    from yjs_cli.commands.scored import Scored
    from yjs_cli.scoring import score
    from yjs_cli.scoring.assuming import UnknownCaseError, suppose

    if not suppositions:
        return scored
    try:
        inspection, assumed = suppose(scored.inspection, suppositions)
    except UnknownCaseError as error:
        raise UsageError(f"--assume: {error}.") from error
    result = score(inspection, framework, scored.result.problems)
    return Scored(inspection, replace(result, assumed=assumed))


def _supposition(text: str, framework: "Framework") -> "Supposition":
    from yjs_cli.scoring.assuming import Supposition

    before, _, answer = text.rpartition("=")
    case, _, question = (part.strip() for part in before.rpartition(":"))
    if not case or not question:
        raise UsageError(f"--assume {text}: give a case, a key question and an answer, as in --assume D2-03:2.2.3=Yes.")
    if question not in framework.question_domains:
        raise UsageError(f"--assume {text}: {question} is not a key question of {framework.name}.")
    return Supposition(case, question, _answer(text, answer, framework))


def _answer(text: str, word: str, framework: "Framework") -> "Answer":
    from yjs_cli.layout.answers import answer_words, read_answer

    answers: tuple[Answer, ...] = ("Yes", "No", "N/A", "unanswered")
    read = 3 if word.strip().casefold() == "unanswered" else read_answer(word, answer_words(framework))
    if not word.strip() or read >= len(answers):
        raise UsageError(
            f"--assume {text}: {word.strip() or 'nothing'} is not an answer. Use Yes, No, N/A or unanswered."
        )
    return answers[read]
