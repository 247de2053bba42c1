from collections.abc import Iterator

from yjs_cli.checks.finding import Finding
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import NOT_RATED, Inspection

MANUAL = """
A panel changed the rating of a standard that has no flags.

Panels look at ratings that are close to a threshold, or that depend on one case or on few cases. A
change elsewhere may be right, or the code of the standard may be wrong.

Passes:

    2.1 at 67%, two points from the threshold, changed by the panel

Fails:

    2.1 at 100% of twelve cases, changed by the panel

To fix: check the code of the standard and the reason.
"""


def check(inspection: Inspection, framework: Framework) -> Iterator[Finding]:
    panels = [
        stated
        for stated in inspection.stated_ratings
        if stated.rating != NOT_RATED
        and any(standard.code == stated.standard and standard.questions for standard in framework.standards)
    ]
    if not panels or (inspection.answers["answer"] == "unread").any() or inspection.stray_answers:
        return  # flags do not take account of answers that cannot be read
    from yjs_cli.scoring import score

    results = {standard.code: standard for standard in score(inspection, framework).standards}
    for stated in panels:
        if results[stated.standard].panel and not results[stated.standard].flags:
            yield Finding(
                stated.place,
                f"The panel changed the rating of {stated.standard}, but nothing about {stated.standard} was flagged.",
                "Check the code of the standard and the reason.",
            )


RULE = ComputedRule("panel-unflagged", "warning", MANUAL, check)
