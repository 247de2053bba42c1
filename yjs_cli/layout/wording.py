"""Which key questions a text asks, by its words: for workbooks whose headings and forms have no codes."""

import re
from collections.abc import Iterable
from functools import lru_cache

from yjs_cli.framework import Framework, Question, Standard

_LONGEST = 300  # characters: no question is longer
_SHARE_OF_OTHERS = 6  # one word in so many may be a word that no question has
_CODE = re.compile(r"(?<![\d.])\d+(?:\.\d+)*(?![\d.])")
_WORD = re.compile(r"[^\W\d_]+")
_POSSESSIVE = re.compile(r"['’‘`´ʼ′]s?\b")
_CHOICES = re.compile(r"\b(?:yes|y)\s?[/,|]\s?(?:no|n)(?:\s?[/,|]\s?n[/.]?a)?\b")  # "(Yes/No/NA)" after a question

# Different words for one thing, each as its stem.
_SAME = {"children": "child", "youth": "child", "yp": "child", "youngster": "child", "person": "people"}
_YOUNG = re.compile(r"\byoung (?:person|people)\b")
_SERVICE = re.compile(r"\byouth (?:justice|offending) (?:service|team)s?\b")
_WELLBEING = re.compile(r"\bwell[\s\-–—]+being\b")


class QuestionWords:
    """The words of a framework's key questions, ready for comparison with headings."""

    def __init__(self, framework: Framework) -> None:
        self._standards = [standard for standard in framework.standards if standard.questions]
        self._of_standard = {s.code: _phrases((s.name, *s.known_as)) for s in self._standards}
        themes = {theme.label: theme.known_as for theme in framework.themes}
        self._of_question = {
            question.code: _phrases(
                (question.label, question.wording, *question.known_as, *themes.get(question.label, ()))
            )
            for standard in self._standards
            for question in standard.questions
        }
        self._words_of_questions = frozenset[str]().union(*(p for ps in self._of_question.values() for p in ps))
        self._words_of_standards = frozenset[str]().union(*(p for ps in self._of_standard.values() for p in ps))
        self._known = self._words_of_questions | self._words_of_standards

    def questions(self, text: str, around: Iterable[str] = ()) -> tuple[str, ...]:
        """The codes of the questions that a text may ask, in the framework's order; none if it asks something else.

        Several codes mean that the text alone does not say which: the same words are asked in two domains, or of two
        standards. ``around`` holds the texts that may name the standard instead, the nearest first: a heading above,
        a section's title, the sheet's name.
        """
        words = _stems(text)
        if words.isdisjoint(self._words_of_questions):
            return ()
        asked = {code for code, phrases in self._of_question.items() if _names(words, phrases)}
        if not asked or self._says_more(words):
            return ()
        standards = self._standards_named(text)
        for near in around:
            if standards:
                break
            standards = self._standards_named(near)
        return tuple(
            question.code
            for standard in self._standards
            if not standards or standard.code in standards
            for question in standard.questions
            if question.code in asked
        )

    def names_a_standard(self, text: str) -> bool:
        """Whether a text has the name of a standard with key questions in it."""
        return bool(self._standards_named(text))

    def touches(self, text: str) -> bool:
        """Whether a text is about what a key question asks, even if it asks it in other words."""
        words = _stems(text)
        return not words.isdisjoint(self._words_of_questions) and any(
            _names(words, phrases) for phrases in self._of_question.values()
        )

    def _standards_named(self, text: str) -> frozenset[str]:
        """The standards that a text names by code or, without a code, by name."""
        words = _stems(text)
        codes = _CODE.findall(text[:_LONGEST]) if "." in text or text.isdecimal() else ()
        by_code = self._of_standard.keys() & codes
        if by_code or words.isdisjoint(self._words_of_standards):
            return frozenset(by_code)
        return frozenset(code for code, phrases in self._of_standard.items() if _names(words, phrases))

    def _says_more(self, words: frozenset[str]) -> bool:
        """Whether a text has words that no key question has: a prompt below one, or a question of another kind."""
        telling = words - _FILLERS
        return _SHARE_OF_OTHERS * len(telling - self._known) > len(telling)


@lru_cache(maxsize=8)
def question_words(framework: Framework) -> QuestionWords:
    """The words of a framework, worked out once."""
    return QuestionWords(framework)


def _phrases(texts: Iterable[str]) -> tuple[frozenset[str], ...]:
    """Each text as the stems that it needs, without fillers."""
    return tuple(dict.fromkeys(words for text in texts if (words := _stems(text) - _FILLERS)))


def _names(words: frozenset[str], phrases: tuple[frozenset[str], ...]) -> bool:
    return any(phrase <= words for phrase in phrases)


def _stems(text: str) -> frozenset[str]:
    return _stems_of(text[:_LONGEST])


@lru_cache(maxsize=20_000)
def _stems_of(text: str) -> frozenset[str]:
    """The words of a text without case, possessives and plurals; ``young people`` and ``children`` are the child."""
    plain = _CHOICES.sub(" ", _POSSESSIVE.sub("", " ".join(text.casefold().split())))
    plain = _YOUNG.sub("child", _WELLBEING.sub("wellbeing", _SERVICE.sub("yjs", plain)))
    return frozenset(map(_stem, _WORD.findall(plain)))


def _stem(word: str) -> str:
    word = _SAME.get(word, word)
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return _SAME.get(word, word)


# Words of a question that do not help to say which question it is. The verbs of prompts, such as "promote", "identify"
# and "manage", are not among them: they are all that tells some prompts from the key question above them.
_FILLERS = frozenset(
    map(
        _stem,
        _WORD.findall("""
        a about achieve achieved achieving adequate adequately all an analyse analysed analysing analysis and are at be
        been by case did do does done effective effectively enough ensure ensuring every focus focused for from full
        fully good had has have help how in into is it its keep keeping kept key kq of on or overall q quality question
        relevant risk serious service standard sufficient sufficiently support supported supporting the their them there
        they this to towards was well were what whether which with work would yjs yos yot your
        """),
    )
)


def words_of(question: Question, standard: Standard) -> str:
    """A key question as a sentence: ``Was planning good enough for keeping the child safe?``; its label without one."""
    return f"{standard.stem} {question.wording}?" if standard.stem and question.wording else question.label
