"""Sentences about a result, shared by every format. Plain text, safe to print."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal

from yjs_cli.framework import Disposal, Domain
from yjs_cli.inspection import NOT_RATED
from yjs_cli.result import (
    Document,
    DomainGroups,
    GroupResult,
    InspectionResult,
    PercentagesBy,
    QuestionResult,
    Sample,
    StandardResult,
)
from yjs_cli.text import UNPRINTABLE
from yjs_cli.workbook.source import Source

DECIDES = "decides"
NO_RATING = "No rating yet"
OTHER_VALUES = "Other values"
_NAMED_FILES = 3  # a heading names no more files than this

_BREAKS = re.compile(r"\r\n?|[\n\t]")


def printable(text: str) -> str:
    """Text from a workbook as one line, safe at a terminal and in XML: breaks become spaces, controls U+FFFD."""
    return text if text.isprintable() else UNPRINTABLE.sub("\ufffd", _BREAKS.sub(" ", text))


def service_name(inspection: InspectionResult) -> str:
    """The service, or the names of the files if there is none."""
    return printable(inspection.service or "").strip() or files_in_words(inspection.sources)


def files_in_words(sources: Sequence[Source]) -> str:
    """The names of files: ``a.xlsx, b.xlsx``, or the first three and how many more there are."""
    names = [printable(source.name) for source in sources]
    more = len(names) - _NAMED_FILES
    if more <= 1:
        return ", ".join(names)
    return f"{', '.join(names[:_NAMED_FILES])} and {more} more files"


def date_in_words(iso: str) -> str:
    """An ISO 8601 date in words (``21 October 2024``). Other text is returned unchanged."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return printable(iso)
    return f"{day.day} {day:%B %Y}"


def short_date(iso: str) -> str:
    """An ISO 8601 date as ``21 Oct 2024``. Other text is returned unchanged."""
    day, _, rest = date_in_words(iso).partition(" ")
    month, _, year = rest.partition(" ")
    return f"{day} {month[:3]} {year}" if year else printable(iso)


def dates_sentence(inspection: InspectionResult) -> str:
    """When fieldwork started and which cases were in scope; empty if the workbook has no dates."""
    fieldwork, start, end = (
        date_in_words(iso) if iso else ""
        for iso in (inspection.fieldwork_start, inspection.sample_from, inspection.sample_to)
    )
    period = f"from {start} to {end}" if start and end else f"from {start}" if start else f"up to {end}" if end else ""
    sentences = (fieldwork and f"Fieldwork started {fieldwork}.", period and f"Cases {period}.")
    return " ".join(filter(None, sentences))


def score_sentence(inspection: InspectionResult) -> str:
    """``Score 26 of 36``, or the score so far while a standard in the score has no rating."""
    so_far = " so far" if inspection.status == "incomplete" else ""
    return f"Score{so_far} {inspection.score} of {inspection.max_score}"


def overall_in_words(inspection: InspectionResult) -> str:
    """The overall rating, marked if it is provisional, or why there is none."""
    if inspection.overall is None:
        return NO_RATING if inspection.status == "incomplete" else NOT_RATED
    overall = _with_status(inspection.overall, inspection.status)
    return f"{overall} (assumed)" if inspection.assumed else overall


def rating_in_words(standard: StandardResult) -> str:
    """A standard's rating, marked if it is provisional, or why there is none."""
    if standard.rating is None:
        return NOT_RATED if standard.status == "not-rated" else NO_RATING
    return _with_status(standard.rating, standard.status)


