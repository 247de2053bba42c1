"""Agreement and Cohen's kappa, with values worked out by hand."""

import pytest

from yjs_cli.scoring.agreement import agreement_of, total_agreement


def pairs(**counts: int) -> list[tuple[str, str]]:
    """``pairs(YN=2)``: two cases that the old file answers Yes and the new one No. ``A`` is N/A, ``u`` unanswered."""
    answers = {"Y": "Yes", "N": "No", "A": "N/A", "u": "unanswered"}
    return [(answers[both[0]], answers[both[1]]) for both, number in counts.items() for _ in range(number)]


@pytest.mark.parametrize(
    ("counts", "agreed", "total", "percent", "kappa"),
    [
        # p_o 35/50, p_e (25*30 + 25*20)/2500 = 1/2: (0.7 - 0.5) / 0.5
        ({"YY": 20, "YN": 5, "NY": 10, "NN": 15}, 35, 50, 70, 0.4),
        # p_o 5/6, p_e (4*3 + 2*3)/36 = 1/2: (5/6 - 1/2) / (1/2) = 2/3
        ({"YY": 3, "YN": 1, "NN": 2}, 5, 6, 83, 0.6667),
        # every answer differs: p_o 0, p_e (2*2 + 2*2)/16 = 1/2: -1
        ({"YN": 2, "NY": 2}, 0, 4, 0, -1.0),
        # equal answers throughout, of two kinds: p_o 1
        ({"YY": 3, "NN": 1}, 4, 4, 100, 1.0),
        # three kinds: p_o 4/5, p_e (3*2 + 1*1 + 1*2)/25 = 9/25: (20/25 - 9/25) / (16/25) = 11/16
        ({"YY": 2, "YA": 1, "NN": 1, "AA": 1}, 4, 5, 80, 0.6875),
        # one reader gives only one answer: p_o 5/6 = p_e
        ({"YY": 5, "YN": 1}, 5, 6, 83, 0.0),
        # only one answer ever given: p_e 1, so kappa is not defined
        ({"YY": 6}, 6, 6, 100, None),
        # missing answers do not count
        ({"YY": 1, "Yu": 3, "uN": 2, "uu": 4}, 1, 1, 100, None),
        ({"Yu": 3}, 0, 0, None, None),
    ],
)  # fmt: skip
def test_kappa_has_the_value_worked_out_by_hand(
    counts: dict[str, int], agreed: int, total: int, percent: int | None, kappa: float | None
) -> None:
    found = agreement_of("2.1.1", pairs(**{key: number for key, number in counts.items() if number}))
    assert (found.agreed, found.both_answered, found.percent, found.kappa) == (agreed, total, percent, kappa)


def test_counts_have_old_answers_in_rows_and_new_ones_in_columns() -> None:
    assert agreement_of("2.1.1", pairs(YN=2, AY=1, NN=3)).counts == ((0, 2, 0), (0, 3, 0), (1, 0, 0))


def test_total_is_the_sum_of_all_questions() -> None:
    total = total_agreement([agreement_of("2.1.1", pairs(YY=3, YN=1)), agreement_of("2.1.2", pairs(NN=2))])
    # as the second value above: 5 of 6, kappa 2/3
    assert (total.question, total.counts, total.kappa) == ("", ((3, 1, 0), (0, 2, 0), (0, 0, 0)), 0.6667)
