"""The exact binomial test: how likely is a share at least as unusual as this one, if only chance is at work?"""

from functools import lru_cache
from math import exp, fsum, inf, lgamma, log

_TIE = 1 + 1e-7  # outcomes that are equally likely differ in the last digits; R's binom.test allows the same


@lru_cache(maxsize=100_000)
def binomial_p(yes: int, answers: int, all_yes: int, all_answers: int) -> float:
    """The two-sided p-value of ``yes`` out of ``answers``, if each is Yes with probability all_yes / all_answers.

    It adds up the probabilities of every outcome that is no more likely than ``yes``, as R's ``binom.test`` does.
    The numbers of answers are at least 1.
    """
    rate = all_yes / all_answers
    own = _log_probability(yes, answers, rate)
    limit = own + log(_TIE)
    every = (_log_probability(outcome, answers, rate) for outcome in range(answers + 1))
    return min(1.0, fsum(exp(each) for each in every if each <= limit))


def _log_probability(yes: int, answers: int, rate: float) -> float:
    if rate in (0.0, 1.0):
        return 0.0 if yes == answers * rate else -inf
    ways = lgamma(answers + 1) - lgamma(yes + 1) - lgamma(answers - yes + 1)
    return ways + yes * log(rate) + (answers - yes) * log(1 - rate)
