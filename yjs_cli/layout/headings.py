"""What a heading means: a key question, a field known by several names, or an attribute of the case."""

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from yjs_cli.framework import Framework, joined
from yjs_cli.layout.answers import NOT_APPLICABLE, UNANSWERED, UNREAD, answer_words, read_answer
from yjs_cli.layout.field_names import (
    AN_ID,
    COUNTERS,
    MEANING_OF_NAME,
    ONE_OF_SEVERAL,
    RANK_OF_NAME,
    REFERENCE,
    Meaning,
)
from yjs_cli.layout.question_codes import LONGEST, NOT_THE_ANSWER, REMARKS, code_within, question_code
from yjs_cli.layout.wording import question_words
from yjs_cli.text import INVISIBLE
from yjs_cli.workbook.cell import CellError, Uncalculated, Value
from yjs_cli.workbook.sheet import as_text

_LONGEST_COUNT = 10  # digits

# The choice at the end of a heading: "2.1.1 Yes", "2.1.1/N/A", "Desistance [No]".
_CHOICE = re.compile(r"[\s/:_\-–—|.(\[]+(n/a|not applicable|[^\s/:_\-–—|.(\[\])]{1,20})[\s)\]]*$", re.IGNORECASE)

_TICK = re.compile(r"[✓✔☑☐□√]")  # printed next to a choice

_LONGEST_NAME = 100  # characters of one that could name a field


class Heading(msgspec.Struct, frozen=True):
    """One heading of a table: its column (from 1), its text and what it means.

    ``codes`` names the key question. Words without a code may be asked in several domains: then there is one code for
    each domain, and the case's domain decides. ``may_be`` lists the questions between which the words do
    not decide. ``choice`` is the answer (an index into ANSWERS) whose column this is, None for a whole question's.
    """

    column: int
    text: str
    meaning: Meaning
    codes: tuple[str, ...] = ()
    choice: int | None = None
    may_be: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The code of the question, or of the first of several; empty where the heading is no question."""
        return self.codes[0] if self.codes else ""


def read_heading(column: int, value: Value, framework: Framework, around: Sequence[str] = ()) -> Heading:
    """What a heading cell means. A blank or unreadable one heads an attribute without a name.

    ``around`` holds texts that may name the standard or domain, the nearest first.
    """
    if isinstance(value, str):
        value = value[:LONGEST]
    text = "" if isinstance(value, CellError | Uncalculated) else " ".join(INVISIBLE.sub("", as_text(value)).split())
    if code := question_code(text):
        known = code in framework.question_domains
        if known or _has_the_form_of_a_question(code, framework):
            return Heading(column, text, "key question" if known else "unknown question", (code,))
    if (meaning := _meaning(text)) != "attribute":
        return Heading(column, text, meaning)
    if (choice := choice_of(text, framework)) is not None:
        return Heading(column, text, "choice", choice=choice)
    if code := code_within(text, framework):
        return Heading(column, text, "key question", (code,))
    return _worded(Heading(column, text, "attribute"), framework, around)


def read_headings(
    cells: Mapping[int, Value], framework: Framework, above: Mapping[int, Sequence[str]] | None = None
) -> tuple[Heading, ...]:
    """The headings of a row, by column.

    Where two names of one field are side by side, the lesser is an attribute. A question that has a heading with its
    code has no other heading by its words. ``above`` holds, by column, texts that may name its standard.
    """
    around = above or {}
    known: dict[tuple[Value, tuple[str, ...]], Heading] = {}  # a row may have many headings, and few different ones
    headings = []
    for column in sorted(cells):
        key = (cells[column], tuple(around.get(column, ())))
        if key not in known:
            known[key] = read_heading(column, cells[column], framework, key[1])
        headings.append(replace(known[key], column=column))
    headings = _as_choices(headings, framework)
    coded = {heading.code for heading in headings if heading.codes and _has_code(heading.text, framework)}
    best: dict[Meaning, int] = {}
    for heading in headings:
        if heading.meaning in ONE_OF_SEVERAL:
            rank = name_rank(heading)
            best[heading.meaning] = min(best.get(heading.meaning, rank), rank)
    return tuple(
        replace(heading, meaning="attribute", codes=(), may_be=())
        if (heading.meaning in best and name_rank(heading) > best[heading.meaning])
        or (heading.codes and coded.intersection(heading.codes) and not _has_code(heading.text, framework))
        else heading
        for heading in headings
    )


def name_rank(heading: Heading) -> int:
    """The rank of a heading's name among the names of its field: 0 is the surest."""
    return RANK_OF_NAME[heading.meaning][joined(heading.text)]


def may_only_count(heading: Heading) -> bool:
    """Whether a heading of ids is one of the names under which people also number rows: ``ID``, ``Ref``, ``No``."""
    return joined(heading.text) in COUNTERS


def speaks_of_an_id(heading: Heading) -> bool:
    """Whether an attribute's heading speaks of an id, a reference or a number of any kind."""
    return len(heading.text) <= _LONGEST_NAME and AN_ID.search(heading.text) is not None


def numbers_rows(values: Sequence[str]) -> bool:
    """Whether texts number their rows: whole numbers without a gap or a leading zero, each once, in any order."""
    if not all(value.isdecimal() and len(value) < _LONGEST_COUNT and str(int(value)) == value for value in values):
        return False
    numbers = {int(value) for value in values}
    return len(values) > 1 and len(numbers) == len(values) == max(numbers) - min(numbers) + 1


