"""Sentences about a pool, shared by the terminal and the web page. Plain text, safe to print."""

from yjs_cli.output.words import counted, date_in_words, listed, printable
from yjs_cli.pooling.duplicates import Duplicate
from yjs_cli.pooling.outliers import LEVEL, Outliers
from yjs_cli.pooling.pool import Pool, PooledInspection

_SMALLEST = 0.0001


def pool_sentence(pool: Pool) -> str:
    """How many inspections of how many services there are, and how many are not final."""
    services = len({each.service.casefold() or each.file for each in pool.inspections})
    count = len(pool.inspections)
    text = counted(count, "inspection", "inspections")
    if services < count:
        text += f" of {counted(services, 'service', 'services')}"
    unfinished = [
        f"{number:,} {status}"
        for status in ("provisional", "incomplete")
        if (number := sum(each.status == status for each in pool.inspections))
    ]
    return f"{text}; {listed(unfinished, 'and')}." if unfinished else f"{text}, all final."


def left_out_sentence(pool: Pool) -> str:
    """Which standards are left out, with ``--cases-only``; empty if none is."""
    if not pool.left_out:
        return ""
    codes = printable(listed([standard.code for standard in pool.left_out], "and"))
    return (
        f"Rated from cases only. Left out: {codes}, which inspectors judge. The scores and overall ratings cover the "
        "other standards, so they cannot be compared with published ones."
    )


def outliers_sentence(compared: Outliers) -> str:
    """What was compared, and how many differences chance alone explains."""
    if not compared.comparisons:
        return "There is nothing to compare: that takes two inspections with answers to the same key question."
    number = counted(compared.clear, "difference is", "differences are")
    found = (
        f"{number} too large to be chance, marked *."
        if compared.clear
        else "None is so large that chance is an unlikely explanation."
    )
    tested = counted(compared.inspections, "inspection was", "inspections were")
    return (
        f"{tested} tested in {counted(compared.comparisons, 'percentage', 'percentages')} (exact binomial test). "
        f"{compared.below:,} {'has' if compared.below == 1 else 'have'} p below {LEVEL}; chance alone gives up to "
        f"{_rounded(compared.expected)}. {found}"
    )


def inspection_name(inspection: PooledInspection) -> str:
    """The service and when fieldwork started, or the file if there is no service."""
    name = printable(inspection.service) or printable(inspection.file)
    return f"{name}, {date_in_words(inspection.fieldwork_start)}" if inspection.fieldwork_start else name


def p_value(p: float) -> str:
    """A p-value as published statistics show it: four decimals, or that it is smaller."""
    return f"<{_SMALLEST:.4f}" if p < _SMALLEST else f"{p:.4f}"


def duplicate_sentence(duplicate: Duplicate) -> str:
    """Which file seems to repeat another one, and why. Both are in the pool."""
    first, second = printable(duplicate.first.file), duplicate.second
    reason = {
        "file": f"the same file as {first}",
        "answers": f"the same cases and answers as {first}",
        "cases": f"{counted(duplicate.cases, 'case', 'cases')} with the same ID, disposal and start date as in {first}",
        "service": f"the same service and fieldwork date as {first}: {inspection_name(second)}",
    }[duplicate.kind]
    return f"{printable(second.file)}: {reason}. Both are counted."


def _rounded(number: float) -> str:
    return f"{number:,.0f}" if number >= 1 else "1"
