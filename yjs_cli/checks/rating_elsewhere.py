"""A column of ratings that is not read, on a sheet of standards.

Only the column headed Rating (or Panel rating, Final rating, Judgement) is read. If a panel's decisions stand in
another, they are missing from the ratings.

Passes::

    Standard | Rating
    1.1      | Good

Fails::

    Standard | Rating | Agreed by the panel
    1.1      | Good   | Inadequate

To mend: put the ratings that count in the column Rating.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, facts
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "rating-elsewhere"
SEVERITY = "warning"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for fact in facts(inspection, CODE):
        yield Finding(
            fact.place,
            "The ratings in this column are not read; only those under the heading Rating count.",
            "If these are the ratings that count, put them there; else there is nothing to mend.",
        )
