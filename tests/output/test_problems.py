"""Problems as annotations of a GitHub workflow: what is grouped, what is named, what is encoded."""

import pytest

from yjs_cli.output.problems import ProblemFormat, render
from yjs_cli.problem import CHECK_FORMAT_VERSION, CheckedFile, CheckedFiles, Problem, Severity


def problem(cell: str, message: str = "Wrong.", code: str = "some-rule", severity: Severity = "error") -> Problem:
    return Problem(code, severity, f"Cases!{cell}", "Cases", cell, message, "Fix it.")


def annotations(*problems: Problem, name: str = "cases.xlsx") -> list[str]:
    checked = CheckedFiles(CHECK_FORMAT_VERSION, (CheckedFile(name, "0" * 64, problems),))
    return render(checked, ProblemFormat.github).splitlines()


def test_annotation_has_each_sentence_once_after_its_cells() -> None:
    assert annotations(problem("B2"), problem("B3", "Also wrong."), problem("C9")) == [
        "::error file=cases.xlsx,title=yjs some-rule::"
        "Cases!B2, Cases!C9: Wrong. Fix it.%0ACases!B3: Also wrong. Fix it."
    ]


def test_annotations_are_sorted_by_severity_and_rule() -> None:
    severities: tuple[Severity, ...] = ("notice", "warning", "error")
    shown = annotations(*(problem("B2", code=code, severity=each) for each in severities for code in ("z-z", "a-a")))
    assert [line.split("::")[1] for line in shown] == [
        f"{severity} file=cases.xlsx,title=yjs {code}"
        for severity in ("error", "warning", "notice")
        for code in ("a-a", "z-z")
    ]


def test_files_keep_the_order_of_the_command_line() -> None:
    files = tuple(CheckedFile(name, "0" * 64, (problem("B2"),)) for name in ("z.xlsx", "a.xlsx"))
    shown = render(CheckedFiles(CHECK_FORMAT_VERSION, files), ProblemFormat.github).splitlines()
    assert [line.partition(",")[0] for line in shown] == ["::error file=z.xlsx", "::error file=a.xlsx"]


@pytest.mark.parametrize(
    ("cells", "more"), [(1, ""), (20, ""), (21, " and 1 place more"), (1020, " and 1,000 places more")]
)
def test_first_cells_are_named_and_the_rest_counted(cells: int, more: str) -> None:
    [line] = annotations(*(problem(f"B{row}") for row in range(1, cells + 1)))
    named = ", ".join(f"Cases!B{row}" for row in range(1, min(cells, 20) + 1))
    assert line.partition("::")[2].partition("::")[2] == f"{named}{more}: Wrong. Fix it."


@pytest.mark.parametrize(
    ("sentences", "last"),
    [
        (20, "Cases!B20: Wrong 20. Fix it."),
        (21, "And 1 place more: to list them, run yjs check --every."),
        (25, "And 5 places more: to list them, run yjs check --every."),
    ],
)
def test_first_sentences_are_shown_and_the_rest_counted(sentences: int, last: str) -> None:
    [line] = annotations(*(problem(f"B{row}", f"Wrong {row}.") for row in range(1, sentences + 1)))
    *shown, end = line.split("%0A")
    assert (len(shown), end) == (min(sentences, 20) - (sentences == 20), last)


def test_text_from_a_file_cannot_end_or_begin_a_command() -> None:
    [line] = annotations(problem("B2", '"50%\n::error::x\r" is wrong.'), name="100%: a,b\n.xlsx")
    assert line == (
        '::error file=100%25%3A a%2Cb .xlsx,title=yjs some-rule::Cases!B2: "50%25 ::error::x " is wrong. Fix it.'
    )


@pytest.mark.parametrize("form", ProblemFormat)
def test_file_without_problems_is_a_header_empty_list_or_nothing(form: ProblemFormat) -> None:
    shown = render(CheckedFiles(CHECK_FORMAT_VERSION, (CheckedFile("cases.xlsx", "0" * 64, ()),)), form)
    assert len(shown.splitlines()) == {"table": 0, "github": 0, "csv": 1, "json": 10}[form]
