"""Two case ids of one domain that look like one.

They differ only in zeros before a number, in blanks or signs between their parts, in a letter typed for a figure (O
for 0, l for 1), or in a word behind an id whose case is read again (QA, 2nd reader, old). Excel drops the zeros of
``0207`` unless the cell is formatted as text. If the two are one case, it counts twice.

Passes::

    Case ID | 2.1.1
    1001    | Yes
    1001a   | No

Fails::

    Case ID | 2.1.1
    0207    | Yes
    207     | No

To mend: if the two are one case, type its id in the same way, or delete the row that does not belong.
"""

import re
from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, case_place, cells, quoted
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection, case_key

CODE = "case-id-alike"
SEVERITY = "warning"

_LONGEST = 100  # letters: a longer text is no id
_SIGNS = r"[ \-\u2010\u2011\u2012–—_/\\.:,;*?()\[\]']+"
# What is put behind an id where a case is read twice, or a sheet is copied.
_AGAIN = re.compile(
    r"(?<=[\d)\]])(?:[^\w\n]|_)*\b(?:\d(?:st|nd|rd|th)|first|second|qa|moderat\w*|re-?read|reader|copy|old|new|dup\w*|draft|v\d)\b.*",
)
_FIGURES = str.maketrans("oil", "011")
_DIGITS = str.maketrans("123456789", "000000000")


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    ids = inspection.cases["case_id"].tolist()
    keys = [case_key(each) if isinstance(each, str) and len(each) <= _LONGEST else "" for each in ids]
    lines = "\n".join(keys)  # no key has a line break in it; all at once takes a tenth of the time
    if len(set(lines.translate(_DIGITS).split("\n"))) == 1:
        return  # ids that differ in nothing but their figures
    looks = list(zip(_at_a_glance(lines).split("\n"), inspection.cases["domain"].cat.codes.tolist(), strict=True))
    if len(set(looks)) == len(looks):
        return
    first: dict[tuple[str, int], int] = {}
    for case, look in enumerate(looks):
        earlier = first.setdefault(look, case) if keys[case] else case
        if keys[earlier] != keys[case]:  # the same id twice is an error of its own
            place, other = case_place(inspection, case), case_place(inspection, earlier)
            yield Finding(
                place,
                f"{quoted(ids[case])} differs from the id in {cells([other], 1, place.sheet)} only as two spellings of "
                "one do.",
                "If the two are one case, give it one id, or delete a row; else there is nothing to mend.",
            )


def _at_a_glance(lines: str) -> str:
    """Ids, a line each, without letters for figures, zeros before a number, and signs other than between numbers."""
    lines = _AGAIN.sub("", lines)
    lines = re.sub(r"(?<=\d)[oil]+", lambda letters: letters[0].translate(_FIGURES), lines)
    lines = re.sub(r"(?<!\d)0+(?=\d)", "", lines)
    # 1/12 and 11/2 are two ids.
    return re.sub(r"(?<!\d) | (?!\d)", "", re.sub(_SIGNS, " ", lines))
