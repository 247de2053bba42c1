from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, quoted, unread_cells
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

MANUAL = """
A domain that is not one of the framework's domains with cases.

Passes:

    Case ID | Domain
    1001    | Domain 2

Fails:

    Case ID | Domain
    1001    | Domain 5

To fix: type the number or name of the domain.
"""


def check(inspection: Inspection, framework: Framework) -> Iterator[Finding]:
    domains = " or ".join(f"{domain.code} ({domain.name})" for domain in framework.case_domains)
    for unread in unread_cells(inspection, "domain"):
        yield Finding(unread.place, f"{quoted(unread.value)} is not a domain with cases.", f"Use {domains}.")


RULE = ComputedRule("domain-unknown", "error", MANUAL, check)
