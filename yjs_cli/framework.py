"""The rating method as data: its types, and the loader that turns a TOML file into them or says what is wrong."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from math import floor
from pathlib import Path
from types import UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from yjs_cli.errors import FrameworkError
from yjs_cli.frameworks import DEFAULT, FOLDER

Method = Literal["cases", "judgement"]

_BETWEEN_WORDS = " -_.\u2010\u2011\u2012\u2013"


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A key question: a judgement of its own, answered Yes, No or N/A for each case."""

    code: str
    label: str


class Standard(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A standard, rated from the key questions of a case sample or by the inspectors' judgement."""

    code: str
    name: str
    method: Method
    in_score: bool = True
    questions: tuple[Question, ...] = ()


class Disposal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A case type, as the composition of the sample prints it; ``aliases`` are the finer words of field data."""

    name: str
    plural: str
    aliases: tuple[str, ...] = ()


class Domain(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """A group of standards; one with disposals has a case sample."""

    code: str
    name: str
    standards: tuple[Standard, ...]
    aliases: tuple[str, ...] = ()
    disposals: tuple[Disposal, ...] = ()

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The key questions of all its standards, in order."""
        return tuple(question for standard in self.standards for question in standard.questions)


class Rating(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rating, its points, the whole percentage at which its band begins, and the share of the points it ends at."""

    name: str
    abbreviation: str
    points: int
    from_percent: int
    in_words: str
    overall_up_to: Fraction


class Discretion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a ratings panel would look: percentage points from an edge, and how many applicable cases are few."""

    margin: int
    few_cases: int


class Limiting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rating of a standard outside the score that sits badly beside an overall rating."""

    standard: str
    rating: str
    overall: str


class Framework(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """A whole method. ``ratings`` stand lowest first; ``compared_percentage`` is what is held against the bands."""

    name: str
    title: str
    compared_percentage: Literal["rounded", "exact"]
    discretion: Discretion
    ratings: tuple[Rating, ...]
    domains: tuple[Domain, ...]
    limiting: Limiting | None = None

    @property
    def standards(self) -> Iterator[Standard]:
        """Every standard, in the framework's order."""
        return (standard for domain in self.domains for standard in domain.standards)

    @cached_property
    def case_domains(self) -> tuple[Domain, ...]:
        """The domains that have a case sample."""
        return tuple(domain for domain in self.domains if domain.questions)

    @cached_property
    def question_domains(self) -> dict[str, Domain]:
        """Question code -> its domain, in the framework's order."""
        return {question.code: domain for domain in self.domains for question in domain.questions}

    def overall_limits(self, max_score: int) -> tuple[int, ...]:
        """The highest total with which an inspection of this maximum still has each rating, lowest first."""
        return tuple(floor(rating.overall_up_to * max_score) for rating in self.ratings)

    def rating(self, text: str) -> Rating | None:
        """The rating that a text names (whole, abbreviated, joined, in any case), or None."""
        return self._ratings_by_word.get(spelt(text))

    @cached_property
    def _ratings_by_word(self) -> dict[str, Rating]:
        return {spelt(word): rating for rating in self.ratings for word in (rating.name, rating.abbreviation)}


def spelt(text: str) -> str:
    """A rating's word without case, blanks, hyphens or full stops. Any other sign stays: "Good?" is a doubt."""
    return "".join(sign for sign in text.casefold() if sign.isprintable() and sign not in _BETWEEN_WORDS)


def joined(text: str) -> str:
    """A name without case, blanks or punctuation, so that two spellings of it compare equal."""
    return "".join(character for character in text.casefold() if character.isalnum())


def framework_names() -> tuple[str, ...]:
    """The names of the frameworks that ship with this package."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def framework_text(name_or_path: str) -> str:
    """The TOML of a shipped framework or of a user's own file. Raises FrameworkError where there is none."""
    path = FOLDER / f"{name_or_path}.toml" if name_or_path in framework_names() else Path(name_or_path)
    if not path.is_file():
        known = ", ".join(framework_names())
        raise FrameworkError(f"{name_or_path}: no framework of that name and no such file. Shipped: {known}.")
    try:
        content = path.read_bytes()
        # PowerShell writes UTF-16, and others a byte-order mark.
        return content.decode("utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise FrameworkError(f"{name_or_path}: cannot be read as UTF-8 text: {error}.") from error


def load_framework(name_or_path: str = DEFAULT) -> Framework:
    """Load a shipped framework by name, or a file of the user's own.

    Raises FrameworkError, naming the file, the key and what was expected there.
    """
    text = framework_text(name_or_path)
    try:
        framework = msgspec.toml.decode(text, type=Framework, dec_hook=_fraction)
    except msgspec.ValidationError as error:
        reason, _, where = str(error).partition(" - at `")
        key, reason = _explained(where.strip("`$."), reason)
        raise FrameworkError(f"{name_or_path}: {key or 'the file'}: {reason}.") from error
    except msgspec.DecodeError as error:
        raise FrameworkError(f"{name_or_path}: not a TOML file: {error}.") from error
    for key, fault in _faults(framework):
        raise FrameworkError(f"{name_or_path}: {key}: {fault}.")
    return framework


def _explained(key: str, reason: str) -> tuple[str, str]:
    """msgspec's word for what is wrong, with what it leaves out: the keys or the words that were expected."""
    unknown = re.search(r"unknown field `(.*)`", reason)
    kind = _type_of(re.sub(r"\[\d+\]", "", key).split(".") if key else [])
    if unknown and isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        known = ", ".join(kind.__struct_fields__)
        return f"{key}.{unknown[1]}".strip("."), f"Unknown key, expected one of {known}"
    if reason.startswith("Invalid enum value"):
        return key, f"{reason}, expected one of {', '.join(get_args(kind))}"
    return key, reason


def _type_of(path: list[str]) -> Any:
    """The type that stands at a path of keys in a framework file."""
    kind: Any = Framework
    for key in path:
        kind = get_type_hints(kind)[key]
        if get_origin(kind) is tuple:
            kind = get_args(kind)[0]
        elif get_origin(kind) is UnionType:
            kind = next(part for part in get_args(kind) if part is not type(None))
    return kind


def _fraction(kind: type, text: Any) -> Any:
    """msgspec's hook for the one type it does not know: a share, written as "1/6"."""
    if kind is Fraction and isinstance(text, str):
        try:
            return Fraction(text)
        except (ValueError, ZeroDivisionError):
            pass
    raise ValueError(f'Expected a share of the points such as "1/6", got {text!r}')


def _faults(framework: Framework) -> Iterator[tuple[str, str]]:
    """What the types cannot say: order, completeness, and names that must refer to something."""
    bands = [rating.from_percent for rating in framework.ratings]
    shares = [rating.overall_up_to for rating in framework.ratings]
    points = [rating.points for rating in framework.ratings]
    if bands[:1] != [0] or bands != sorted(set(bands)) or bands[-1] > 100:
        yield "ratings", f"Expected from_percent to rise from 0 to at most 100, got {bands}"
    if shares[-1:] != [1] or shares != sorted(set(shares)) or shares[0] < 0:
        yield "ratings", f"Expected overall_up_to to rise to 1, got {', '.join(map(str, shares))}"
    if points != sorted(set(points)) or points[:1] < [0]:
        yield "ratings", f"Expected points to rise from 0 or more, got {points}"
    if len(framework._ratings_by_word) != 2 * len(framework.ratings) or "" in framework._ratings_by_word:
        yield "ratings", "Expected every name and abbreviation to differ"
    if framework.discretion.margin < 0 or framework.discretion.few_cases < 0:
        yield "discretion", "Expected margin and few_cases to be 0 or more"
    yield from _structure_faults(framework)
    yield from _word_faults(framework)
    if framework.limiting:
        if framework.limiting.standard not in {standard.code for standard in framework.standards}:
            yield "limiting.standard", f"Expected a standard's code, got {framework.limiting.standard!r}"
        for key in ("rating", "overall"):
            name = getattr(framework.limiting, key)
            if name not in {rating.name for rating in framework.ratings}:
                yield f"limiting.{key}", f"Expected a rating's name, got {name!r}"


def _structure_faults(framework: Framework) -> Iterator[tuple[str, str]]:
    """Codes that repeat or do not nest, standards without what their method needs."""
    if not framework.domains:
        yield "domains", "Expected at least one domain"
    seen: set[str] = set()
    for key, code, prefix in _codes(framework):
        if not code.startswith(prefix) or not re.fullmatch(r"\d+(\.\d+)*", code):
            yield key, f"Expected a number that begins with {prefix!r}, got {code!r}"
        if code in seen:
            yield key, f"Expected a code that stands once, got {code!r} again"
        seen.add(code)
    for i, domain in enumerate(framework.domains):
        for j, standard in enumerate(domain.standards):
            if (standard.method == "cases") != bool(standard.questions):
                yield f"domains[{i}].standards[{j}].questions", "Expected key questions if method is cases, else none"


def _codes(framework: Framework) -> Iterator[tuple[str, str, str]]:
    """Every code, with its key in the file and what it must begin with."""
    for i, domain in enumerate(framework.domains):
        yield f"domains[{i}].code", domain.code, ""
        for j, standard in enumerate(domain.standards):
            yield f"domains[{i}].standards[{j}].code", standard.code, f"{domain.code}."
            for k, question in enumerate(standard.questions):
                yield f"domains[{i}].standards[{j}].questions[{k}].code", question.code, f"{standard.code}."


def _word_faults(framework: Framework) -> Iterator[tuple[str, str]]:
    """Words that mean two disposals, or two domains."""
    disposals: dict[str, str] = {}
    domains: dict[str, str] = {}
    for i, domain in enumerate(framework.domains):
        for disposal in domain.disposals:
            for word in map(joined, (disposal.name, disposal.plural, *disposal.aliases)):
                if disposals.setdefault(word, disposal.name) != disposal.name:
                    yield f"domains[{i}].disposals", f"Expected each word to mean one disposal, got {word!r} twice"
        for word in map(joined, (domain.name, *domain.aliases)):
            if domains.setdefault(word, domain.code) != domain.code:
                yield f"domains[{i}].aliases", f"Expected each word to mean one domain, got {word!r} twice"
