"""Which column holds the case ids. One that only numbers its rows is not trusted if another has references."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from yjs_cli.inspection import Fact
from yjs_cli.layout.headings import (
    Heading,
    may_be_a_reference,
    may_only_count,
    meaning_of,
    names_a_reference,
    numbers_rows,
)
from yjs_cli.layout.question_codes import question_code
from yjs_cli.layout.tables import Table
from yjs_cli.workbook.cell import Value
from yjs_cli.workbook.sheet import as_text, is_blank

_SHORTEST_ID = 3  # characters


class WithReference(NamedTuple):
    """The table with the column of references as its column of ids, and what to say of that."""

    table: Table
    facts: tuple[Fact, ...]


def with_reference(table: Table) -> WithReference:
    """Take the column of references for the ids, if the column under ``ID`` or ``Ref`` only counts 1, 2, 3, …

    Where another column might hold the references, but its heading does not say so, a fact asks.
    """
    ids = next(heading for heading in table.header.headings if heading.column == table.header.key_column)
    counts = _counts(table.values(ids.column))
    named = [h for h in table.header.headings if h.meaning == "attribute" and h.text]
    others = [heading for heading in named if _is_filled(table, heading)]
    references = [h for h in others if may_be_a_reference(h) and (counts or names_a_reference(h))]
    if not may_only_count(ids):
        return WithReference(table, tuple(_about_ids(table, ids, references if counts else ())))
    if not references and any(map(names_a_reference, named)):
        return WithReference(table, (Fact("case-id-uncertain", table.place(table.header.row, ids.column), ids.text),))
    if not (counts or references):
        return WithReference(table, ())
    if references:
        chosen = references[0]
        place = table.place(table.header.row, chosen.column)
        return WithReference(_with_ids(table, ids, chosen), (Fact("case-id-chosen", place, ids.text),))
    for heading in others:
        if _look_like_ids(table.values(heading.column)):
            place = table.place(table.header.row, heading.column)
            return WithReference(table, (Fact("case-id-uncertain", place, ids.text),))
    return WithReference(table, ())


def _about_ids(table: Table, ids: Heading, references: Sequence[Heading]) -> Iterator[Fact]:
    """What to say of ids under a name that is not known, and of those that number rows next to repeated references."""
    place = table.place(table.header.row, ids.column)
    if meaning_of(ids.text) != "case":
        yield Fact("case-id-chosen", place)
    for heading in references:
        values = [as_text(value) for value in table.values(heading.column)]
        if len(set(values)) < len(values):
            yield Fact("case-id-uncertain", place, ids.text)


def numbers_questions(table: Table) -> bool:
    """Whether the ids of a table of answers number its questions, as in a form headed Ref, Question, Answer."""
    ids = next(heading for heading in table.header.headings if heading.column == table.header.key_column)
    if not may_only_count(ids):
        return False
    values = [value for value in table.values(ids.column) if not is_blank(value)]
    if not values:
        return True
    coded = sum(question_code(as_text(value)) is not None for value in values)
    return _counts(values) or 2 * coded > len(values)


def _with_ids(table: Table, old: Heading, new: Heading) -> Table:
    meanings = {old.column: "attribute", new.column: "case"}
    headings = tuple(
        replace(heading, meaning=meanings.get(heading.column, heading.meaning)) for heading in table.header.headings
    )
    return replace(table, header=replace(table.header, headings=headings))


def _is_filled(table: Table, heading: Heading) -> bool:
    """Whether most rows say something under a heading."""
    values = table.values(heading.column)
    return 2 * sum(not is_blank(value) for value in values) > len(values)


def _counts(values: Sequence[Value]) -> bool:
    """Whether values number their rows."""
    return numbers_rows([as_text(value) for value in values if not is_blank(value)])


def _look_like_ids(values: Sequence[Value]) -> bool:
    """Whether values look like references: texts of one length with a digit in each, hardly one of them twice."""
    texts = [as_text(value) for value in values if isinstance(value, str)]
    if len(texts) < len(values) or not texts:
        return False
    return (
        len({len(text) for text in texts}) == 1
        and len(texts[0]) >= _SHORTEST_ID
        and all(any(map(str.isdigit, text)) and " " not in text for text in texts)
        and len(set(texts)) * 2 > len(texts)
    )