def names_a_reference(heading: Heading) -> bool:
    """Whether an attribute's heading says in so many words that it holds the cases' references."""
    return len(heading.text) <= _LONGEST_NAME and (
        (_meaning(heading.text) == "case" and not may_only_count(heading)) or REFERENCE.match(heading.text) is not None
    )


def may_be_a_reference(heading: Heading) -> bool:
    """Whether an attribute's heading says that it holds the cases' references."""
    return len(heading.text) <= _LONGEST_NAME and (
        _meaning(heading.text) == "case"
        or REFERENCE.match(heading.text) is not None
        or joined(heading.text) in {"title", "reference", "caseref"}
    )


def narrowed(headings: tuple[Heading, ...], framework: Framework, domain: str | None) -> tuple[Heading, ...]:
    """The headings, with open ones read as those of ``domain``, if every question may be asked there."""
    open_headings = [heading for heading in headings if len(heading.codes) > 1]
    if not open_headings:
        return headings
    sets = [{framework.question_domains[c].code for c in h.codes} for h in headings if h.meaning == "key question"]
    if domain not in set.intersection(*sets):
        return headings
    return tuple(
        replace(heading, codes=tuple(c for c in heading.codes if framework.question_domains[c].code == domain))
        if len(heading.codes) > 1
        else heading
        for heading in headings
    )


def is_known_heading(text: str) -> bool:
    """Whether a text reads like a heading of any table that we know."""
    return _meaning(text) != "attribute" or question_code(text) is not None


def may_begin_a_table(value: Value) -> bool:
    """Whether a cell reads like the heading of a case column or of a column of standards."""
    return (
        isinstance(value, str)
        and not value[-1:].isdigit()  # quickly tells most case ids from headings
        and _meaning(value) in {"case", "standard"}
    )


def meaning_of(text: str) -> Meaning:
    """What a text that is no question means as a heading or as the label of a value next to it."""
    return _meaning(text)


def choice_of(value: Value, framework: Framework) -> int | None:
    """The answer that a heading names as a choice (``Yes``, ``N/A``), as an index into ANSWERS, or None."""
    if not isinstance(value, str) or not any(map(str.isalpha, value)):
        return None
    code = read_answer(_TICK.sub("", value), answer_words(framework))
    return None if code in {UNANSWERED, UNREAD} else code


def have_both(choices: Iterable[int | None]) -> bool:
    """Whether columns of choices can say both Yes and No, without which they do not say what was answered."""
    return len(set(choices) - {None, NOT_APPLICABLE}) > 1


def _worded(heading: Heading, framework: Framework, around: Sequence[str]) -> Heading:
    """A heading without a code, as the key question that its words ask."""
    text, choice = _without_choice(heading.text, framework)
    words = question_words(framework)
    codes = words.questions(heading.text, around) or (words.questions(text, around) if choice is not None else ())
    if not codes or REMARKS.search(heading.text) or NOT_THE_ANSWER.search(heading.text):
        return heading
    return worded_heading(heading, codes, framework)


def worded_heading(heading: Heading, codes: tuple[str, ...], framework: Framework) -> Heading:
    """A heading as that of the question it may ask in each domain, or of several between which nothing decides."""
    in_domain: dict[str, str] = {}
    for code in codes:
        if in_domain.setdefault(framework.question_domains[code].code, code) != code:
            return replace(heading, may_be=codes)
    return replace(heading, meaning="key question", codes=codes)


def ends_in_choice(text: str, framework: Framework) -> bool:
    """Whether a text ends in an answer, as ``Was planning good enough? Yes`` does."""
    return _without_choice(text, framework)[1] is not None


def _as_choices(headings: list[Heading], framework: Framework) -> list[Heading]:
    """The headings, with those of one question that end in its choices as columns of choices."""
    texts = {heading.text for heading in headings if heading.meaning == "key question"}
    choice_of_text = {text: _without_choice(text, framework)[1] for text in texts}
    ends = {h.column: choice_of_text[h.text] for h in headings if h.meaning == "key question"}
    by_question: dict[tuple[str, ...], list[int | None]] = {}
    for heading in headings:
        if heading.meaning == "key question":
            by_question.setdefault(heading.codes, []).append(ends[heading.column])
    spread = {codes for codes, choices in by_question.items() if have_both(choices) and None not in choices}
    return [
        replace(heading, choice=ends[heading.column])
        if heading.meaning == "key question" and heading.codes in spread
        else heading
        for heading in headings
    ]


def _without_choice(text: str, framework: Framework) -> tuple[str, int | None]:
    match = _CHOICE.search(text)
    choice = choice_of(match[1], framework) if match else None
    return (text[: match.start()], choice) if match and choice is not None else (text, None)


def _has_code(text: str, framework: Framework) -> bool:
    return question_code(text) in framework.question_domains or code_within(text, framework) is not None


def _meaning(text: str) -> Meaning:
    """What a text that is no question means as a heading."""
    return MEANING_OF_NAME.get(joined(text), "attribute") if len(text) <= _LONGEST_NAME else "attribute"


def _has_the_form_of_a_question(code: str, framework: Framework) -> bool:
    """Whether a code could be a question of a case domain, such as 2.1.9, most likely mistyped. A date could not."""
    depths = {known.count(".") for known in framework.question_domains}
    domain, *rest = code.split(".")
    return (
        code.count(".") in depths
        and domain in {case_domain.code for case_domain in framework.case_domains}
        and all(len(number) <= 2 for number in rest)
    )
