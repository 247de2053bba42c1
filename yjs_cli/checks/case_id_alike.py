import re
from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, case_place, cell_list, quoted
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection, case_key

MANUAL = """
Two case IDs in one domain that may be the same ID, written differently.

They differ only in zeros before a number, in spaces or punctuation between their parts, in a letter
typed for a digit (O for 0, l for 1), or in a word after the ID of a case that was read again (QA,
2nd reader, old). Excel drops the zeros of 0207 unless the cell is formatted as text. If the two are
the same case, it is counted twice.

Passes:

    Case ID | 2.1.1
    1001    | Yes
    1001a   | No

Fails:

    Case ID | 2.1.1
    0207    | Yes
    207     | No

To fix: if the two are the same case, type the ID in the same way everywhere. If one row is a copy of
the other, delete it.
"""

_LONGEST = 100  # characters: a longer text is not an ID
_PUNCTUATION = r"[ \-\u2010\u2011\u2012–—_/\\.:,;*?()\[\]']+"
# What people add after an ID if a case is read twice or a sheet is copied.
_AGAIN = re.compile(
    r"(?<=[\d)\]])(?:[^\w\n]|_)*\b(?:\d(?:st|nd|rd|th)|first|second|qa|moderat\w*|re-?read|reader|copy|old|new|dup\w*|draft|v\d)\b.*",
)
_DIGIT_FOR_LETTER = str.maketrans("oil", "011")
_ZERO_FOR_DIGIT = str.maketrans("123456789", "000000000")


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    ids = inspection.cases["case_id"].tolist()
    keys = [case_key(each) if isinstance(each, str) and len(each) <= _LONGEST else "" for each in ids]
    lines = "\n".join(keys)  # keys have no line breaks; one search in all of them is ten times faster
    if len(set(lines.translate(_ZERO_FOR_DIGIT).split("\n"))) == 1:
        return  # IDs that differ only in their digits
    simplified = list(zip(_simplified(lines).split("\n"), inspection.cases["domain"].cat.codes.tolist(), strict=True))
    if len(set(simplified)) == len(simplified):
        return
    first: dict[tuple[str, int], int] = {}
    for case, key in enumerate(simplified):
        earlier = first.setdefault(key, case) if keys[case] else case
        if keys[earlier] != keys[case]:  # case-id-repeated reports the same ID
            place, other = case_place(inspection, case), case_place(inspection, earlier)
            yield Finding(
                place,
                f"Case ID {quoted(ids[case])} may be the same as the ID in {cell_list([other], 1, place)}, "
                "written differently.",
                "If they are the same case, use the same ID or, if one row is a copy, delete it. "
                "Otherwise, you do not need to do anything.",
            )


RULE = ComputedRule("case-id-alike", "warning", MANUAL, check)


def _simplified(lines: str) -> str:
    """IDs, one per line, without letters typed for digits, leading zeros, and punctuation except between numbers."""
    lines = _AGAIN.sub("", lines)
    lines = re.sub(r"(?<=\d)[oil]+|(?<![^\W_])o+(?=\d)", lambda letters: letters[0].translate(_DIGIT_FOR_LETTER), lines)
    lines = re.sub(r"(?<!\d)0+(?=\d)", "", lines)
    # 1/12 and 11/2 are different IDs.
    return re.sub(r"(?<!\d) | (?!\d)", "", re.sub(_PUNCTUATION, " ", lines))
