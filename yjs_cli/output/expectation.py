"""Where a result is not as expected, in sentences, for ``yjs score --expect``."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from msgspec import Struct
from msgspec.structs import fields

from yjs_cli.output.words import counted, date_in_words, printable, service_name
from yjs_cli.problem import Problem
from yjs_cli.result import Document, InspectionResult, QuestionResult, Sample, StandardResult

_MOST_LINES = 20
_DETAILS = {
    "service": "Service",
    "fieldwork_start": "Fieldwork start",
    "sample_from": "Sample from",
    "sample_to": "Sample to",
    "status": "Status",
}


def differences(expected: Document, actual: Document) -> tuple[str, ...]:
    """Sentences about what is not as expected, at most 20; empty if everything is.

    The version of yjs and the sources may differ, and so may the wording of flags and problems. Inspections are
    compared in order; standards, key questions, samples and disposals by code; flags by code; problems by code,
    severity and location.
    """
    lines = [printable(line) for line in _documents(expected, actual)]
    if len(lines) <= _MOST_LINES:
        return tuple(lines)
    more = len(lines) - _MOST_LINES + 1
    return (*lines[: _MOST_LINES - 1], f"and {more:,} more differences: yjs compare shows what changed.")


def _documents(expected: Document, actual: Document) -> Iterator[str]:
    if expected.framework != actual.framework:
        yield _line("Framework", expected.framework, actual.framework)
    several = max(len(expected.inspections), len(actual.inspections)) > 1
    for before, after in zip_longest(expected.inspections, actual.inspections):
        name = service_name(before or after)
        if before is None or after is None:
            yield f"{name}: {_presence(before)}."
        else:
            yield from (f"{name}: {line}" if several else line for line in _inspections(before, after))


def _inspections(expected: InspectionResult, actual: InspectionResult) -> Iterator[str]:
    found = False
    for line in _causes(expected, actual):
        found = True
        yield line
    if not found:
        for name, what in (("possible", "What is still possible"), ("assumed", "What is assumed")):
            if getattr(expected, name) != getattr(actual, name):
                yield f"{what} is not as expected."


def _causes(expected: InspectionResult, actual: InspectionResult) -> Iterator[str]:
    """Everything but what follows from the rest."""
    if (expected.overall, expected.score, expected.max_score) != (actual.overall, actual.score, actual.max_score):
        yield _line("Overall", _overall(expected), _overall(actual))
    for name, label in _DETAILS.items():
        before, after = getattr(expected, name), getattr(actual, name)
        if before != after:
            yield _line(label, *(date_in_words(each) if each else None for each in (before, after)))
    yield from _named("Standard", "code", expected.standards, actual.standards)
    yield from _named("Sample of domain", "domain", expected.samples, actual.samples)
    if expected.percentages_by and actual.percentages_by and expected.percentages_by != actual.percentages_by:
        yield "Percentages by the values of a column are not as expected."
    yield from _problems(expected, actual)


def _overall(inspection: InspectionResult) -> str:
    return f"{inspection.overall or 'no rating'}, {inspection.score} of {inspection.max_score}"


def _named(kind: str, key: str, expected: tuple[Any, ...], actual: tuple[Any, ...]) -> Iterator[str]:
    """Compare parts with the same code. ``kind`` names a part that only one of the two has."""
    before = {getattr(part, key): part for part in expected}
    after = {getattr(part, key): part for part in actual}
    for code in {**before, **after}:
        if code not in before or code not in after:
            yield f"{kind} {code}: {_presence(before.get(code))}."
        elif before[code] != after[code]:
            yield from _parts(before[code], after[code])


def _parts(expected: Any, actual: Any) -> Iterator[str]:
    match expected:
        case StandardResult():
            yield from _standards(expected, actual)
        case QuestionResult():
            yield from _questions(expected, actual)
        case Sample():
            yield from _samples(expected, actual)
        case _:  # the number of cases with a disposal
            yield _line(f"Cases of {expected.name}", expected.cases, actual.cases)


def _standards(expected: StandardResult, actual: StandardResult) -> Iterator[str]:
    name = f"{expected.code} {expected.name}"
    found = False
    if expected.rating != actual.rating:
        found = True
        yield _line(name, expected.rating or "no rating", actual.rating or "no rating")
    if expected.panel != actual.panel:
        found = True
        yield _line(f"{name}, panel", *(each and each.reason for each in (expected.panel, actual.panel)))
    # Documents written before judged standards had a reason must still agree.
    if expected.reason and expected.reason != actual.reason:
        found = True
        yield _line(f"{name}, reason", expected.reason, actual.reason)
    for line in _named("Question", "code", expected.questions, actual.questions):
        found = True
        yield line
    if not found:  # the other fields follow from these
        codes = [", ".join(sorted({flag.code for flag in each.flags})) for each in (expected, actual)]
        if codes[0] != codes[1]:
            yield _line(f"{name}, flags", *codes)
        yield from _other_fields(name, expected, actual, {"questions", "flags", "reason"})


def _questions(expected: QuestionResult, actual: QuestionResult) -> Iterator[str]:
    name = f"{expected.code} {expected.label}"
    before, after = _counts(expected), _counts(actual)
    if before != after:
        yield _line(name, before, after)
    else:
        yield from _other_fields(name, expected, actual, set())


def _counts(question: QuestionResult) -> str:
    share = f"{question.yes} of {question.applicable}"
    others = ((question.not_applicable, "N/A"), (question.unanswered, "missing"))
    return ", ".join((share, *(f"{count} {noun}" for count, noun in others if count)))


def _samples(expected: Sample, actual: Sample) -> Iterator[str]:
    name = f"Sample of domain {expected.domain}"
    if expected.cases != actual.cases:
        yield _line(name, *(counted(each.cases, "case", "cases") for each in (expected, actual)))
    # Documents of earlier versions had 0 where interviews are not recorded.
    if expected.interviewed != actual.interviewed and (expected.interviewed, actual.interviewed) != (0, None):
        yield _line(f"{name}, interviews", expected.interviewed, actual.interviewed)
    yield from _named(f"{name}: disposal", "name", expected.disposals, actual.disposals)


def _problems(expected: InspectionResult, actual: InspectionResult) -> Iterator[str]:
    before, after = _problems_by_key(expected), _problems_by_key(actual)
    for key in {**before, **after}:
        missing, surplus = before.get(key, []), after.get(key, [])
        same = min(len(missing), len(surplus))
        for problems, presence in ((missing[same:], "expected, but missing"), (surplus[same:], "not expected")):
            for problem in problems:
                yield f"{problem.severity.capitalize()} {presence}: {problem.location} {problem.message}"


def _problems_by_key(inspection: InspectionResult) -> dict[tuple[str, str, str], list[Problem]]:
    """Problems by code, severity and location. A problem of the whole file is at its name, which may differ."""
    names = {source.name for source in inspection.sources}
    found: dict[tuple[str, str, str], list[Problem]] = {}
    for each in inspection.problems:
        location = "the file" if each.location in names else each.location
        found.setdefault((each.code, each.severity, location), []).append(each)
    return found


def _other_fields(name: str, expected: Struct, actual: Struct, without: set[str]) -> Iterator[str]:
    """Compare all other fields of a type, so that a new field needs no change here."""
    for field in fields(expected):
        before, after = getattr(expected, field.name), getattr(actual, field.name)
        if field.name not in without and _in_any_order(before) != _in_any_order(after):
            yield _line(f"{name}, {field.name.replace('_', ' ')}", before, after)


def _in_any_order(value: Any) -> Any:
    return sorted(value) if isinstance(value, tuple) else value


def _line(name: str, expected: Any, actual: Any) -> str:
    return f"{name}: expected {_shown(expected)}, got {_shown(actual).rstrip('.')}."


def _presence(expected: object) -> str:
    return "expected, but missing" if expected else "not expected"


def _shown(value: Any) -> str:
    match value:
        case None | () | "":
            return "nothing"
        case bool():
            return "yes" if value else "no"
        case tuple():
            return ", ".join(map(str, value))
    return str(value)
