"""An answer that is neither Yes, No nor N/A.

Answers may be typed as ``Yes``, ``Y``, ``True`` or ``1``, as ``No``, ``N``, ``False`` or ``0``, and as ``N/A``, ``NA``,
``Not applicable`` or ``-``, in any case. A blank means that the question is not answered yet. Anything else could mean
either, so nothing is counted.

Passes::

    Case ID | 2.1.1
    1001    | yes

Fails::

    Case ID | 2.1.1
    1001    | Yess

To mend: type Yes, No or N/A, or clear the cell if the question is not answered yet.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, closest, quoted, unread_cells
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

MEANT = {"yes": "Yes", "no": "No", "true": "Yes", "false": "No", "n/a": "N/A", "not applicable": "N/A"}

CODE = "answer-unknown"
SEVERITY = "error"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for unread in unread_cells(inspection, "answer"):
        meant = closest(str(unread.value), list(MEANT))
        suggestion = f" (did you mean {MEANT[meant]}?)" if meant else ""
        yield Finding(unread.place, f"{quoted(unread.value)} is not an answer.", f"Use Yes, No or N/A{suggestion}.")
