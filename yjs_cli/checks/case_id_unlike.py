"""A case id without a figure, where most of the others have one, or the id of an example.

It may be an example row, or a row of totals in words, and counts as a case.

Passes::

    Case ID | 2.1.1
    1001    | Yes
    1002    | No
    1003    | No

Fails::

    Case ID | 2.1.1
    1001    | Yes
    1002    | No
    Example | Yes

To mend: delete the row if it is no case.
"""

import re
from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, case_place, quoted
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "case-id-unlike"
SEVERITY = "warning"

_EXAMPLE = re.compile(r"\W*(?:e\.?g\b|example|sample|test|dummy|your case)", re.IGNORECASE)


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    ids = inspection.cases["case_id"].tolist()
    named = [case for case, case_id in enumerate(ids) if isinstance(case_id, str)]
    bare = {case for case in named if not any(map(str.isdigit, ids[case]))}
    for case in named:
        if (case in bare and 2 * len(bare) < len(named)) or _EXAMPLE.match(ids[case]):
            yield Finding(
                case_place(inspection, case),
                f"{quoted(ids[case])} is unlike the ids of the other cases, and counts as a case.",
                "Delete the row if it is an example or a total; else there is nothing to mend.",
            )
