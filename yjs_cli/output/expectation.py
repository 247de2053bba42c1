"""Where two results differ, in readable lines: what ``yjs score --expect`` prints."""

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

# The inspection, then the parts within it; the first is empty for the document itself.
Path = tuple[str, ...]

_EXPECTED = "expected, but not there"
_NOT_EXPECTED = "there, but not expected"
_MAY_DIFFER = frozenset({"yjs_version", "sources"})
# What a part is called, and the field that tells it from its neighbours.
_NAMED_BY: dict[type, tuple[str, str]] = {
    DisposalCount: ("disposal", "name"),
    QuestionResult: ("question", "code"),
    Sample: ("sample of domain", "domain"),
    StandardResult: ("standard", "code"),
}


def differences(expected: Document, actual: Document) -> tuple[str, ...]:
    """A line for each difference, in the order of the document; empty where the two agree.

    The version of yjs and the sources may differ. Inspections are compared one by one in their order; standards, key
    questions, samples and disposals by their codes; flags and problems by what they say, wherever they stand.
    """
    return tuple(printable(line) for line in _parts(("",), expected, actual))


def _parts(path: Path, expected: Any, actual: Any) -> Iterator[str]:
    """Field by field, so that a field which joins the types is compared without a word here."""
    for field in fields(expected):
        if field.name not in _MAY_DIFFER and not _is_missing_reason(expected, field.name):
            yield from _values(path, field.name, getattr(expected, field.name), getattr(actual, field.name))


def _is_missing_reason(expected: Any, name: str) -> bool:
    """Documents written before judged standards had a reason do not have the field, and must still agree."""
    return isinstance(expected, StandardResult) and name == "reason" and not expected.reason


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
        yield _line(path, f"{name}: expected {_said(expected)}, got {_said(actual)}")


def _inspections(expected: tuple[InspectionResult, ...], actual: tuple[InspectionResult, ...]) -> Iterator[str]:
    for number, (wanted, got) in enumerate(zip_longest(expected, actual), start=1):
        path = (f"inspection {number} ({service_name(wanted or got)})",)
        if wanted and got:
            yield from _parts(path, _without_file_name(wanted), _without_file_name(got))
        else:
            yield _line(path, _presence(wanted))


def _without_file_name(inspection: InspectionResult) -> InspectionResult:
    """A problem of the whole file stands at the file's name, and the same file may have another one."""
    names = {source.name for source in inspection.sources}
    problems = (replace(each, location="the file") if each.location in names else each for each in inspection.problems)
    return replace(inspection, problems=tuple(problems))


def _named(path: Path, kind: type, expected: tuple[Any, ...], actual: tuple[Any, ...]) -> Iterator[str]:
    called, key = _NAMED_BY[kind]
    wanted = {getattr(part, key): part for part in expected}
    got = {getattr(part, key): part for part in actual}
    for code in {**wanted, **got}:
        here = (*path, f"{called} {code}")
        if code in wanted and code in got:
            yield from _parts(here, wanted[code], got[code])
        else:
            yield _line(here, _presence(wanted.get(code)))


def _listed(path: Path, called: str, expected: tuple[Any, ...], actual: tuple[Any, ...]) -> Iterator[str]:
    wanted, got = Counter(expected), Counter(actual)
    for missing in (wanted - got).elements():
        yield _line(path, f"{called} {_EXPECTED}: {_said(missing)}")
    for surplus in (got - wanted).elements():
        yield _line(path, f"{called} {_NOT_EXPECTED}: {_said(surplus)}")


def _line(path: Path, difference: str) -> str:
    return ": ".join(filter(None, (path[0], ", ".join(path[1:]), difference)))


def _presence(wanted: object) -> str:
    return _EXPECTED if wanted else _NOT_EXPECTED


def _in_any_order(value: Any) -> Any:
    return sorted(value) if isinstance(value, tuple) else value


def _said(value: Any) -> str:
    match value:
        case None | () | "":
            return "nothing"
        case bool():
            return "true" if value else "false"
        case tuple():
            return ", ".join(map(str, value))
        case Panel():
            return f"{value.cases_rating or 'no rating'} moved by the panel: {value.reason}"
        case Flag():
            return f"{value.code}: {value.message}"
        case Problem():
            return f"{value.location} {value.code} ({value.severity}): {value.message} {value.hint}"
    return str(value)
