"""Inspections that differ from the pool, and the number of comparisons."""

import pytest

from tests.pooling.inspections import pool, pooled
from yjs_cli.output.pool_words import outliers_sentence, p_value
from yjs_cli.pooling.outliers import outliers


def many(odd: tuple[int, int]) -> tuple[object, ...]:
    usual = [pooled(f"{number}.xlsx", {"2.1.1": (9, 1)}, service=f"Service {number}") for number in range(30)]
    return (*usual, pooled("odd.xlsx", {"2.1.1": odd}, service="Oddtown"))


def test_furthest_inspection_comes_first_and_chance_is_ruled_out() -> None:
    found = outliers(pool(*many((1, 9))))  # type: ignore[arg-type]
    first = found.furthest[0]
    assert (first.inspection.service, first.pooled.question.code, first.percent) == ("Oddtown", "2.1.1", 10)
    assert first.clear
    assert (found.inspections, found.comparisons, found.expected) == (31, 31, pytest.approx(1.55))
    assert "31 inspections were tested in 31 percentages" in outliers_sentence(found)
    assert (
        "1 has p below 0.05; chance alone gives up to 2. 1 difference is too large to be chance, marked *."
        in outliers_sentence(found)
    )


def test_difference_in_few_cases_is_not_an_outlier() -> None:
    found = outliers(pool(*many((1, 1))))  # type: ignore[arg-type]
    assert found.furthest == ()
    assert "None is so large that chance is an unlikely explanation." in outliers_sentence(found)


def test_small_p_value_among_many_comparisons_is_not_clear() -> None:
    found = outliers(pool(*many((6, 4))))  # type: ignore[arg-type]
    assert [(each.inspection.service, each.clear) for each in found.furthest] == [("Oddtown", False)]


def test_single_inspection_has_nothing_to_be_compared_with() -> None:
    found = outliers(pool(pooled(counts={"2.1.1": (1, 9)})))
    assert (found.furthest, found.comparisons) == ((), 0)
    assert outliers_sentence(found).startswith("There is nothing to compare")


def test_no_more_than_the_furthest_are_kept() -> None:
    apart = [pooled(f"{n}.xlsx", {"2.1.1": (0, 20) if n < 15 else (20, 0)}) for n in range(30)]
    found = outliers(pool(*apart), most=4)
    assert (len(found.furthest), found.below, found.clear) == (4, 30, 30)


@pytest.mark.parametrize(
    ("p", "text"), [(0.04567, "0.0457"), (0.0001, "0.0001"), (0.00001, "<0.0001"), (1.0, "1.0000")]
)
def test_p_values_have_four_decimals(p: float, text: str) -> None:
    assert p_value(p) == text
