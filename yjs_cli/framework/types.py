"""The rating method as data: its types, and how its words are compared."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from math import floor
from typing import Literal

import msgspec

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
