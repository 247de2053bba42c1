"""A judged standard without a rating.

It has no cases to give it one: the inspectors' rating is stated on a ratings sheet, or with ``--rating``.

Passes::

    Standard | Rating
    1.1      | Good

Fails::

    Standard | Rating
    1.1      |

To mend: state the rating, or ``Not rated``.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection
from yjs_cli.workbook.cell import Place

CODE = "judgement-missing"
SEVERITY = "notice"


def check(inspection: Inspection, framework: Framework) -> Iterator[Finding]:
    some = framework.ratings[len(framework.ratings) // 2].name
    stated = {rating.standard for rating in inspection.stated_ratings}
    missing = [
        standard for standard in framework.standards if standard.method == "judgement" and standard.code not in stated
    ]
    for standard in missing:
        stating = f"{standard.code}={some}"
        shown = f'"{stating}"' if " " in some else stating  # as a shell takes it
        yield Finding(
            Place(None),
            f"{standard.code} {standard.name} has no rating yet.",
            f"State it on a ratings sheet, or with --rating {shown}.",
        )
