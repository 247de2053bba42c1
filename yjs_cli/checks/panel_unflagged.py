"""A panel moved a standard on which nothing is flagged.

Panels look where a rating is close to an edge, rests on one case or on few. A move elsewhere may be right, and may be a
slip in the standard's number.

Passes::

    2.1 at 67 %, two points from the edge, moved by the panel

Fails::

    2.1 at 100 % of twelve cases, moved by the panel

To mend: check the standard's number and the reason.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding
from yjs_cli.framework import Framework
from yjs_cli.inspection import NOT_RATED, Inspection

CODE = "panel-unflagged"
SEVERITY = "warning"


def check(inspection: Inspection, framework: Framework) -> Iterator[Finding]:
    panels = [
        stated
        for stated in inspection.stated_ratings
        if stated.rating != NOT_RATED
        and any(standard.code == stated.standard and standard.questions for standard in framework.standards)
    ]
    if not panels or (inspection.answers["answer"] == "unread").any() or inspection.stray_answers:
        return  # flags say nothing about answers that could not be read
    from yjs_cli.scoring import score

    results = {standard.code: standard for standard in score(inspection, framework).standards}
    for stated in panels:
        if results[stated.standard].panel and not results[stated.standard].flags:
            yield Finding(
                stated.place,
                f"The panel moved {stated.standard}, on which nothing is flagged.",
                "Check the standard's number and the reason.",
            )
