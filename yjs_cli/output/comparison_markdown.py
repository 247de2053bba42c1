"""A comparison in GitHub-flavoured Markdown."""

from collections.abc import Iterator, Sequence

from yjs_cli.comparison_results import Compared
from yjs_cli.framework import Framework
from yjs_cli.output import comparison_words as words
from yjs_cli.output.markdown import escaped
from yjs_cli.output.trend_table import trend_key, trend_labels, trend_rows


def render(compared: Compared, framework: Framework) -> str:
    """The same sentences as the page, and the same table of several inspections."""
    return "\n\n".join(filter(None, _blocks(compared, framework))) + "\n"


def _blocks(compared: Compared, framework: Framework) -> Iterator[str]:
    first, last = compared.files[0], compared.files[-1]
    yield "# Comparison"
    labels = ("Old", "New") if compared.trend is None else trend_labels(compared)
    yield _list([f"{label}: {words.file_in_words(each)}" for label, each in zip(labels, compared.files, strict=True)])
    yield escaped(words.mixed_services(compared))
    if compared.trend is not None:
        yield _table(compared, framework)
        yield escaped(trend_key(framework))
        yield "## From the first to the last"
    yield f"**{escaped(words.overall_change(first, last))}**"
    changes = compared.changes
    for title, sentences in (
        ("Ratings", [words.rating_change(each) for each in changes.ratings]),
        ("Percentages", [words.question_change(each) for each in changes.questions]),
        ("Number of cases", [words.sample_change(each) for each in changes.samples]),
    ):
        yield f"## {title}" if sentences else ""
        yield _list(sentences)
    if not (changes.samples or changes.ratings or changes.questions):
        yield "No rating and no percentage changed."
    if changes.cases is not None:
        yield "## Cases"
        yield _list(list(words.cases_in_words(changes.cases)))
        yield _list([f"{each.case}, {words.answer_change(each)}" for each in changes.cases.answers])
        yield "## Agreement where both files have an answer, the old one first" if changes.cases.agreement else ""
        yield _list([f"{each.question}: {words.agreement_in_words(each)}" for each in changes.cases.agreement])


def _table(compared: Compared, framework: Framework) -> str:
    labels = trend_labels(compared)
    lines = [f"| | {' | '.join(labels)} |", f"| :-- |{' --: |' * len(labels)}"]
    for name, cells in trend_rows(compared, framework):
        shown = escaped(name.strip()) if name.startswith(" ") else f"**{escaped(name)}**"
        lines.append(f"| {shown} | {' | '.join(map(escaped, cells))} |")
    return "\n".join(lines)


def _list(sentences: Sequence[str]) -> str:
    return "\n".join(f"- {escaped(sentence)}" for sentence in sentences)
