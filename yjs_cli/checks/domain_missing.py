"""A case whose domain nothing tells.

It has no domain, no disposal and no answer, on a sheet with the questions of several domains. It belongs to a sample,
and its answers are missing from it, but from which cannot be said.

Passes::

    Case ID | Domain | 2.1.1 | 3.1.1
    1001    | 3      |       |

Fails::

    Case ID | Domain | 2.1.1 | 3.1.1
    1001    |        |       |

To mend: fill in the case's domain or disposal.
"""

from collections.abc import Iterator

import numpy as np

from yjs_cli.checks.finding import Finding, case_place
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "domain-missing"
SEVERITY = "error"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    cases = inspection.cases
    unread = {(cell.place.sheet, cell.place.row) for cell in inspection.unread if cell.field in ("domain", "disposal")}
    for index in np.flatnonzero(cases["domain"].cat.codes.to_numpy() < 0):
        place = case_place(inspection, index)
        if (place.sheet, place.row) not in unread:  # a domain that could not be read has a problem of its own
            yield Finding(
                place,
                "Nothing tells the domain of this case: it has no domain, no disposal and no answer.",
                "Fill in its domain or disposal.",
            )
