"""Percentages and bands at thresholds, where floats or rounding half to even would go wrong."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.builders import YJ_2021
from tests.scoring.strategies import QUICK
from yjs_cli.scoring.bands import band, compared_percent, exact_percent, percent, reachable_bands

SHORT = {rating.name: rating.abbreviation for rating in YJ_2021.ratings}


@pytest.mark.parametrize(
    ("yes", "applicable", "whole", "exact", "by_rounded", "by_exact"),
    [
        # 0% and 100%
        (0, 1, 0, 0.0, "I", "I"),
        (1, 1, 100, 100.0, "O", "O"),
        (0, 100_000, 0, 0.0, "I", "I"),
        (99_999, 100_000, 100, 99.999, "O", "O"),
        # small samples, as fieldwork has them
        (1, 3, 33, 33.3333, "I", "I"),
        (2, 3, 67, 66.6667, "G", "G"),
        (1, 2, 50, 50.0, "RI", "RI"),
        (3, 4, 75, 75.0, "G", "G"),
        (3, 5, 60, 60.0, "RI", "RI"),
        (4, 5, 80, 80.0, "O", "O"),
        (2, 6, 33, 33.3333, "I", "I"),
        (3, 6, 50, 50.0, "RI", "RI"),
        (4, 6, 67, 66.6667, "G", "G"),
        (5, 6, 83, 83.3333, "O", "O"),
        (4, 7, 57, 57.1429, "RI", "RI"),
        (5, 7, 71, 71.4286, "G", "G"),
        # whole percentages on each side of a threshold
        (49, 100, 49, 49.0, "I", "I"),
        (50, 100, 50, 50.0, "RI", "RI"),
        (64, 100, 64, 64.0, "RI", "RI"),
        (65, 100, 65, 65.0, "G", "G"),
        (79, 100, 79, 79.0, "G", "G"),
        (80, 100, 80, 80.0, "O", "O"),
        (13, 20, 65, 65.0, "G", "G"),
        # rounded up to a threshold: the rounded and the exact percentage give different ratings
        (11, 17, 65, 64.7059, "G", "RI"),
        (20, 31, 65, 64.5161, "G", "RI"),
        (22, 34, 65, 64.7059, "G", "RI"),
        (35, 44, 80, 79.5455, "O", "G"),
        (39, 49, 80, 79.5918, "O", "G"),
        (50, 101, 50, 49.505, "RI", "I"),
        # exact halves go up, even to an odd number
        (1, 8, 13, 12.5, "I", "I"),
        (99, 200, 50, 49.5, "RI", "I"),
        (129, 200, 65, 64.5, "G", "RI"),
        (159, 200, 80, 79.5, "O", "G"),
        (101, 200, 51, 50.5, "RI", "RI"),
        # just short of a half goes down
        (64_499, 100_000, 64, 64.499, "RI", "RI"),
        (49_499, 100_000, 49, 49.499, "I", "I"),
    ],
)
def test_percentages_and_bands_at_thresholds(
    yes: int, applicable: int, whole: int, exact: float, by_rounded: str, by_exact: str
) -> None:
    assert percent(yes, applicable) == whole
    assert exact_percent(yes, applicable) == exact
    assert SHORT[band(compared_percent(yes, applicable, "rounded"), YJ_2021).name] == by_rounded
    assert SHORT[band(compared_percent(yes, applicable, "exact"), YJ_2021).name] == by_exact


@settings(**QUICK)
@given(st.integers(1, 10**9).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_whole_percentages_round_halves_up_at_any_size(share: tuple[int, int]) -> None:
    yes, applicable = share
    assert percent(yes, applicable) == (Decimal(100 * yes) / applicable).quantize(Decimal(1), ROUND_HALF_UP)


@pytest.mark.parametrize(
    ("yes", "applicable", "unanswered", "reachable"),
    [
        # no answers missing: its own band
        (4, 6, 0, "G"),
        (0, 3, 0, "I"),
        # answers missing, and some bands cannot be reached
        (0, 0, 1, "I O"),
        (0, 0, 2, "I RI O"),
        (1, 1, 1, "RI O"),
        (4, 5, 1, "G O"),
        (0, 5, 1, "I"),
        (10, 10, 1, "O"),
        (0, 0, 100, "I RI G O"),
        # no cases
        (0, 0, 0, "I RI G O"),
    ],
)
def test_reachable_bands_are_those_of_some_number_of_further_yes(
    yes: int, applicable: int, unanswered: int, reachable: str
) -> None:
    assert " ".join(SHORT[rating.name] for rating in reachable_bands(yes, applicable, unanswered, YJ_2021)) == reachable


@settings(**QUICK)
@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 60), st.sampled_from(["rounded", "exact"]))
def test_reachable_bands_agree_with_trying_every_outcome(yes: int, no: int, unanswered: int, reading: str) -> None:
    if yes + no + unanswered == 0:
        return
    framework = replace(YJ_2021, compared_percentage=reading)
    tried = {
        band(compared_percent(yes + more, yes + no + unanswered, framework.compared_percentage), framework)
        for more in range(unanswered + 1)
    }
    reachable = reachable_bands(yes, yes + no, unanswered, framework)
    assert set(reachable) == tried
    assert list(reachable) == sorted(tried, key=lambda rating: rating.points)
