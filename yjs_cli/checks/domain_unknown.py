"""A domain that the framework does not have cases in.

Passes::

    Case ID | Domain
    1001    | Domain 2

Fails::

    Case ID | Domain
    1001    | Domain 5

To mend: write the domain's number or name.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, quoted, unread_cells
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "domain-unknown"
SEVERITY = "error"


def check(inspection: Inspection, framework: Framework) -> Iterator[Finding]:
    domains = " or ".join(f"{domain.code} ({domain.name})" for domain in framework.case_domains)
    for unread in unread_cells(inspection, "domain"):
        yield Finding(unread.place, f"{quoted(unread.value)} is not a domain with cases.", f"Use {domains}.")
