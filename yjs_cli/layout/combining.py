"""From what one or several files say to one Inspection: their cases joined, their ratings and details together."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from yjs_cli.errors import UnreadableFileError
from yjs_cli.framework import Framework
from yjs_cli.inspection import Fact, Inspection, ReadSource, SheetAccount, StatedRating, Unread, case_key
from yjs_cli.layout.doubtful_sheets import (
    SHEETS_NAMED,
    files_repeated,
    periods_mixed,
    place_in_file,
    ratings_of_another_sheet,
)
from yjs_cli.layout.reading import FileReading, SheetReading
from yjs_cli.workbook.cell import Place

if TYPE_CHECKING:
    from yjs_cli.layout.case_table import CaseTable
    from yjs_cli.layout.inspection_sheet import InspectionDetails


def inspection_of(readings: Sequence[FileReading], framework: Framework) -> Inspection:
    """One inspection from all that its files say. Raises UnreadableFileError where nothing in them can be scored."""
    from yjs_cli.layout.frames import TableOfFile
    from yjs_cli.layout.joining import joined_tables

    if not any(_says_something(sheet) for reading in readings for sheet in reading.sheets):
        raise UnreadableFileError(_nothing_found(readings))
    several = len(readings) > 1
    sheets = [
        (reading.source.name if several else None, sheet, number)
        for number, reading in enumerate(readings)
        for sheet in _with_sample_lists_decided(reading, readings).sheets
    ]
    known = {case_key(i) for _, sheet, _ in sheets for t in sheet.tables for i in t.details.case_id if i}
    sheets = [(file, _continued(sheet, known), number) for file, sheet, number in sheets]
    tables = [TableOfFile(file, table) for file, sheet, _ in sheets for table in sheet.tables]
    joined = joined_tables(tables, framework)
    counted = dict(zip(map(id, (table.table for table in tables)), joined.counted, strict=True))
    accounts: list[list[SheetAccount]] = [[] for _ in readings]
    for _, sheet, number in sheets:
        accounts[number].append(_account(sheet, counted))
    details, detail_facts = _details([(file, sheet) for file, sheet, _ in sheets])
    ratings, copied_ratings = _ratings([(file, sheet) for file, sheet, _ in sheets])
    facts = [
        *(_in_file(fact, reading.source.name if several else None) for reading in readings for fact in reading.facts),
        *(_in_file(fact, file) for file, sheet, _ in sheets for fact in sheet.facts),
        *(_in_file(fact, table.file) for table in tables for fact in table.table.facts),
        *joined.facts,
        *detail_facts,
        *copied_ratings,
        *periods_mixed(sheets),
        *ratings_of_another_sheet(sheets),
    ]
    repeated = [*files_repeated(readings, sheets, counted, joined.facts)]
    copies = {fact.place.file for fact in repeated}
    facts = [fact for fact in facts if fact.kind not in _COPIED or fact.place.file not in copies] + repeated
    said_no = _sheets_with_no(sheets)
    facts = [f for f in facts if f.kind != "answer-na-unclear" or (f.place.file, f.place.sheet) not in said_no]
    return Inspection(
        sources=tuple(
            ReadSource(reading.source.name, reading.source.sha256, tuple(account))
            for reading, account in zip(readings, accounts, strict=True)
        ),
        cases=joined.cases,
        attributes=joined.attributes,
        answers=joined.answers,
        asked=joined.asked,
        stated_ratings=tuple(ratings),
        unread=(
            *(_unread_in_file(cell, file) for file, sheet, _ in sheets for cell in sheet.unread),
            *(_unread_in_file(cell, table.file) for table in tables for cell in table.table.unread),
        ),
        stray_answers=tuple(
            replace(stray, place=place_in_file(stray.place, table.file))
            for table in tables
            for stray in table.table.stray_answers
        ),
        facts=tuple(facts),
        sheets=tuple(Place(sheet.name, file=file) for file, sheet, _ in sheets) or (Place(None),),
        **details,
    )


# Not reported of a file that is a copy as a whole.
_COPIED = frozenset(("answer-copied", "rating-copied"))


def _sheets_with_no(sheets: Sequence[tuple[str | None, SheetReading, int]]) -> set[tuple[str | None, str | None]]:
    """The sheets on which somebody answered No; for the forms of a file, all of them if one has a No."""
    from yjs_cli.layout.answers import NO

    found: set[tuple[str | None, str | None]] = set()
    forms: dict[str | None, list[tuple[str | None, str | None]]] = {}
    with_no: set[str | None] = set()
    for file, sheet, _ in sheets:
        has_no = any((table.answers["answer"] == NO).any() for table in sheet.tables)
        if sheet.read_as == "form":
            forms.setdefault(file, []).append((file, sheet.name))
            with_no |= {file} if has_no else set()
        elif has_no:
            found.add((file, sheet.name))
    return found | {place for file in with_no for place in forms[file]}


def _says_something(sheet: SheetReading) -> bool:
    notable = any(fact.kind != "register-ignored" for fact in sheet.facts)
    return sheet.read_as not in {"ignored", "excluded", "inspection"} or bool(sheet.unread) or notable


def _continued(sheet: SheetReading, known: set[str]) -> SheetReading:
    """The sheet, with what is decided by whether its cases have answers on other sheets.

    Without headings, it goes on with their answers: an error. With a column of cases and single questions, it is a log
    about answers that are given elsewhere: a notice.
    """
    ids = {case_id for case_id in sheet.ids if any(map(str.isdigit, case_id))}
    facts = []
    for fact in sheet.facts:
        if fact.kind == "register-ignored" and fact.about == "unheaded" and ids & known:
            fact = replace(fact, kind="sheet-unread")
        elif fact.kind == "sheet-unread" and fact.about == "log" and ids <= known:
            fact = replace(fact, kind="register-ignored")
        facts.append(fact)
    return replace(sheet, facts=tuple(facts))


def _account(sheet: SheetReading, counted: dict[int, int]) -> SheetAccount:
    cases = len({case_key(case_id) for table in sheet.tables for case_id in table.details.case_id if case_id})
    cases += sum(case_id is None for table in sheet.tables for case_id in table.details.case_id)
    answers = sum(counted[id(table)] for table in sheet.tables)
    if sheet.read_as in {"sample-list", "ignored"}:
        return SheetAccount(sheet.name, sheet.read_as, cases, 0, sheet.uncounted)
    lost = sum(table.seen - counted[id(table)] for table in sheet.tables)
    return SheetAccount(sheet.name, sheet.read_as, cases, answers, sheet.uncounted + lost)


def _with_sample_lists_decided(reading: FileReading, readings: Sequence[FileReading]) -> FileReading:
    """The reading, with lists of cases taken for the sample, or ignored if most of their cases have no answers."""
    from yjs_cli.layout.sheet_names import names_a_sample

    if not any(sheet.read_as == "sample-list" for sheet in reading.sheets):
        return reading
    answered = _domains_of_answered_cases(readings)
    domains = {domain for known in answered.values() for domain in known}
    decided = []
    for sheet in reading.sheets:
        if sheet.read_as == "sample-list":
            keys = [case_key(case_id) for table in sheet.tables for case_id in table.details.case_id if case_id]
            known = sum(key in answered for key in keys)
            if 2 * known < len(keys) and not names_a_sample(sheet.name):
                fact = Fact("list-ignored", Place(sheet.name), count=len(keys))
                sheet = replace(sheet, read_as="ignored", tables=(), facts=(*sheet.facts, fact))
            else:
                tables = tuple(_list_in_domains(table, answered, domains) for table in sheet.tables)
                sheet = replace(sheet, tables=tables)
        decided.append(sheet)
    return replace(reading, sheets=tuple(decided))


def _domains_of_answered_cases(readings: Sequence[FileReading]) -> dict[str, list[str]]:
    """Case key -> the domains in which it is in a table of answers."""
    found: dict[str, list[str]] = {}
    for reading in readings:
        for sheet in reading.sheets:
            for table in sheet.tables:
                if table.read_as != "sample-list":
                    for case_id, domain in zip(table.details.case_id, table.details.domain, strict=True):
                        if case_id and domain and domain not in found.setdefault(case_key(case_id), []):
                            found[case_key(case_id)].append(domain)
    return found


def _list_in_domains(table: "CaseTable", answered: dict[str, list[str]], domains: set[str]) -> "CaseTable":
    """A list of cases, each in the domain that it states, or in which it has answers, or the only one there is."""
    only = next(iter(domains)) if len(domains) == 1 else None
    stated = table.details.domain
    found: list[str | None] = []
    for case_id, domain in zip(table.details.case_id, stated, strict=True):
        known = answered.get(case_key(case_id or ""), [])
        found.append(known[0] if len(known) == 1 and domain not in known else domain or only)
    details = replace(table.details, domain=found)
    return replace(table, details=details)


def _details(sheets: Sequence[tuple[str | None, SheetReading]]) -> "tuple[InspectionDetails, list[Fact]]":
    """The service and dates of the inspection, each from the first sheet that gives it; a second service is a fact."""
    details: InspectionDetails = {}
    facts: list[Fact] = []
    for file, sheet in sheets:
        further = sheet.details
        if (
            "service" in details
            and "service" in further
            and case_key(details["service"]) != case_key(further["service"])
        ):
            facts.append(Fact("services-mixed", Place(sheet.name, file=file)))
        for name, place in further.get("date_places", {}).items():
            if name in details and details[name] != further[name]:
                facts.append(
                    Fact(
                        "detail-conflict",
                        place_in_file(place, file),
                        f"{name.replace('_', ' ')}|{details['date_places'][name]}",
                    )
                )
        places = {name: place_in_file(place, file) for name, place in further.get("date_places", {}).items()}
        details = {**further, **details, "date_places": {**places, **details.get("date_places", {})}}
    return details, facts


def _ratings(sheets: Sequence[tuple[str | None, SheetReading]]) -> tuple[list[StatedRating], list[Fact]]:
    """The ratings that all sheets state. One that another sheet states in the same words counts once, and is a fact."""
    ratings: list[StatedRating] = []
    facts: list[Fact] = []
    for file, sheet in sheets:
        earlier = list(ratings)
        for stated in sheet.stated_ratings:
            rating = replace(stated, place=place_in_file(stated.place, file))
            same = (
                e
                for e in earlier
                if (e.standard, e.rating, e.reason) == (rating.standard, rating.rating, rating.reason)
            )
            if first := next(same, None):
                facts.append(Fact("rating-copied", rating.place, second=first.place))
            else:
                ratings.append(rating)
    return ratings, facts


def _in_file(fact: Fact, file: str | None) -> Fact:
    if not file:
        return fact
    return replace(fact, place=place_in_file(fact.place, file), second=fact.second and place_in_file(fact.second, file))


def _unread_in_file(cell: Unread, file: str | None) -> Unread:
    return replace(cell, place=place_in_file(cell.place, file)) if file else cell


def _nothing_found(readings: Sequence[FileReading]) -> str:
    """What was looked for, and what each sheet holds instead, without any cell's content but known headings."""
    names = ", ".join(reading.source.name for reading in readings)
    sheets = [sheet for reading in readings for sheet in reading.sheets]
    found = "; ".join(map(_described, sheets[:SHEETS_NAMED]))
    if len(sheets) > SHEETS_NAMED:
        found += f"; and {len(sheets) - SHEETS_NAMED} more sheets"
    return (
        f"{names}: nothing to score. Found no case IDs with answers to key questions, and no ratings. "
        f"The file has {found or 'no worksheets'}. "
        "Give each case a Case ID, and put the codes of the questions in the headings or next to the answers. "
        "yjs framework show lists the codes. yjs template makes an empty workbook to start from."
    )


def _described(sheet: SheetReading) -> str:
    rows = f"{sheet.rows} {'row' if sheet.rows == 1 else 'rows'}"
    headings = f", headed {', '.join(sheet.headings)}" if sheet.headings else ""
    left_out = ", left out as asked" if sheet.read_as == "excluded" else ""
    return f"{sheet.name or 'text'} ({rows}{headings}{left_out})"
