"""The method as formulas: how answers are counted, rounded and held against the bands."""

from collections.abc import Sequence

import msgspec

from yjs_cli.documents.template.case_sheet import CaseSheet
from yjs_cli.documents.template.formula_words import DECIDES, NO, NOT_APPLICABLE, NOT_YET, YES, quoted
from yjs_cli.documents.template.ratings_sheet import BY_CASE_ANSWERS, BY_INSPECTORS, RatingsSheet
from yjs_cli.framework import Framework


class QuestionFormulas(msgspec.Struct, frozen=True):
    """The formulas of a key question's row, in the order of the columns from B to K."""

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
    """The formulas of a question that stands at a row; ``standard_rows`` are those of its standard's questions.

    A question that is N/A for every case leaves the standard to its other questions. One without applicable answers
    leaves it open.
    """
    ids, answers = cases.ids, cases.answers[question]
    percentages = f"H{standard_rows[0]}:H{standard_rows[-1]}"
    compared, lowest = _compared(row, standard_rows, framework)
    return QuestionFormulas(
        yes=f"=COUNTIF({answers},{quoted(YES)})",
        no=f"=COUNTIF({answers},{quoted(NO)})",
        not_applicable=f"=COUNTIF({answers},{quoted(NOT_APPLICABLE)})",
        unanswered=f'=COUNTA({ids})-COUNTIFS({ids},"<>",{answers},"<>")',
        invalid=f"=COUNTA({answers})-B{row}-C{row}-D{row}",
        applicable=f"=B{row}+C{row}",
        # Halves up, in whole numbers.
        percentage=f"=IF(G{row}>0,INT((200*B{row}+G{row})/(2*G{row})),"
        f"IF(AND(D{row}>0,E{row}+F{row}=0),{quoted(NOT_APPLICABLE)},{quoted(NOT_YET)}))",
        decides=f'=IF(AND(ISNUMBER(H{row}),ISNUMBER(J{row})),IF({compared}={lowest},{quoted(DECIDES)},""),"")',
        lowest=f"=IF(COUNTIF({percentages},{quoted(NOT_YET)})>0,{quoted(NOT_YET)},"
        f"IF(COUNT({percentages})=0,{quoted(NOT_APPLICABLE)},MIN({percentages})))",
        rating=f"=IF(ISNUMBER(J{row}),LOOKUP({lowest},{_bands(framework)}),J{row})",
    )


def _compared(row: int, standard_rows: Sequence[int], framework: Framework) -> tuple[str, str]:
    """What is held against the bands: of a question, and the lowest of its standard."""
    if framework.compared_percentage == "rounded":
        return f"H{row}", f"J{row}"
    exact = ",".join(f"IF(G{each}>0,100*B{each}/G{each},100)" for each in standard_rows)
    return f"100*B{row}/G{row}", f"MIN({exact})"


def _bands(framework: Framework) -> str:
    """Where each band begins, and its rating, as two lists."""
    starts = ",".join(str(rating.from_percent) for rating in framework.ratings)
    names = ",".join(quoted(rating.name) for rating in framework.ratings)
    return f"{{{starts}}},{{{names}}}"


def answers_sentence(first: int, last: int) -> str:
    """How many answers are missing, and how many entries are no answer, on the rows of the questions."""
    missing, invalid = f"SUM(E{first}:E{last})", f"SUM(F{first}:F{last})"
    return f'="Answers still missing: "&{missing}&". Entries that are no answer: "&{invalid}&"."'


def ratings_sentence(sheet: RatingsSheet) -> str:
    """How many judged standards have no rating yet, and how many ratings of the panel no reason."""
    rated = f'COUNTIFS({sheet.rated_by},{quoted(BY_INSPECTORS)},{sheet.ratings},"<>")'
    moved = f'{sheet.rated_by},{quoted(BY_CASE_ANSWERS)},{sheet.ratings},"<>"'
    unrated = f"COUNTIF({sheet.rated_by},{quoted(BY_INSPECTORS)})-{rated}"
    unreasoned = f'COUNTIFS({moved})-COUNTIFS({moved},{sheet.reasons},"<>")'
    return f'="Judgements still missing: "&({unrated})&". Panel ratings without a reason: "&({unreasoned})&"."'
