"""What a case says of itself apart from its answers: domain, disposal, dates, whether interviewed, attributes."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TypeVar

import msgspec

from yjs_cli.framework import Framework, joined
from yjs_cli.inspection import Field, Unread
from yjs_cli.layout.answers import read_date, read_yes_no
from yjs_cli.layout.field_names import Meaning
from yjs_cli.layout.tables import Table
from yjs_cli.workbook.cell import CellError, Uncalculated, Value
from yjs_cli.workbook.sheet import as_text, is_blank

T = TypeVar("T")

ANSWERS_LEFT = "Answers left"  # a column of the template: a formula that counts, not a detail of the case


class CaseDetails(msgspec.Struct):
    """What cases say of themselves, column by column: one entry for each case, None where blank or unreadable."""

    case_id: list[str | None] = msgspec.field(default_factory=list)
    domain: list[str | None] = msgspec.field(default_factory=list)
    disposal: list[str | None] = msgspec.field(default_factory=list)
    interviewed: list[bool | None] = msgspec.field(default_factory=list)
    start_date: list[date | None] = msgspec.field(default_factory=list)
    inspector: list[str | None] = msgspec.field(default_factory=list)
    attributes: dict[str, list[Value]] = msgspec.field(default_factory=dict)


class Vocabulary(msgspec.Struct, frozen=True):
    """The words of a framework for domains and disposals, joined for comparison, and each disposal's domain."""

    domains: dict[str, str]
    disposals: dict[str, str]
    domain_of_disposal: dict[str, str]


def vocabulary(framework: Framework) -> Vocabulary:
    """The words by which a case sheet may name a domain (``2``, ``Domain 2``, its name) or a disposal."""
    disposals: dict[str, str] = {}
    domain_of_disposal: dict[str, str] = {}
    for domain in framework.case_domains:
        for disposal in domain.disposals:
            disposals |= {joined(word): disposal.name for word in (disposal.name, disposal.plural, *disposal.aliases)}
            domain_of_disposal[disposal.name] = domain.code
    return Vocabulary(framework.domains_by_word, disposals, domain_of_disposal)


def read_details(table: Table, words: Vocabulary) -> tuple[CaseDetails, list[Unread]]:
    """Read the details of a table's rows. A cell that does not say what its column asks for is returned as unread."""
    unread: list[Unread] = []

    def read_column(meaning: Meaning, field: Field, read: Callable[[Value], T | None]) -> list[T | None]:
        column = table.column(meaning)
        if column is None:
            return [None] * len(table.rows)
        values: list[T | None] = []
        known: dict[str, T | None] = {}  # a large sample has few distinct texts; other values may be equal and differ
        for row, value in zip(table.rows, table.values(column), strict=True):
            if isinstance(value, str) and value in known:
                values.append(known[value])
                continue
            try:
                values.append(None if is_blank(value) else read(value))
            except ValueError:
                unread.append(Unread(table.place(row.number, column), field, value))
                values.append(None)
            else:
                if isinstance(value, str):
                    known[value] = values[-1]
        return values

    details = CaseDetails(
        case_id=read_column("case", "case", _text),
        domain=read_column("domain", "domain", partial(_named, words.domains)),
        disposal=read_column("disposal", "disposal", partial(_named, words.disposals)),
        interviewed=read_column("interviewed", "interviewed", read_yes_no),
        start_date=read_column("start date", "date", read_date),
        inspector=read_column("inspector", "inspector", _text),
        attributes=_attributes(table),
    )
    return details, unread


def _text(value: Value) -> str:
    """The text of a cell. Raises ValueError where it has none to give."""
    if isinstance(value, CellError | Uncalculated):
        raise ValueError(value)
    return as_text(value)


def _named(known: dict[str, str], value: Value) -> str:
    """What a word stands for. Raises ValueError for a word that is not known."""
    name = known.get(joined(_text(value)))
    if name is None:
        raise ValueError(value)
    return name


def _attributes(table: Table) -> dict[str, list[Value]]:
    """Every other column under its heading; errors in them are blanks, for nothing is rated by them."""
    attributes: dict[str, list[Value]] = {}
    again: Counter[str] = Counter()
    for heading in table.header.headings:
        if heading.meaning == "attribute" and heading.text and heading.text != ANSWERS_LEFT:
            name = heading.text
            while name in attributes:
                again[heading.text] += 1
                name = f"{heading.text} ({again[heading.text] + 1})"
            attributes[name] = [_attribute(value) for value in table.values(heading.column)]
    return attributes


def _attribute(value: Value) -> Value:
    if isinstance(value, CellError | Uncalculated) or is_blank(value):
        return None
    # One reader gives whole numbers as 15, another as 15.0.
    return int(value) if isinstance(value, float) and value.is_integer() else value
