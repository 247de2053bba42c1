"""Which flags a page shows: those that add something, and of these the most useful."""

from yjs_cli.output.words import counted
from yjs_cli.result import InspectionResult, StandardResult

# What a page shows of each standard first. Flags of a kind keep their order.
_FLAGS_BY_USE = ("limiting-judgement", "one-case", "rounding", "near-boundary", "few-cases", "subset")
_FLAGS_SHOWN = 2  # for each standard, unless a user asks for all


def flags_to_show(standard: StandardResult, full: bool) -> list[str]:
    """The flags of a standard that add something, or the two most useful of them unless ``full`` is set."""
    new = [flag for flag in standard.flags if not flag.repeats]
    if full or len(new) <= _FLAGS_SHOWN:
        return [flag.message for flag in new]
    by_use = sorted(new, key=lambda flag: _FLAGS_BY_USE.index(flag.code) if flag.code in _FLAGS_BY_USE else 0)
    return [flag.message for flag in by_use[:_FLAGS_SHOWN]]


def flags_left_out(inspection: InspectionResult) -> str:
    """How many flags a page leaves out, and how to see them; empty if it shows all."""
    number = sum(
        len(flags_to_show(standard, full=True)) - len(flags_to_show(standard, full=False))
        for standard in inspection.standards
    )
    return (
        f"{counted(number, 'more flag', 'more flags')}: use --full to see {'it' if number == 1 else 'them'}."
        if number
        else ""
    )
