"""The key question that each row of a table of answers asks, by its code, its words or its case's domain."""

from collections.abc import Hashable, Sequence

import numpy as np

from yjs_cli.framework import Framework, joined
from yjs_cli.inspection import case_key
from yjs_cli.layout.case_details import CaseDetails
from yjs_cli.layout.case_table import Numbers
from yjs_cli.layout.question_codes import code_within, prompted_question, question_code
from yjs_cli.layout.tables import Table
from yjs_cli.layout.wording import question_words
from yjs_cli.workbook.cell import Value
from yjs_cli.workbook.sheet import as_text

NOT_KNOWN = -1  # no question, or no domain
_CONTEXT = frozenset({"standard", "section", "area", "category", "theme", "heading", "domain"})


def questions_of_rows(table: Table, framework: Framework) -> list[tuple[str, ...]]:
    """The codes of the questions that each row may ask. Each distinct text is read once."""
    columns = [h.column for h in table.header.headings if h.meaning == "question"]
    context = [h.column for h in table.header.headings if joined(h.text) in _CONTEXT]
    known: dict[Hashable, tuple[str, ...]] = {}
    found = []
    for row in table.rows:
        key = (*(row.value(column) for column in columns), *(row.value(column) for column in context))
        if key not in known:
            texts = [as_text(row.value(column)) for column in columns]
            around = [as_text(row.value(column)) for column in context]
            known[key] = _questions_of(texts, around, framework)
        found.append(known[key])
    return found


def _questions_of(texts: Sequence[str], around: Sequence[str], framework: Framework) -> tuple[str, ...]:
    for text in texts:
        code = question_code(text)
        if code is None:
            code = code_within(text, framework)
        if code in framework.question_domains:
            return (code,)
        if code is not None:
            return ()
    for text in texts:
        if codes := question_words(framework).questions(text, around):
            return codes
    return ()


def decided_questions(
    asked: Sequence[tuple[str, ...]],
    stated: Numbers,
    details: CaseDetails,
    domain_of: Numbers,
    codes: Sequence[str],
    framework: Framework,
    named: str | None,
) -> Numbers:
    """The one question that each row asks, NOT_KNOWN where several domains ask its words and nothing decides."""
    order = {code: index for index, code in enumerate(codes)}
    decided = np.array([order[found[0]] if len(found) == 1 else NOT_KNOWN for found in asked], dtype=np.int64)
    undecided = [index for index, found in enumerate(asked) if len(found) > 1]
    if not undecided:
        return decided
    of_case: dict[str, set[int]] = {}
    for index, case_id in enumerate(details.case_id):
        if case_id and (decided[index] != NOT_KNOWN or stated[index] != NOT_KNOWN):
            of_case.setdefault(case_key(case_id), set()).add(
                int(domain_of[decided[index]] if decided[index] != NOT_KNOWN else stated[index])
            )
    fallback = next((i for i, each in enumerate(framework.domains) if each.code == named), NOT_KNOWN)
    for index in undecided:
        domains = (
            of_case.get(case_key(details.case_id[index] or ""), set())
            if stated[index] == NOT_KNOWN
            else {stated[index]}
        )
        domain = next(iter(domains)) if len(domains) == 1 else fallback
        fitting = [order[code] for code in asked[index] if domain_of[order[code]] == domain]
        if len(fitting) == 1:
            decided[index] = fitting[0]
    return decided


def prompted_questions(
    table: Table, columns: Sequence[int], codes: Sequence[str], asked: Numbers, framework: Framework
) -> Numbers:
    """The index of the question to which each row is a prompt or a remark, or NOT_KNOWN.

    A prompt to a question that is not asked itself anywhere is more likely the question, mistyped.
    """
    order = {codes[index]: index for index in np.unique(asked[asked != NOT_KNOWN]).tolist()}
    known: dict[Value, int] = {}
    found = []
    for row in table.rows:
        value = row.value(columns[0])
        if value not in known:
            known[value] = order.get(prompted_question(as_text(value), framework) or "", NOT_KNOWN)
        found.append(known[value])
    return np.array(found, dtype=np.int64)
