"""Problems grouped for people: what makes one entry, in which order, and how its places are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yjs_cli.output.problems.grouping import SEVERITIES, group_problems, problem_count
from yjs_cli.output.problems.lines import problem_lines
from yjs_cli.problem import Problem, Severity


def problem(
    address: str | None,
    sheet: str | None = "Court",
    message: str = "Wrong.",
    severity: Severity = "error",
    code: str = "some-rule",
    hint: str = "Fix it.",
) -> Problem:
    location = "!".join(filter(None, (sheet, address))) or "cases.xlsx"
    cell = address if address and address[0].isalpha() and address[-1].isdigit() else None
    return Problem(code, severity, location, sheet, cell, message, hint)


def places(*problems: Problem) -> str:
    [group] = group_problems(problems)
    return group.places


@pytest.mark.parametrize(
    ("problems", "shown"),
    [
        ([problem("C2")], "Court!C2"),
        ([problem("C2"), problem("C9")], "Court!C2 and C9"),
        ([problem("C2"), problem("C3"), problem("N7")], "Court!C2 to N7 (3 cells)"),
        ([problem("C2"), problem("K7", "OOCD")], "Court!C2, OOCD!K7 (2 cells)"),
        (
            [*(problem(f"C{row}") for row in range(2, 8)), problem("C2", "OOCD"), problem("D3", "OOCD")],
            "Court!C2 to C7, OOCD!C2 and D3 (8 cells)",
        ),
        ([problem(f"B{row}", None) for row in range(2, 1_202)], "B2 to B1201 (1,200 cells)"),
        ([problem("7"), problem("9"), problem("12")], "Court!7 to 12 (3 places)"),
        ([problem("C2"), problem(None, None)], "Court!C2, cases.xlsx (2 places)"),
        ([problem(None), problem(None, "OOCD")], "Court, OOCD (2 places)"),
        ([problem("C2", f"S{number}") for number in range(1, 5)], "S1!C2, S2!C2, S3!C2 and 1 more sheet (4 cells)"),
        ([problem("C2", f"S{number}") for number in range(1, 31)], "S1!C2, S2!C2, S3!C2 and 27 more sheets (30 cells)"),
        ([problem("C2", "a!b"), problem("C4", "a!b")], "a!b!C2 and C4"),
    ],
)
def test_places_are_the_first_and_last_of_each_sheet(problems: list[Problem], shown: str) -> None:
    assert places(*problems) == shown


@pytest.mark.parametrize("change", ["message", "severity", "code", "hint"])
def test_only_problems_that_read_the_same_are_one_entry(change: str) -> None:
    other = {"severity": "warning"}.get(change, "other")
    assert len(group_problems([problem("C2"), problem("C3")])) == 1
    assert len(group_problems([problem("C2"), problem("C3", **{change: other})])) == 2  # type: ignore[arg-type]


def test_errors_come_before_warnings_and_notices_in_file_order() -> None:
    mixed = [
        problem("A1", severity="notice", code="n"),
        problem("B1", code="z"),
        problem("C1", severity="warning", code="w"),
        problem("D1", code="a"),
        problem("E1", code="z"),
    ]
    assert [(group.severity, group.code, group.places) for group in group_problems(mixed)] == [
        ("error", "z", "Court!B1 and E1"),
        ("error", "a", "Court!D1"),
        ("warning", "w", "Court!C1"),
        ("notice", "n", "Court!A1"),
    ]
    assert [group.places for group in group_problems(mixed, every=True)] == [
        "Court!B1", "Court!D1", "Court!E1", "Court!C1", "Court!A1",
    ]  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(SEVERITIES), st.sampled_from(["x", "y"]))))
def test_grouping_loses_no_problem(drawn: list[tuple[str, Severity, str]]) -> None:
    problems = [problem(f"{column}{row}", message=text, severity=severity)
                for row, (column, severity, text) in enumerate(drawn, start=1)]  # fmt: skip
    for every in (False, True):
        groups = group_problems(problems, every)
        assert sorted(each.location for group in groups for each in group.problems) == sorted(
            each.location for each in problems
        )
        order = [SEVERITIES.index(group.severity) for group in groups]
        assert order == sorted(order)


def test_lines_start_with_the_severity_and_place() -> None:
    assert problem_lines("cases.xlsx", group_problems([problem("C2"), problem("C3", hint="")])) == [
        "cases.xlsx:",
        "  error  Court!C2  some-rule  Wrong. Fix it.",
        "  error  Court!C3  some-rule  Wrong.",
    ]


def test_control_characters_are_never_printed() -> None:
    lines = problem_lines("a\x1b.xlsx", group_problems([problem("C2", message="\x1b[2J\n")]))
    assert all(line.isprintable() for line in lines)


def test_problems_are_counted_by_severity() -> None:
    severities: list[Severity] = ["notice", "error", "error", "warning"]
    assert problem_count(problem("A1", severity=each) for each in severities) == "2 errors, 1 warning, 1 notice"
    assert problem_count([]) == ""
