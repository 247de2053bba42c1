"""The method as formulas of a spreadsheet: how answers are counted, rounded and held against the bands."""

from collections.abc import Sequence

import msgspec

from yjs_cli.framework import Framework
from yjs_cli.template.case_sheet import NO, NOT_APPLICABLE, YES, CaseSheet
from yjs_cli.template.looks import quoted
from yjs_cli.template.ratings_sheet import JUDGED, SAMPLED, RatingsSheet

NOT_YET = "not yet"
DECIDES = "decides"


class Figures(msgspec.Struct, frozen=True):
    """The formulas of a key question's row, in the order of the sheet's columns."""

    yes: str
    no: str
    not_applicable: str
    unanswered: str
    other: str
    applicable: str
    percentage: str
    decides: str
    lowest: str
    rating: str


def figures(row: int, standard_rows: Sequence[int], cases: CaseSheet, question: str, framework: Framework) -> Figures:
    """The formulas of a question that stands at a row, its standard's questions at ``standard_rows``.

    Yes, No and N/A stand in the columns B to D, then what is unanswered and what is no answer (E, F), the applicable
    answers (G), the percentage (H), and the standard's lowest (J).
    """
    answers, ids = cases.answers[question], cases.ids
    percentages = f"H{standard_rows[0]}:H{standard_rows[-1]}"
    exact = framework.compared_percentage == "exact"
    compared = f"100*B{row}/G{row}" if exact else f"H{row}"
    lowest = f"MIN({','.join(f'IF(G{each}>0,100*B{each}/G{each},100)' for each in standard_rows)})" if exact else f"J{row}"
    return Figures(
        yes=f"=COUNTIF({answers},{quoted(YES)})",
        no=f"=COUNTIF({answers},{quoted(NO)})",
        not_applicable=f"=COUNTIF({answers},{quoted(NOT_APPLICABLE)})",
        unanswered=f'=COUNTA({ids})-COUNTIFS({ids},"<>",{answers},"<>")',
        other=f"=COUNTA({answers})-B{row}-C{row}-D{row}",
        applicable=f"=B{row}+C{row}",
        # Halves up in whole numbers, as the method rounds. N/A for every case leaves the standard to its other
        # questions; nothing answered yet leaves it open.
        percentage=f"=IF(G{row}>0,INT((200*B{row}+G{row})/(2*G{row})),"
        f"IF(AND(D{row}>0,E{row}+F{row}=0),{quoted(NOT_APPLICABLE)},{quoted(NOT_YET)}))",
        decides=f'=IF(AND(ISNUMBER(H{row}),ISNUMBER(J{row})),IF({compared}={lowest},{quoted(DECIDES)},""),"")',
        lowest=f"=IF(COUNTIF({percentages},{quoted(NOT_YET)})>0,{quoted(NOT_YET)},"
        f"IF(COUNT({percentages})=0,{quoted(NOT_APPLICABLE)},MIN({percentages})))",
        rating=f"=IF(ISNUMBER(J{row}),LOOKUP({lowest},{_bands(framework)}),J{row})",
    )


def _bands(framework: Framework) -> str:
    """The percentage at which each band begins, and its rating, as two lists."""
    starts = ",".join(str(rating.from_percent) for rating in framework.ratings)
    names = ",".join(quoted(rating.name) for rating in framework.ratings)
    return f"{{{starts}}},{{{names}}}"


def answers_sentence(first: int, last: int) -> str:
    """How many answers are missing, and how many entries are no answer."""
    return f'="Answers still missing: "&SUM(E{first}:E{last})&". Entries that are no answer: "&SUM(F{first}:F{last})&"."'


def ratings_sentence(sheet: RatingsSheet) -> str:
    """How many judged standards have no rating yet, and how many panel ratings no reason."""
    judged, sampled = quoted(JUDGED), quoted(SAMPLED)
    unrated = f'COUNTIF({sheet.rated_by},{judged})-COUNTIFS({sheet.rated_by},{judged},{sheet.ratings},"<>")'
    moved = f'COUNTIFS({sheet.rated_by},{sampled},{sheet.ratings},"<>"'
    unreasoned = f'{moved})-{moved},{sheet.reasons},"<>")'
    return f'="Judgements still missing: "&{unrated}&". Panel ratings without a reason: "&{unreasoned}&"."'
