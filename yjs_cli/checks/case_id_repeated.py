"""The same case id twice in one domain.

One of the two is a slip: a case counted twice moves every percentage. It is told whether the two have the same answers,
as a row that was copied has, or where they differ. The same id in two domains is two cases.

Passes::

    Case ID | 2.1.1
    1001    | Yes
    1002    | No

Fails::

    Case ID | 2.1.1
    1001    | Yes
    1001    | No

To mend: correct one of the two ids, or delete the row that does not belong.
"""

from collections.abc import Iterator

import numpy as np

from yjs_cli.checks.finding import NAMED, Finding, answer_place, case_place, cells, quoted
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection, case_key
from yjs_cli.workbook.cell import Place

CODE = "case-id-repeated"
SEVERITY = "error"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    ids = inspection.cases["case_id"].tolist()
    # A case without an id is like no other.
    keys = [case_key(case_id) if isinstance(case_id, str) else case for case, case_id in enumerate(ids)]
    known = list(zip(keys, inspection.cases["domain"].cat.codes.tolist(), strict=True))
    if len(set(known)) == len(known):
        return
    first: dict[tuple[str | int, int], int] = {}
    for case, key in enumerate(known):
        earlier = first.setdefault(key, case)
        if earlier != case:
            place, other = case_place(inspection, case), case_place(inspection, earlier)
            already = f"{quoted(ids[case])} is already the id of the case in {cells([other], 1, place.sheet)}"
            places = _differences(inspection, case, earlier)
            if places and _are_parts(inspection, case, earlier):
                yield Finding(
                    place,
                    f"{already}, which has answers to other questions.",
                    "Put all answers of a case in one row, under one row of headings; or correct one of the two ids.",
                )
                continue
            differ = f"differ in {cells(places[:NAMED], len(places), place.sheet)}" if places else "are the same"
            yield Finding(
                place,
                f"{already}; their answers {differ}.",
                "Correct one of the two ids, or delete the row that does not belong.",
            )


def _differences(inspection: Inspection, case: int, earlier: int) -> list[Place]:
    """Where two cases of one domain have different answers: the later one's cell, or else the earlier one's."""
    answers, rows = inspection.answers["answer"].cat.codes.to_numpy(), inspection.answers["row"].to_numpy()
    here, there = (_answers_of(inspection, each) for each in (case, earlier))
    differ = answers[here] != answers[there]
    return [
        answer_place(inspection, own if rows[own] else other)
        for own, other in zip(here[differ].tolist(), there[differ].tolist(), strict=True)
    ]


def _are_parts(inspection: Inspection, case: int, earlier: int) -> bool:
    """Whether two rows answer no question twice: one case, asked about one standard here and another there."""
    unanswered = inspection.answers["answer"].isin(["unanswered"]).to_numpy()
    here, there = (~unanswered[_answers_of(inspection, each)] for each in (case, earlier))
    return bool(here.any() and there.any() and not (here & there).any())


def _answers_of(inspection: Inspection, case: int) -> np.ndarray:
    """The positions of a case's answers: together, one to each question of its domain in the framework's order."""
    return np.arange(*np.searchsorted(inspection.answers["case"].to_numpy(), (case, case + 1)))