def sample_sentence(sample: Sample, domain: Domain) -> str:
    """``6 cases: 6 community sentences, 0 custodial sentences``, and how many have no stated disposal."""
    if not sample.cases:
        return "No cases"
    cases = counted(sample.cases, "case", "cases")
    disposals = {disposal.name: disposal for disposal in domain.disposals}
    stated = sum(count.cases for count in sample.disposals)
    if not stated:
        # Zeros would suggest that disposals were recorded and none was found.
        return f"{cases}, disposals not stated" if sample.disposals else cases
    parts = []
    for count in sample.disposals:
        disposal = disposals.get(count.name, Disposal(count.name, count.name))
        parts.append(counted(count.cases, singular(disposal), disposal.plural))
    if stated < sample.cases:
        parts.append(f"{sample.cases - stated:,} not stated")
    return printable(f"{cases}: {', '.join(parts)}")


def interviews_sentence(sample: Sample) -> str:
    """``6 case managers interviewed``, or that interviews are not recorded; empty if there are no cases."""
    if not sample.cases:
        return ""
    if sample.interviewed is None:
        return "case manager interviews not recorded"
    return f"{counted(sample.interviewed, 'case manager', 'case managers')} interviewed"


def left_out(question: QuestionResult) -> str:
    """The answers not counted as applicable (``2 N/A, 1 unanswered``); empty if there are none."""
    counts = ((question.not_applicable, "N/A"), (question.unanswered, "unanswered"))
    return ", ".join(f"{count:,} {noun}" for count, noun in counts if count)


def panel_sentence(standard: StandardResult) -> str:
    """What the panel changed and why; empty if it changed nothing."""
    if standard.panel is None:
        return ""
    cases_rating = standard.panel.cases_rating
    if cases_rating is None:
        decision = "Rated by the panel, without a rating from the cases"
    elif standard.rating is None:
        decision = f"Set to Not rated by the panel, although the cases give {cases_rating}"
    else:
        decision = f"Changed by the panel from {cases_rating}"
    return printable(f"{decision}: {standard.panel.reason}")


def assumed_sentence(inspection: InspectionResult) -> str:
    """That the result is assumed, and which answers are; empty if it is what the workbook gives."""
    if not inspection.assumed:
        return ""
    answers = [
        f"{each.question} of case {each.case} is {each.answer} instead of {each.instead_of}"
        for each in inspection.assumed
    ]
    return printable(f"Assumed, not what the workbook says: {'; '.join(answers)}.")


def status_in_words(inspection: InspectionResult) -> str:
    """The status, with ``assumed`` added if the result assumes an answer."""
    return f"{inspection.status}, assumed" if inspection.assumed else inspection.status


def reason_sentence(standard: StandardResult) -> str:
    """The inspectors' reason for the rating of a judged standard; empty if they gave none."""
    return printable(f"Reason: {standard.reason}") if standard.reason.strip() else ""


def standard_outlook(standard: StandardResult) -> str:
    """What is missing from a standard and which ratings are still possible; empty if nothing is missing."""
    unanswered = sum(question.unanswered for question in standard.questions)
    if unanswered:
        missing = f"{counted(unanswered, 'answer is', 'answers are')} missing."
        if not standard.possible:
            return missing
        return printable(f"{missing} Still possible: {_still_possible(standard.possible)}.")
    if standard.status != "incomplete":
        return ""
    return "The judgement is missing." if standard.method == "judgement" else "There are no applicable answers."


def outlook_sentence(inspection: InspectionResult) -> str:
    """What is missing from an inspection and which results are still possible; empty if the result is final."""
    if inspection.status == "final":
        return ""
    sentences = []
    missing = _missing(inspection.standards)
    if missing:
        alone = len(missing) == 1 and missing[0].startswith("1 ")
        sentences.append(f"{listed(missing, 'and')} {'is' if alone else 'are'} missing.")
    without = [printable(standard.code) for standard in inspection.standards if _has_no_applicable_answers(standard)]
    if without:
        sentences.append(f"{listed(without, 'and')} {'has' if len(without) == 1 else 'have'} no applicable answers.")
    lowest, highest = inspection.possible.score
    scores = str(lowest) if lowest == highest else f"{lowest} to {highest}"
    overall = f"{_still_possible(inspection.possible.overall)}; " if inspection.possible.overall else ""
    answers = any(question.unanswered for standard in inspection.standards for question in standard.questions)
    assumed = ", if every unanswered question turns out Yes or No" if answers else ""
    sentences.append(printable(f"Still possible{assumed}: {overall}score {scores} of {inspection.max_score}."))
    return " ".join(sentences)


