from collections.abc import Iterator

import numpy as np

from yjs_cli.checks.finding import Finding, case_place
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

MANUAL = """
A case whose domain is unknown.

Its Domain, Disposal and answers are all blank, on a sheet with the questions of several domains. It
belongs to the sample of one of them, but it is not known which.

Passes:

    Case ID | Domain | 2.1.1 | 3.1.1
    1001    | 3      |       |

Fails:

    Case ID | Domain | 2.1.1 | 3.1.1
    1001    |        |       |

To fix: fill in the Domain or Disposal of the case.
"""


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    cases = inspection.cases
    unread = {(cell.place.file, cell.place.sheet, cell.place.row) for cell in inspection.unread if cell.field in ("domain", "disposal")}
    for index in np.flatnonzero(cases["domain"].cat.codes.to_numpy() < 0):
        place = case_place(inspection, index)
        if (place.file, place.sheet, place.row) not in unread:  # another rule reports a domain that cannot be read
            yield Finding(
                place,
                "The domain of this case is unknown. It has no Domain or Disposal, and no answer shows it.",
                "Fill in its Domain or Disposal.",
            )


RULE = ComputedRule("domain-missing", "error", MANUAL, check)
