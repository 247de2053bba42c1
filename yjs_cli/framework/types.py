"""The rating method as types, and how its words are compared."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from math import floor
from typing import Literal

import msgspec

Method = Literal["cases", "judgement"]

_BETWEEN_WORDS = " -_.\u2010\u2011\u2012\u2013"


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A key question, answered Yes, No or N/A for each case.

    ``wording`` follows the stem of its standard. ``known_as`` lists further words that name it in a heading.
    """

    code: str
    label: str
    wording: str = ""
    known_as: tuple[str, ...] = ()


class Standard(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A standard, rated from the key questions of a case sample or by the inspectors' judgement.

    ``stem`` begins each of its questions in words. ``known_as`` lists words that name the standard in a heading.
    """

    code: str
    name: str
    method: Method
    in_score: bool = True
    questions: tuple[Question, ...] = ()
    stem: str = ""
    known_as: tuple[str, ...] = ()


class Disposal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A type of case, as named in the sample's composition. ``aliases`` are other words for it in workbooks."""

    name: str
    plural: str
    aliases: tuple[str, ...] = ()


class Domain(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """A group of standards. A domain with a case sample has key questions and disposals."""

    code: str
    name: str
    standards: tuple[Standard, ...]
    aliases: tuple[str, ...] = ()
    disposals: tuple[Disposal, ...] = ()

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The key questions of all standards of this domain, in order."""
        return tuple(question for standard in self.standards for question in standard.questions)


class Rating(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rating and its points. ``from_percent`` is its threshold: the whole percentage at which its band begins.

    ``overall_up_to`` is the highest share of the maximum score with which an inspection has this rating overall.
    """

    name: str
    abbreviation: str
    points: int
    from_percent: int
    in_words: str
    overall_up_to: Fraction


class Discretion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a ratings panel would look at a rating.

    ``margin`` is in percentage points from a threshold; ``few_cases`` is the most applicable cases that are few.
    """

    margin: int
    few_cases: int


class Limiting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rating of a standard outside the score that is at odds with an overall rating."""

    standard: str
    rating: str
    overall: str


class Theme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What questions with one label ask about in every standard, and the words by which headings name it."""

    label: str
    known_as: tuple[str, ...]


class AnswerWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Further words that inspectors use for an answer, such as ``Met`` for Yes."""

    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    not_applicable: tuple[str, ...] = ()


class Framework(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """A whole method. ``ratings`` are in order, lowest first.

    ``compared_percentage`` says which percentage is compared with the bands: rounded or exact.
    """

    name: str
    title: str
    compared_percentage: Literal["rounded", "exact"]
    discretion: Discretion
    ratings: tuple[Rating, ...]
    domains: tuple[Domain, ...]
    limiting: Limiting | None = None
    themes: tuple[Theme, ...] = ()
    answers: AnswerWords = AnswerWords()

    @property
    def standards(self) -> Iterator[Standard]:
        """Every standard, in the framework's order."""
        return (standard for domain in self.domains for standard in domain.standards)

    @cached_property
    def case_domains(self) -> tuple[Domain, ...]:
        """The domains with key questions, which have a case sample."""
        return tuple(domain for domain in self.domains if domain.questions)

    @cached_property
    def question_domains(self) -> dict[str, Domain]:
        """Question code -> its domain, in the framework's order."""
        return {question.code: domain for domain in self.domains for question in domain.questions}

    def overall_limits(self, max_score: int) -> tuple[int, ...]:
        """For each rating, lowest first, the highest score with which an inspection has it overall."""
        return tuple(floor(rating.overall_up_to * max_score) for rating in self.ratings)

    def domain_named(self, text: str) -> str | None:
        """The code of the domain with cases that a text names (``2``, ``Domain 2``, its name or an alias), or None."""
        return self.domains_by_word.get(joined(text))

    @cached_property
    def domains_by_word(self) -> dict[str, str]:
        """Each word for a domain with cases, joined for comparison -> the domain's code."""
        return {
            joined(word): domain.code
            for domain in self.case_domains
            for word in (
                domain.code,
                f"domain {domain.code}",
                f"domain {domain.code} {domain.name}",
                domain.name,
                *domain.aliases,
            )
        }

    def rating(self, text: str) -> Rating | None:
        """The rating with this name or abbreviation, in any spelling that ``spelt`` makes equal, or None."""
        return self._ratings_by_word.get(spelt(text))

    @cached_property
    def _ratings_by_word(self) -> dict[str, Rating]:
        return {spelt(word): rating for rating in self.ratings for word in (rating.name, rating.abbreviation)}


def spelt(text: str) -> str:
    """A rating's word in lower case, without spaces, hyphens or full stops, so that spellings of it compare equal.

    Other characters stay: "Good?" is not "Good".
    """
    return "".join(each for each in text.casefold() if each.isprintable() and each not in _BETWEEN_WORDS)


def answer_spelt(text: str) -> str:
    """An answer in lower case, with single spaces and no final full stop, so that spellings of it compare equal."""
    return " ".join(text.split()).casefold().removesuffix(".").rstrip()


def joined(text: str) -> str:
    """A name in lower case, without spaces or punctuation, so that spellings of it compare equal."""
    return "".join(character for character in text.casefold() if character.isalnum())
