"""The rating method as formulas: counting answers, rounding, and comparing percentages with the rating thresholds."""

from collections.abc import Sequence

import msgspec

from yjs_cli.documents.template.case_sheet import CaseSheet
from yjs_cli.documents.template.formula_words import DECIDES, NO, NOT_APPLICABLE, NOT_YET, YES, quote_text
from yjs_cli.documents.template.ratings_sheet import BY_CASE_ANSWERS, BY_INSPECTORS, RatingsSheet
from yjs_cli.framework import Framework


class QuestionFormulas(msgspec.Struct, frozen=True):
    """The formulas in the row of a key question, in the order of columns B to K."""

    yes: str
    no: str
    not_applicable: str
    unanswered: str
    invalid: str
    applicable: str
    percentage: str
    decides: str
    lowest: str
    rating: str


def question_formulas(
    row: int, standard_rows: Sequence[int], cases: CaseSheet, question: str, framework: Framework
) -> QuestionFormulas:
    """Return the formulas for the question in ``row``. ``standard_rows`` are the rows of its standard's questions.

    A question that is N/A for every case does not count towards its standard. If any other question has no applicable
    answers yet, its standard is *not yet* rated.
    """
    ids, answers = cases.ids, cases.answers[question]
    percentages = f"H{standard_rows[0]}:H{standard_rows[-1]}"
    compared, lowest = _compared(row, standard_rows, framework)
    return QuestionFormulas(
        yes=f"=COUNTIF({answers},{quote_text(YES)})",
        no=f"=COUNTIF({answers},{quote_text(NO)})",
        not_applicable=f"=COUNTIF({answers},{quote_text(NOT_APPLICABLE)})",
        unanswered=f'=COUNTA({ids})-COUNTIFS({ids},"<>",{answers},"<>")',
        invalid=f"=COUNTA({answers})-B{row}-C{row}-D{row}",
        applicable=f"=B{row}+C{row}",
        # Rounds halves up, in integer arithmetic as in scoring.
        percentage=f"=IF(G{row}>0,INT((200*B{row}+G{row})/(2*G{row})),"
        f"IF(AND(D{row}>0,E{row}+F{row}=0),{quote_text(NOT_APPLICABLE)},{quote_text(NOT_YET)}))",
        decides=f'=IF(AND(ISNUMBER(H{row}),ISNUMBER(J{row})),IF({compared}={lowest},{quote_text(DECIDES)},""),"")',
        lowest=f"=IF(COUNTIF({percentages},{quote_text(NOT_YET)})>0,{quote_text(NOT_YET)},"
        f"IF(COUNT({percentages})=0,{quote_text(NOT_APPLICABLE)},MIN({percentages})))",
        rating=f"=IF(ISNUMBER(J{row}),LOOKUP({lowest},{_bands(framework)}),J{row})",
    )


def _compared(row: int, standard_rows: Sequence[int], framework: Framework) -> tuple[str, str]:
    """The percentages compared with the rating thresholds: the question's own, and the lowest in its standard."""
    if framework.compared_percentage == "rounded":
        return f"H{row}", f"J{row}"
    exact = ",".join(f"IF(G{each}>0,100*B{each}/G{each},100)" for each in standard_rows)
    return f"100*B{row}/G{row}", f"MIN({exact})"


def _bands(framework: Framework) -> str:
    """The lowest percentage for each rating, and the ratings, as two array constants."""
    starts = ",".join(str(rating.from_percent) for rating in framework.ratings)
    names = ",".join(quote_text(rating.name) for rating in framework.ratings)
    return f"{{{starts}}},{{{names}}}"


def answers_sentence(first: int, last: int) -> str:
    """A sentence with the number of missing answers and of invalid answers."""
    missing, invalid = f"SUM(E{first}:E{last})", f"SUM(F{first}:F{last})"
    return f'="Missing answers: "&{missing}&". Invalid answers: "&{invalid}&"."'


def ratings_sentence(sheet: RatingsSheet) -> str:
    """A sentence with the number of missing judgements and of panel ratings without a reason."""
    rated = f'COUNTIFS({sheet.rated_by},{quote_text(BY_INSPECTORS)},{sheet.ratings},"<>")'
    changed = f'{sheet.rated_by},{quote_text(BY_CASE_ANSWERS)},{sheet.ratings},"<>"'
    unrated = f"COUNTIF({sheet.rated_by},{quote_text(BY_INSPECTORS)})-{rated}"
    unreasoned = f'COUNTIFS({changed})-COUNTIFS({changed},{sheet.reasons},"<>")'
    return f'="Missing judgements: "&({unrated})&". Panel ratings without a reason: "&({unreasoned})&"."'
