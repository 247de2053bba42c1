"""Faults of a framework file that its types do not rule out."""

import re
from collections.abc import Iterator

import msgspec

from yjs_cli.framework.types import Framework, Rating, answer_spelt, joined, spelt
from yjs_cli.text import UNPRINTABLE


def faults(framework: Framework) -> Iterator[tuple[str, str]]:
    """Each fault of a framework with the right types: its key in the file, and what was expected there.

    Checks order, completeness, names that refer to something, and characters that cannot be shown.
    """
    for key, text in _texts(framework):
        if UNPRINTABLE.search(text):
            yield key, f"Expected plain text on one line, got {text[:40]!r}"
    yield from _rating_faults(framework.ratings)
    if framework.discretion.margin < 0 or framework.discretion.few_cases < 0:
        yield "discretion", "Expected margin and few_cases to be 0 or more"
    yield from _structure_faults(framework)
    yield from _word_faults(framework)
    yield from _theme_faults(framework)
    yield from _answer_faults(framework)
    yield from _limiting_faults(framework)


def _texts(part: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a framework, with its key in the file."""
    match part:
        case str():
            yield key, part
        case tuple():
            for number, each in enumerate(part):
                yield from _texts(each, f"{key}[{number}]")
        case msgspec.Struct():
            for name in part.__struct_fields__:
                yield from _texts(getattr(part, name), f"{key}.{name}".lstrip("."))


def _rating_faults(ratings: tuple[Rating, ...]) -> Iterator[tuple[str, str]]:
    """Bands, shares and points that do not rise; words for two ratings or for none."""
    bands = [rating.from_percent for rating in ratings]
    shares = [rating.overall_up_to for rating in ratings]
    points = [rating.points for rating in ratings]
    if bands[:1] != [0] or bands != sorted(set(bands)) or bands[-1] > 100:
        yield "ratings", f"Expected from_percent to rise from 0 to at most 100, got {bands}"
    if shares[-1:] != [1] or shares != sorted(set(shares)) or shares[0] < 0:
        yield "ratings", f"Expected overall_up_to to rise to 1, got {', '.join(map(str, shares))}"
    if points != sorted(set(points)) or points[:1] < [0]:
        yield "ratings", f"Expected points to rise from 0 or more, got {points}"
    words = [spelt(word) for rating in ratings for word in (rating.name, rating.abbreviation)]
    if len(set(words)) < len(words) or "" in words:
        yield "ratings", "Expected every name and abbreviation to differ"


def _structure_faults(framework: Framework) -> Iterator[tuple[str, str]]:
    """Codes that repeat or do not nest; standards without the questions that their method needs."""
    if not framework.domains:
        yield "domains", "Expected at least one domain"
    seen: set[str] = set()
    for key, code, prefix in _codes(framework):
        if not code.startswith(prefix) or not re.fullmatch(r"[0-9]+(\.[0-9]+)*", code):
            yield key, f"Expected a number that begins with {prefix!r}, got {code!r}"
        if code in seen:
            yield key, f"Expected a unique code, got {code!r} again"
        seen.add(code)
    for i, domain in enumerate(framework.domains):
        for j, standard in enumerate(domain.standards):
            if (standard.method == "cases") != bool(standard.questions):
                yield (
                    f"domains[{i}].standards[{j}].questions",
                    "Expected key questions if method is 'cases', and none if it is 'judgement'",
                )


def _codes(framework: Framework) -> Iterator[tuple[str, str, str]]:
    """Every code: its key in the file, the code, and what it must begin with."""
    for i, domain in enumerate(framework.domains):
        yield f"domains[{i}].code", domain.code, ""
        for j, standard in enumerate(domain.standards):
            yield f"domains[{i}].standards[{j}].code", standard.code, f"{domain.code}."
            for k, question in enumerate(standard.questions):
                yield f"domains[{i}].standards[{j}].questions[{k}].code", question.code, f"{standard.code}."


def _word_faults(framework: Framework) -> Iterator[tuple[str, str]]:
    """Words that mean two disposals or two domains."""
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


def _theme_faults(framework: Framework) -> Iterator[tuple[str, str]]:
    """Themes that no question has, or that are there twice."""
    labels = {question.label for standard in framework.standards for question in standard.questions}
    seen: set[str] = set()
    for i, theme in enumerate(framework.themes):
        if theme.label not in labels:
            yield f"themes[{i}].label", f"Expected the label of a question, got {theme.label[:40]!r}"
        if theme.label in seen:
            yield f"themes[{i}].label", f"Expected a unique label, got {theme.label[:40]!r} again"
        seen.add(theme.label)


def _answer_faults(framework: Framework) -> Iterator[tuple[str, str]]:
    """Words that mean two answers, or are blank.

    A word may have another meaning than the word that yjs knows: the framework's own words come first.
    """
    meanings: dict[str, str] = {}
    for key in framework.answers.__struct_fields__:
        for i, text in enumerate(getattr(framework.answers, key)):
            word = answer_spelt(text)
            if not word:
                yield f"answers.{key}[{i}]", f"Expected a word, got {text[:40]!r}"
            if meanings.setdefault(word, key) != key:
                yield f"answers.{key}[{i}]", f"Expected each word to mean one answer, got {word[:40]!r} twice"


def _limiting_faults(framework: Framework) -> Iterator[tuple[str, str]]:
    """A limiting judgement whose standard or ratings do not exist."""
    if framework.limiting:
        if framework.limiting.standard not in {standard.code for standard in framework.standards}:
            yield "limiting.standard", f"Expected a standard's code, got {framework.limiting.standard!r}"
        for key in ("rating", "overall"):
            name = getattr(framework.limiting, key)
            if name not in {rating.name for rating in framework.ratings}:
                yield f"limiting.{key}", f"Expected a rating's name, got {name!r}"
