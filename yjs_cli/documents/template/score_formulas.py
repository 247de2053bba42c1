"""The score and the overall rating as formulas: points, their sum, and the shares of the maximum."""

from yjs_cli.documents.template.formula_words import NOT_YET, YES, quote_text
from yjs_cli.documents.template.ratings_sheet import RatingsSheet
from yjs_cli.framework import Framework, Standard
from yjs_cli.inspection import NOT_RATED


def points_formula(rating: str, standard: Standard, ratings: RatingsSheet, framework: Framework) -> str:
    """The points that the cases give a standard, whose rating is in a cell.

    Empty text without a rating, for a standard outside the score, and if the ratings sheet rates the standard.
    """
    names = ",".join(quote_text(each.name) for each in framework.ratings)
    points = ",".join(str(each.points) for each in framework.ratings)
    stated = ratings.rating_cells[standard.code]
    found = f'IFERROR(INDEX({{{points}}},MATCH({rating},{{{names}}},0)),"")'
    return f'=IF({stated}="",{found},"")' if standard.in_score else '=""'


def score_sentence(points: str, ratings: RatingsSheet, framework: Framework) -> str:
    """A sentence with the score, its maximum and the overall rating. ``points`` is the range of points from the cases.

    There is no overall rating until every standard in the score has a rating. A standard that is not rated counts
    neither in the score nor in its maximum.
    """
    stated = {
        each: f"COUNTIFS({ratings.in_score},{quote_text(YES)},{ratings.ratings},{quote_text(each)})"
        for each in (*(rating.name for rating in framework.ratings), NOT_RATED)
    }
    score = "+".join(
        (f"SUM({points})", *(f"{each.points}*{stated[each.name]}" for each in framework.ratings if each.points))
    )
    rated = "+".join((f"COUNT({points})", *(stated[each.name] for each in framework.ratings)))
    in_score = sum(standard.in_score for standard in framework.standards)
    to_rate = f"({in_score}-{stated[NOT_RATED]})"
    maximum = f"{framework.ratings[-1].points}*{to_rate}"
    limits = "+".join(
        f"(({score})*{each.overall_up_to.denominator}>{maximum}*{each.overall_up_to.numerator})"
        for each in framework.ratings[:-1]
    )
    names = ",".join(quote_text(each.name) for each in framework.ratings)
    overall = f"INDEX({{{names}}},1+{limits})"
    complete = f"{rated}={to_rate}"
    return (
        f'="Score"&IF({complete},""," so far")&": "&({score})&" of "&{maximum}&". '
        f'Overall rating: "&IF(AND({complete},{to_rate}>0),{overall},{quote_text(NOT_YET)})&"."'
    )
