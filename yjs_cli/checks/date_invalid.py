import re
from calendar import month_name
from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, quoted, unread_cells
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection
from yjs_cli.workbook.cell import Value

MANUAL = """
A date that cannot be read.

In text such as 03/04/2024 it is not certain which number is the day and which is the month, so yjs
does not guess. Dates do not change any rating.

Passes:

    a cell that Excel formats as a date, or the text 2024-04-03 or 3 April 2024

Fails:

    the text 03/04/2024

To fix: type the date again in a cell formatted as a date, or in the form 2024-04-03.
"""


_TWO_NUMBERS = re.compile(r"\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(?:\d{2}|\d{4})\s*")


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for unread in unread_cells(inspection, "date"):
        yield Finding(
            unread.place,
            f"{quoted(unread.value)} {_wrong(unread.value)}.",
            "Type the date again in a cell formatted as a date, or in the form 2024-04-03.",
        )


RULE = ComputedRule("date-invalid", "warning", MANUAL, check)


def _wrong(value: Value) -> str:
    """What is wrong with a date: it can be read in two ways, or not at all."""
    numbers = _TWO_NUMBERS.fullmatch(value) if isinstance(value, str) else None
    first, second = (int(number) for number in numbers.groups()) if numbers else (0, 0)
    if first != second and 1 <= first <= 12 and 1 <= second <= 12:
        return f"could be {first} {month_name[second]} or {second} {month_name[first]}"
    return "cannot be read as a date"
