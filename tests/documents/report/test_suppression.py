"""Small counts are not shown and cannot be worked out."""

from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.builders import bath, inspection_of
from tests.documents.report.composing import paragraphs, reported, rows, section, tables
from yjs_cli.documents.report.people import Breakdown
from yjs_cli.documents.report.suppression import suppressed

QUICK = settings(deadline=None, max_examples=150)
EMPTY = "not shown, because every count would be suppressed."
NOT_SHOWN = "not shown, because small numbers could be worked out from the totals."

counts_below = given(st.lists(st.integers(0, 9), min_size=1, max_size=5), st.integers(0, 6))


@pytest.mark.parametrize(
    ("counts", "below", "shown"),
    [
        # Two or more suppressed counts hide one another.
        ((4, 1, 2, 9), 3, [4, None, None, 9]),
        ((2, 1, 5), 3, [None, None, 5]),
        # A single suppressed count is the rest of the total; two that sum to two are each one.
        ((1, 10), 3, [None, None]),
        ((1, 1, 10, 4), 3, [None, None, 10, None]),
        # A zero is suppressed only if nothing else is left.
        ((2, 0, 0), 3, [None, None, 0]),
        ((1, 0, 4), 3, [None, 0, None]),
        # Nothing else can hide these counts.
        ((2,), 3, None),
        ((2, 2), 3, None),
        # Other counts are shown.
        ((3, 0, 9), 3, [3, 0, 9]),
        ((1, 2), 0, [1, 2]),
        ((), 5, []),
    ],
)
def test_smallest_other_count_is_suppressed_too(
    counts: tuple[int, ...], below: int, shown: list[int | None] | None
) -> None:
    assert suppressed(counts, below) == shown


def test_count_known_to_be_above_zero_cannot_hide_another() -> None:
    assert suppressed((1, 1), 4) == [None, None]
    assert suppressed((1, 1), 4, (1, 1)) is None


@QUICK
@counts_below
def test_no_small_count_is_shown_and_shown_counts_are_unchanged(counts: list[int], below: int) -> None:
    shown = suppressed(counts, below)
    assume(shown is not None)
    for count, number in zip(counts, shown or (), strict=True):
        assert number in (None, count)
        assert not 0 < (number or 0) < below


@QUICK
@counts_below
def test_nothing_is_suppressed_without_need(counts: list[int], below: int) -> None:
    if not any(0 < count < below for count in counts):
        assert suppressed(counts, below) == counts


@QUICK
@counts_below
def test_zeros_are_suppressed_last(counts: list[int], below: int) -> None:
    shown = suppressed(counts, below) or []
    if any(number is None and not count for count, number in zip(counts, shown, strict=bool(shown))):
        assert not any(shown)


# Counts of two domains by a value, as the rows of a table: at most three values, none without a case.
table_of_counts = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)).filter(any), min_size=1, max_size=3)


@settings(deadline=None, max_examples=150)
@given(table_of_counts, st.integers(1, 5))
def test_suppressed_counts_of_a_breakdown_cannot_be_worked_out(counts: list[tuple[int, int]], below: int) -> None:
    by = Breakdown("Age", ("2", "3"), tuple((str(age), of) for age, of in enumerate(counts, start=10)))
    report = reported(bath(), breakdowns=(by,), suppress=below)
    if any(f"Cases by Age: {reason}" in paragraphs(section(report, "Sample")) for reason in (NOT_SHOWN, EMPTY)):
        return
    shown = [[None if text == "[c]" else int(text) for text in row[1:]] for row in rows(tables(report)["Breakdown 1"])]
    columns = [fitting([row[domain] for row in shown], sum(row[domain] for row in counts)) for domain in range(2)]
    # A value without cases would not be named.
    tables_fitting = [pair for pair in product(*columns) if all(map(any, zip(*pair, strict=True)))]
    for row, domain in product(range(len(counts)), range(2)):
        if shown[row][domain] is None:
            assert len({pair[domain][row] for pair in tables_fitting}) > 1


def fitting(shown: list[int | None], total: int) -> list[tuple[int, ...]]:
    """The counts that a column can have: no zero is suppressed while another count is shown."""
    least = 1 if any(shown) else 0
    ranges = [range(least, total + 1) if count is None else (count,) for count in shown]
    return [counts for counts in product(*ranges) if sum(counts) == total]


def test_breakdown_that_cannot_be_protected_is_not_shown() -> None:
    ages = Breakdown("Age", ("2", "3"), tuple((str(age), (1, 0)) for age in (9, 10, 11, 12)))
    report = reported(bath(), breakdowns=(ages,), suppress=2)
    assert "Breakdown 1" not in tables(report)
    assert f"Cases by Age: {NOT_SHOWN}" in paragraphs(section(report, "Sample"))
    assert "Breakdown 1" in tables(reported(bath(), breakdowns=(ages,)))


def test_table_without_a_count_is_not_drawn() -> None:
    sex = Breakdown("Sex", ("2", "3"), (("F", (2, 2)), ("M", (4, 4))))
    report = reported(bath(), breakdowns=(sex,), suppress=3)
    assert "Breakdown 1" not in tables(report)
    assert f"Cases by Sex: {EMPTY}" in paragraphs(section(report, "Sample"))


def test_disposals_are_protected_separately_in_each_domain() -> None:
    answers = {"2.1.1": "Y", "3.1.1": "YYYY"}
    report = reported(inspection_of(answers, disposals={"2": [None]}), suppress=3)
    [domain] = {row[0] for row in rows(tables(report)["Disposals"])}
    assert domain == "3 Out-of-court disposals"
    assert f"Cases by disposal, 2 Court disposals: {NOT_SHOWN}" in paragraphs(section(report, "Sample"))


def test_suppressed_counts_are_explained() -> None:
    by = (Breakdown("Sex", ("2", "3"), (("F", (4, 6)), ("M", (1, 0)), ("X", (5, 0)))),)
    report = reported(bath(), breakdowns=by, suppress=3)
    assert rows(tables(report)["Breakdown 1"]) == [["F", "[c]", "6"], ["M", "[c]", "0"], ["X", "5", "0"]]
    assert "[c]" in {row[-1] for row in rows(tables(report)["Disposals"])}
    assert paragraphs(section(report, "Sample"))[-1].startswith("[c] ")
    assert paragraphs(section(reported(bath(), breakdowns=by), "Sample")) == []
