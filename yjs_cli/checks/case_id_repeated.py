"""The same case id twice in one domain.

One of the two is a slip: a case counted twice moves every percentage. The same id in two domains is two cases.

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

from yjs_cli.checks.finding import Finding, case_place, quoted
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection, Place, case_key

CODE = "case-id-repeated"
SEVERITY = "error"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    cases = inspection.cases
    keys = [case_key(str(case_id)) for case_id in cases["case_id"]]
    domains = cases["domain"].cat.codes.to_numpy()
    identified = np.flatnonzero(cases["case_id"].notna().to_numpy())
    if len({(keys[index], domains[index]) for index in identified}) == len(identified):
        return
    first: dict[tuple[str, int], Place] = {}
    for index in identified:
        place = case_place(inspection, index)
        earlier = first.setdefault((keys[index], domains[index]), place)
        if earlier != place:
            where = earlier.cell if earlier.sheet == place.sheet else str(earlier)
            yield Finding(
                place,
                f"{quoted(cases['case_id'].iloc[index])} is already the id of the case in {where}.",
                "Correct one of the two ids, or delete the row that does not belong.",
            )