def group_name(group: GroupResult) -> str:
    """The value that the cases of a group share."""
    return OTHER_VALUES if group.value is None else printable(group.value)


def not_shown_sentence(table: PercentagesBy) -> str:
    """Which domains have no percentages by the values of a column, and why; empty if all have."""
    domains = [each.domain for each in table.domains if each.combined and not each.groups]
    if not domains:
        return ""
    return printable(
        f"By {table.heading}, {'domain' if len(domains) == 1 else 'domains'} {listed(domains, 'and')}: not shown. "
        f"Combining the values with fewer than {counted(table.suppress, 'case', 'cases')} leaves only one group."
    )


def combined_sentence(domain: DomainGroups) -> str:
    """Which values are combined because they have few cases; empty if there are none."""
    if not domain.combined or not domain.groups:
        return ""
    return printable(f"{OTHER_VALUES}: {listed(domain.combined, 'and')}, combined because of small numbers.")


def unscored_sentence(inspection: InspectionResult) -> str:
    """Which standards are not in the score; empty if all are."""
    codes = [printable(standard.code) for standard in inspection.standards if not standard.in_score]
    if not codes:
        return ""
    return (
        f"{listed(codes, 'and')} {'does' if len(codes) == 1 else 'do'} not count towards the score or overall rating."
    )


def provenance(document: Document, inspection: InspectionResult) -> str:
    """What produced the result: framework, version of ``yjs``, files and the start of each SHA-256."""
    files = (f"{source.name} sha256 {source.sha256[:8]}" for source in inspection.sources)
    return printable(" · ".join((document.framework, f"yjs {document.yjs_version}", *files)))


def singular(disposal: Disposal) -> str:
    """The name of a disposal after ``1``.

    A plural that adds a noun loses its s (``Outcome 22 disposals``). Otherwise it is the name, starting with a capital
    or small letter as the plural does.
    """
    if disposal.plural.casefold().startswith(f"{disposal.name} ".casefold()):
        return disposal.plural.removesuffix("s")
    first = disposal.plural[:1]
    return first + disposal.name[1:] if first.casefold() == disposal.name[:1].casefold() else disposal.name


def counted(count: int, one: str, many: str) -> str:
    """A count with its noun: ``1 case``, ``0 cases``, ``1,200 cases``."""
    return f"{count:,} {one if count == 1 else many}"


def listed(names: Sequence[str], conjunction: Literal["and", "or"]) -> str:
    """Names as a list in a sentence: ``Inadequate, Good or Outstanding``. There must be at least one."""
    *firsts, last = names
    return f"{', '.join(firsts)} {conjunction} {last}" if firsts else last


def _with_status(rating: str, status: str) -> str:
    return printable(f"{rating} (provisional)" if status == "provisional" else rating)


def _still_possible(ratings: Sequence[str]) -> str:
    return listed(ratings, "or") if len(ratings) > 1 else f"only {ratings[0]}"


def _missing(standards: Sequence[StandardResult]) -> list[str]:
    answers = sum(question.unanswered for standard in standards for question in standard.questions)
    judgements = sum(standard.method == "judgement" and standard.status == "incomplete" for standard in standards)
    counts = ((answers, "answer", "answers"), (judgements, "judgement", "judgements"))
    return [counted(count, one, many) for count, one, many in counts if count]


def _has_no_applicable_answers(standard: StandardResult) -> bool:
    answerable = any(question.applicable or question.unanswered for question in standard.questions)
    return standard.method == "cases" and standard.status == "incomplete" and not answerable
