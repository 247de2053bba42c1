from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, closest, quoted, unread_cells
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

MANUAL = """
A disposal that is not in the framework.

The disposal gives the domain of a case if no other column does, and the make-up of the sample is
counted from it.

Passes:

    Case ID | Disposal
    1001    | Referral order

Fails:

    Case ID | Disposal
    1001    | Refferal order

To fix: use one of the framework's words (yjs framework show lists them), or clear the cell.
"""


def check(inspection: Inspection, framework: Framework) -> Iterator[Finding]:
    disposals = [disposal for domain in framework.domains for disposal in domain.disposals]
    words = [word for disposal in disposals for word in (disposal.name, *disposal.aliases)]
    cells = list(unread_cells(inspection, "disposal"))
    near = {text: closest(text, words) for text in {str(unread.value) for unread in cells}}
    for unread in cells:
        meant = near[str(unread.value)]
        hint = f"Did you mean {meant}?" if meant else f"Use one of: {', '.join(d.name for d in disposals)}."
        yield Finding(unread.place, f"{quoted(unread.value)} is not a disposal of {framework.name}.", hint)


RULE = ComputedRule("disposal-unknown", "error", MANUAL, check)
