"""An answer to a question of another domain than the case's own.

A case belongs to one domain: the one its Domain says, else its Disposal, else its answers. An answer elsewhere is
either in the wrong column or on the wrong row. N/A there is passed over, since it says just that.

Passes::

    Case ID | Domain | 2.1.1 | 3.1.1
    1001    | 2      | Yes   |

Fails::

    Case ID | Domain | 2.1.1 | 3.1.1
    1001    | 2      | Yes   | No

To mend: clear the answer, or correct the case's domain.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "case-in-two-domains"
SEVERITY = "error"


def check(inspection: Inspection, framework: Framework) -> Iterator[Finding]:
    names = {domain.code: domain.name for domain in framework.domains}
    told = set()
    for stray in inspection.stray_answers:
        row = (stray.place.sheet, stray.place.row)
        if row in told:  # one problem a case: mending its domain mends all its cells
            continue
        told.add(row)
        home = framework.question_domains[stray.question]
        own = f"the case is one of {names[stray.domain]}" if stray.domain else "the case's domain is not known"
        yield Finding(
            stray.place,
            f"An answer to {stray.question}, a question of {home.name}, but {own}.",
            "Clear the answer, or correct the case's domain.",
        )
