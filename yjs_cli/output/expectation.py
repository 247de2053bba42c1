"""The differences between two results as readable lines, for ``yjs score --expect``."""

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from msgspec import Struct
from msgspec.structs import fields, replace

from yjs_cli.output.words import printable, service_name
from yjs_cli.problem import Problem
from yjs_cli.result import (
    DisposalCount,
    Document,
    Flag,
    InspectionResult,
    Panel,
    QuestionResult,
    Sample,
    StandardResult,
)

# The inspection, then the parts within it. The first is empty for the document itself.
Path = tuple[str, ...]

_EXPECTED = "expected, but missing"
_NOT_EXPECTED = "found, but not expected"
_MAY_DIFFER = frozenset({"yjs_version", "sources"})
# The name of each kind of part, and the field that identifies it.
_NAMED_BY: dict[type, tuple[str, str]] = {
    DisposalCount: ("disposal", "name"),
    QuestionResult: ("question", "code"),
    Sample: ("sample of domain", "domain"),
    StandardResult: ("standard", "code"),
}


def differences(expected: Document, actual: Document) -> tuple[str, ...]:
    """One line per difference, in the order of the document; empty if there are none.

    The version of yjs and the sources may differ. Inspections are compared in order; standards, key questions, samples
    and disposals by code; flags and problems by content, in any order.
    """
    return tuple(printable(line) for line in _parts(("",), expected, actual))


def _parts(path: Path, expected: Any, actual: Any) -> Iterator[str]:
    """Compare all fields of the types, so that a new field needs no change here."""
    for field in fields(expected):
        if field.name not in _MAY_DIFFER and not _is_older_form(expected, actual, field.name):
            yield from _values(path, field.name, getattr(expected, field.name), getattr(actual, field.name))


def _is_older_form(expected: Any, actual: Any, name: str) -> bool:
    """Whether documents of earlier versions said the same in another way, so that they still agree.

    They had no reason for judged standards, and 0 where interviews are not recorded. Percentages by a column are
    compared only if both documents have them.
    """
    if isinstance(expected, InspectionResult) and name == "percentages_by":
        return not (expected.percentages_by and actual.percentages_by)
    if isinstance(expected, StandardResult):
        return name == "reason" and not expected.reason
    return (
        isinstance(expected, Sample)
        and name == "interviewed"
        and (expected.interviewed, actual.interviewed) == (0, None)
    )


def _values(path: Path, name: str, expected: Any, actual: Any) -> Iterator[str]:
    if expected == actual:
        return
    if isinstance(expected, Struct) and isinstance(actual, Struct):
        yield from _parts((*path, name), expected, actual)
        return
    kind = type((*expected, *actual)[0]) if isinstance(expected, tuple) else type(expected)
    if kind is InspectionResult:
        yield from _inspections(expected, actual)
    elif kind in _NAMED_BY:
        yield from _named(path, kind, expected, actual)
    elif kind in (Flag, Problem):
        yield from _listed(path, kind.__name__.lower(), expected, actual)
    elif kind is not str or _in_any_order(expected) != _in_any_order(actual):
        yield _line(path, f"{name}: expected {_shown(expected)}, got {_shown(actual)}")


def _inspections(expected: tuple[InspectionResult, ...], actual: tuple[InspectionResult, ...]) -> Iterator[str]:
    for number, (before, after) in enumerate(zip_longest(expected, actual), start=1):
        path = (f"inspection {number} ({service_name(before or after)})",)
        if before and after:
            yield from _parts(path, _without_file_name(before), _without_file_name(after))
        else:
            yield _line(path, _presence(before))


def _without_file_name(inspection: InspectionResult) -> InspectionResult:
    """The location of a problem of the whole file is the file name, which may differ."""
    names = {source.name for source in inspection.sources}
    problems = (replace(each, location="the file") if each.location in names else each for each in inspection.problems)
    return replace(inspection, problems=tuple(problems))


def _named(path: Path, kind: type, expected: tuple[Any, ...], actual: tuple[Any, ...]) -> Iterator[str]:
    kind_name, key = _NAMED_BY[kind]
    expected_parts = {getattr(part, key): part for part in expected}
    actual_parts = {getattr(part, key): part for part in actual}
    for code in {**expected_parts, **actual_parts}:
        here = (*path, f"{kind_name} {code}")
        if code in expected_parts and code in actual_parts:
            yield from _parts(here, expected_parts[code], actual_parts[code])
        else:
            yield _line(here, _presence(expected_parts.get(code)))


def _listed(path: Path, kind_name: str, expected: tuple[Any, ...], actual: tuple[Any, ...]) -> Iterator[str]:
    expected_counts, actual_counts = Counter(expected), Counter(actual)
    for missing in (expected_counts - actual_counts).elements():
        yield _line(path, f"{kind_name} {_EXPECTED}: {_shown(missing)}")
    for surplus in (actual_counts - expected_counts).elements():
        yield _line(path, f"{kind_name} {_NOT_EXPECTED}: {_shown(surplus)}")


def _line(path: Path, difference: str) -> str:
    return ": ".join(filter(None, (path[0], ", ".join(path[1:]), difference)))


def _presence(is_expected: object) -> str:
    return _EXPECTED if is_expected else _NOT_EXPECTED


def _in_any_order(value: Any) -> Any:
    return sorted(value) if isinstance(value, tuple) else value


def _shown(value: Any) -> str:
    match value:
        case None | () | "":
            return "nothing"
        case bool():
            return "true" if value else "false"
        case tuple():
            return ", ".join(map(str, value))
        case Panel():
            return f"{value.cases_rating or 'no rating'} changed by the panel: {value.reason}"
        case Flag():
            return f"{value.code}: {value.message}"
        case Problem():
            return f"{value.location} {value.code} ({value.severity}): {value.message} {value.hint}"
    return str(value)
