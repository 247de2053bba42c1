from collections.abc import Iterator

from yjs_cli.checks.finding import Finding
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection
from yjs_cli.workbook.cell import Place

MANUAL = """
A judged standard without a rating.

A judged standard has no cases. Inspectors decide its rating and give it on a ratings sheet or with
--rating.

Passes:

    Standard | Rating
    1.1      | Good

Fails:

    Standard | Rating
    1.1      |

To fix: give the rating, or Not rated.
"""


def check(inspection: Inspection, framework: Framework) -> Iterator[Finding]:
    example = framework.ratings[len(framework.ratings) // 2].name
    stated = {rating.standard for rating in inspection.stated_ratings}
    missing = [
        standard for standard in framework.standards if standard.method == "judgement" and standard.code not in stated
    ]
    for standard in missing:
        setting = f"{standard.code}={example}"
        shown = f'"{setting}"' if " " in example else setting  # quoted for a shell
        yield Finding(
            Place(None),
            f"{standard.code} {standard.name} has no rating yet.",
            f"Add it to a ratings sheet, or with --rating {shown}.",
        )


RULE = ComputedRule("judgement-missing", "notice", MANUAL, check)
