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

_LONGEST = 100  # letters that are looked at
_EXAMPLE = re.compile(r"[^\w\n]*(?:e\.?g\b|example|sample|test|dummy|your case)", re.IGNORECASE)
_FIGURE = re.compile(r"\d")
# One search in all ids takes a tenth of the time of one in each, and most often is all that is needed.
_SUSPECT = re.compile(rf"^(?:[^\d\n]+$|{_EXAMPLE.pattern})", re.IGNORECASE | re.MULTILINE)


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    ids = [each[:_LONGEST] if isinstance(each, str) else "" for each in inspection.cases["case_id"].tolist()]
    if not _SUSPECT.search("\n".join(ids)):
        return
    named = [case for case, case_id in enumerate(ids) if case_id]
    bare = {case for case in named if not _FIGURE.search(ids[case])}
    for case in named:
        if (case in bare and 2 * len(bare) < len(named)) or _EXAMPLE.match(ids[case]):
            yield Finding(
                case_place(inspection, case),
                f"{quoted(ids[case])} is unlike the ids of the other cases, and counts as a case.",
                "Delete the row if it is an example or a total; else there is nothing to mend.",
            )
