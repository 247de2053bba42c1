"""The exact binomial test, against published values and against fractions."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yjs_cli.pooling.binomial import binomial_p


@pytest.mark.parametrize(
    ("yes", "answers", "all_yes", "all_answers", "p"),
    [
        (1, 6, 1, 2, 14 / 64),  # by hand: 0, 1, 5 and 6 of 6 are as unlikely
        (0, 6, 1, 2, 2 / 64),
        (7, 10, 1, 2, 0.34375),
        (682, 925, 3, 4, 0.382492),  # the example of R's binom.test, after Conover (1971)
        (3, 6, 1, 2, 1.0),
        (6, 6, 20, 20, 1.0),
        (0, 4, 0, 20, 1.0),
    ],
)
def test_p_values_that_are_known(yes: int, answers: int, all_yes: int, all_answers: int, p: float) -> None:
    assert binomial_p(yes, answers, all_yes, all_answers) == pytest.approx(p, abs=5e-7)


@given(st.data(), st.integers(1, 40), st.integers(1, 200))
def test_p_value_is_the_exact_sum_of_no_likelier_outcomes(data: st.DataObject, answers: int, all_answers: int) -> None:
    yes = data.draw(st.integers(0, answers))
    all_yes = data.draw(st.integers(0, all_answers))
    rate = Fraction(all_yes, all_answers)
    exact = [comb(answers, each) * rate**each * (1 - rate) ** (answers - each) for each in range(answers + 1)]
    expected = sum(each for each in exact if each <= exact[yes])
    if exact[yes]:  # an impossible outcome cannot be in a pool
        assert binomial_p(yes, answers, all_yes, all_answers) == pytest.approx(float(expected), rel=1e-6)
