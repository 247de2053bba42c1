from collections.abc import Iterator

import numpy as np

from yjs_cli.checks.finding import NAMED, Finding, answer_place, case_place, cell_list, quoted
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection, case_key
from yjs_cli.workbook.cell import Place

MANUAL = """
The same case ID twice in one domain.

One of the two is probably a mistake, and a case that is counted twice changes every percentage. The
message says whether the answers are the same, as in a copied row, or where they differ. The same ID
in two domains is two cases.

Passes:

    Case ID | 2.1.1
    1001    | Yes
    1002    | No

Fails:

    Case ID | 2.1.1
    1001    | Yes
    1001    | No

To fix: correct one of the IDs, or delete the wrong row.
"""


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    ids = inspection.cases["case_id"].tolist()
    # A case without an ID is different from every other case.
    keys = [case_key(case_id) if isinstance(case_id, str) else case for case, case_id in enumerate(ids)]
    keys_in_domain = list(zip(keys, inspection.cases["domain"].cat.codes.tolist(), strict=True))
    if len(set(keys_in_domain)) == len(keys_in_domain):
        return
    first: dict[tuple[str | int, int], int] = {}
    for case, key in enumerate(keys_in_domain):
        earlier = first.setdefault(key, case)
        if earlier != case:
            place, other = case_place(inspection, case), case_place(inspection, earlier)
            already = f"{quoted(ids[case])} is already used as the Case ID in {cell_list([other], 1, place)}."
            places = _differences(inspection, case, earlier)
            if places and _are_parts(inspection, case, earlier):
                yield Finding(
                    place,
                    f"{already} The two rows answer different questions.",
                    "Put all answers of a case in one row under one row of headings, or correct one of the IDs.",
                )
                continue
            differ = f"differ in {cell_list(places[:NAMED], len(places), place)}" if places else "are the same"
            yield Finding(
                place,
                f"{already} The answers {differ}.",
                "Correct one of the IDs, or delete the wrong row.",
            )


RULE = ComputedRule("case-id-repeated", "error", MANUAL, check)


def _differences(inspection: Inspection, case: int, earlier: int) -> list[Place]:
    """Where two cases of one domain have different answers: the later case's cell if it has one."""
    answers, rows = inspection.answers["answer"].cat.codes.to_numpy(), inspection.answers["row"].to_numpy()
    here, there = (_answers_of(inspection, each) for each in (case, earlier))
    differ = answers[here] != answers[there]
    return [
        answer_place(inspection, own if rows[own] else other)
        for own, other in zip(here[differ].tolist(), there[differ].tolist(), strict=True)
    ]


def _are_parts(inspection: Inspection, case: int, earlier: int) -> bool:
    """Whether two rows have no question in common: one case, with different standards on different rows."""
    unanswered = inspection.answers["answer"].isin(["unanswered"]).to_numpy()
    here, there = (~unanswered[_answers_of(inspection, each)] for each in (case, earlier))
    return bool(here.any() and there.any() and not (here & there).any())


def _answers_of(inspection: Inspection, case: int) -> np.ndarray:
    """The positions of a case's answers: consecutive, one for each question of its domain, in the framework's order."""
    return np.arange(*np.searchsorted(inspection.answers["case"].to_numpy(), (case, case + 1)))
