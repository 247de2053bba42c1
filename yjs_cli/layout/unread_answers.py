"""Answers and ratings in places that are not read. Each is reported: the ratings would miss it."""

import re
from collections import Counter
from collections.abc import Collection, Iterator

from yjs_cli.framework import Framework
from yjs_cli.inspection import Fact
from yjs_cli.layout.answers import NOT_APPLICABLE, UNANSWERED, UNREAD, is_yes_or_no, read_answer
from yjs_cli.layout.block_answers import is_like_an_answer
from yjs_cli.layout.field_names import DETAILS
from yjs_cli.layout.headings import may_begin_a_table, read_headings
from yjs_cli.layout.question_codes import codes_within
from yjs_cli.layout.question_rows import COUNTS, names_a_case
from yjs_cli.layout.row_kinds import is_totals_label, is_worded_answer
from yjs_cli.layout.tables import SEARCHED_ROWS
from yjs_cli.layout.wording import question_words
from yjs_cli.workbook.cell import Place, Value
from yjs_cli.workbook.sheet import Row, Sheet, as_text, is_blank

# Rows of questions over columns of their own that are tried as headings, on a sheet without a table.
_LAYOUTS = 20
_ANSWERED_ROW = 2  # answers in a row that make it more than a remark
_FEW_STANDARDS = 3  # named over or next to answers: no register of something else names so many
_LONGEST_ANSWER = 60  # characters, with what is added to it
_LONGEST_QUESTION = 150  # characters: a longer text speaks of questions and asks none
_LABEL_AND_VALUE = 2  # filled cells of a row that is a label with its value, not a row of headings
_LONGEST_WORD = 20  # characters of a word that may be somebody's own for an answer
_MOST_WORDS = 4
_WORD = re.compile(r"(?!(?:q|kq)\d)[^\W\d_]{3,}", re.IGNORECASE)  # a heading without one says nothing
_CASE_NAME = re.compile(r"case\b.*\d", re.IGNORECASE)
_ANSWER = re.compile(r"\d\s*[:=–\-]?\s*(?:yes|no|n/?a)\b", re.IGNORECASE)  # behind a code
_SEVERAL = re.compile(r"(?:[YN][ ,;/]*){2,}")  # the answers to several questions in a cell: YYN


def unread_answers(sheet: Sheet, framework: Framework) -> Iterator[Fact]:
    """What to report of a sheet without a table, form or list: the first error, or else the first notice."""
    found = [fact for look in _LOOKS for fact in look(sheet, framework)]
    errors = [fact for fact in found if fact.kind != "register-ignored"]
    yield from errors[:1] or found[:1]


def _answers_without_a_table(sheet: Sheet, framework: Framework) -> Iterator[Fact]:
    """Key questions with answers, in a layout that is not read."""
    tried: set[tuple[int, ...]] = set()
    for index, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        texts = {column: value for column, value in enumerate(row.values, start=1) if isinstance(value, str)}
        headings = read_headings(texts, framework)
        questions = tuple(heading.column for heading in headings if heading.meaning == "key question")
        if len(questions) > 1 and questions not in tried and len(tried) < _LAYOUTS:
            tried.add(questions)  # without answers below one such row, there are none below the next
            if any(_is_answered(each, questions) for each in sheet.rows[index + 1 :]):
                yield Fact("case-column-missing", Place(sheet.name, row.number))
                return
        if questions:
            right = [c for c in range(questions[0] + 1, len(row.values) + 1) if is_yes_or_no(row.value(c))]
            is_a_list_of_answers = len({read_answer(row.value(c)) for c in right}) > 1 and any(
                read_answer(value) == NOT_APPLICABLE for value in texts.values()
            )
            is_counts = any(as_text(value) in {"%", "Yes", "Applicable"} for value in _above(sheet, index))
            if right and not is_a_list_of_answers and (is_worded_answer(row.value(right[0])) or not is_counts):
                yield Fact("layout-unknown", Place(sheet.name, row.number, right[0]))
                return


def _above(sheet: Sheet, index: int) -> Iterator[Value]:
    for row in sheet.rows[max(index - 30, 0) : index]:
        yield from row.values


def _several_in_a_cell(sheet: Sheet, framework: Framework) -> Iterator[Fact]:
    """A cell that lists several key questions with their answers."""
    listing = {
        text for text in _texts(sheet) if len(codes_within(text, framework)) > 1 and len(_ANSWER.findall(text)) > 1
    }
    for row in sheet.rows if listing else ():
        for column, value in enumerate(row.values, start=1):
            if isinstance(value, str) and value in listing:
                yield Fact("layout-unknown", Place(sheet.name, row.number, column))
                return


def _texts(sheet: Sheet) -> Counter[str]:
    """Every text of a sheet, with how often it is there: most looks need each text only once."""
    return Counter(value for row in sheet.rows for value in row.values if isinstance(value, str))


def _unread_columns(sheet: Sheet, framework: Framework) -> Iterator[Fact]:
    """A sheet with columns of answers, of which no heading is known as a key question's.

    If a heading is about what a key question asks, the answers are probably to key questions: an error. So are columns
    with only numbers, dates or single letters over them, on a sheet named after a standard or if they are as many as a
    domain has questions. Other columns of Yes and No next to
    case ids are a register of something else: a notice.
    """
    words = question_words(framework)
    sizes = [len(domain.questions) for domain in framework.case_domains]
    for index, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        if names_a_case(row) and sum(not is_blank(value) for value in row.values) <= _LABEL_AND_VALUE:
            continue
        has_id = any(map(may_begin_a_table, row.values))
        texts = [value for value in row.values if isinstance(value, str) and value.strip()]
        if not has_id and sum(map(words.touches, texts)) < _ANSWERED_ROW:
            continue
        headings = read_headings(dict(enumerate(row.values, start=1)), framework)
        below = sheet.rows[index + 1 :]
        others = (heading for heading in headings if heading.meaning not in DETAILS and heading.text)
        words_of_sheet = _words_of_its_own(sheet, framework)
        answered = [h for h in others if any(_is_answer(each.value(h.column), words_of_sheet) for each in below)]
        standards = [h for h in answered if words.names_a_standard(h.text)]
        touched = (
            standards
            if len(standards) >= _FEW_STANDARDS
            else [
                h for h in answered if h.codes or h.may_be or codes_within(h.text, framework) or words.touches(h.text)
            ]
        )
        no_words = not any(_WORD.search(heading.text) for heading in answered)
        enough = bool(sizes) and len(answered) >= min(sizes)
        wordless = bool(answered) and no_words and (enough or words.names_a_standard(sheet.name or ""))
        if touched or wordless:
            first = touched[0] if touched else answered[0]
            about = " or ".join(first.may_be)
            yield Fact(
                "case-sheet-unread", Place(sheet.name, row.number, first.column), about, len(touched or answered)
            )
        elif answered and has_id:
            count = sum(_is_answer(each.value(h.column), words_of_sheet) for h in answered for each in below)
            yield Fact("register-ignored", Place(sheet.name, row.number), count=count)
        if has_id or touched:
            return


def _unread_form(sheet: Sheet, _: Framework) -> Iterator[Fact]:
    """Answers on a sheet that names its case and asks no question that is known: a form in other words."""
    titled = _CASE_NAME.match(sheet.name or "") or any(_CASE_NAME.match(text.strip()) for text in _texts(sheet))
    if not (titled or any(map(names_a_case, sheet.rows))):
        return
    answers = list(_cells(sheet, {text for text in _texts(sheet) if is_like_an_answer(text)}))
    if len(answers) >= _ANSWERED_ROW:
        yield Fact("sheet-unread", answers[0], count=len(answers))


def _unread_questions(sheet: Sheet, framework: Framework) -> Iterator[Fact]:
    """A sheet that asks key questions and holds answers somewhere, in whatever words."""
    words = question_words(framework)
    texts = _texts(sheet)
    asking = {
        text
        for text in texts
        if len(text) <= _LONGEST_QUESTION and (codes_within(text, framework) or words.touches(text))
    }
    naming = {text for text in texts if text not in asking and words.names_a_standard(text)}
    asked, named = sum(texts[text] for text in asking), sum(texts[text] for text in naming)
    if not (asked >= _ANSWERED_ROW or named >= _FEW_STANDARDS):
        return
    if any(as_text(value).casefold() in COUNTS for row in sheet.rows for value in row.values):
        return
    about = asking | naming
    own = _words_of_its_own(sheet, framework)
    like = {t for t in texts if t not in about and len(t) <= _LONGEST_ANSWER and is_like_an_answer(t)}
    answers = list(_cells(sheet, like)) or list(_next_to(sheet, about, {t for t in texts if t.strip() in own}))
    # The words Yes, No and N/A once each are labels, of a chart for instance.
    repeated = len(answers) > len(like) or not like
    if len(answers) >= max(asked, named) and repeated:
        yield Fact("sheet-unread", answers[0], count=len(answers))


def _next_to(sheet: Sheet, about: Collection[str], texts: Collection[str]) -> Iterator[Place]:
    """The cells with one of some texts that are right of a text about a question, or below one."""
    below: set[int] = set()
    for row in sheet.rows:
        right = False
        for column, value in enumerate(row.values, start=1):
            if isinstance(value, str) and value in about:
                right = True
                below.add(column)
            elif isinstance(value, str) and value in texts and (right or column in below):
                yield Place(sheet.name, row.number, column)


def _cells(sheet: Sheet, texts: Collection[str]) -> Iterator[Place]:
    """The cells that hold one of some texts, or a truth value. Numbers here are most likely counts."""
    for row in sheet.rows:
        for column, value in enumerate(row.values, start=1):
            if value in texts if isinstance(value, str) else isinstance(value, bool):
                yield Place(sheet.name, row.number, column)


def _words_of_its_own(sheet: Sheet, framework: Framework) -> frozenset[str]:
    """A few short texts of which a sheet is full, as it is of answers: ``Met``, ``Not met``, a cross."""
    fewest = min((len(domain.questions) for domain in framework.case_domains), default=_ANSWERED_ROW)
    texts = Counter(
        v.strip() for row in sheet.rows for v in row.values if isinstance(v, str) and len(v) <= _LONGEST_WORD
    )
    words = {text: count for text, count in texts.items() if not any(map(str.isdigit, text))}
    often = [(text, count) for text, count in Counter(words).most_common(_MOST_WORDS + 1) if text and count > 2]
    full = sum(count for _, count in often) >= 2 * fewest and len(often) <= _MOST_WORDS
    return frozenset(text for text, _ in often) if full else frozenset()


def _is_answer(value: Value, own: Collection[str]) -> bool:
    if is_yes_or_no(value):
        return True
    return isinstance(value, str) and (value.strip() in own or bool(_SEVERAL.fullmatch(value.strip())))


def _answers_without_headings(sheet: Sheet, framework: Framework) -> Iterator[Fact]:
    """Rows of answers of which nothing says what they answer: an error where they have no heading at all."""
    fewest = max(min((len(domain.questions) for domain in framework.case_domains), default=0), _ANSWERED_ROW)
    first_answers = _rows_of_answers(sheet, frozenset())
    headed = bool(first_answers) and _is_headed(sheet, first_answers)
    own = frozenset[str]() if headed else _words_of_its_own(sheet, framework)
    counted = _rows_of_answers(sheet, own)
    if not counted or (own and _is_headed(sheet, counted)):
        return
    number = next(iter(counted))
    first = next(row for row in sheet.rows if row.number == number)
    label = as_text(next((value for value in first.values if not is_blank(value)), None))
    numbered = any(map(str.isdigit, label))
    if len(counted) == 1 and not numbered and counted[number] < len({as_text(value) for value in first.values}):
        return  # Yes, No and N/A once each: the headings of a table of counts
    count = sum(counted.values())
    has_id = read_answer(label) == UNREAD and (numbered or max(counted.values()) >= fewest)
    headed = headed or _are_counts(sheet, counted)
    if not headed and (has_id or len(counted) >= fewest):
        yield Fact("sheet-unread", Place(sheet.name, number), count=count)
    else:
        yield Fact("register-ignored", Place(sheet.name, number), "" if headed else "unheaded", count)


def _rows_of_answers(sheet: Sheet, own: Collection[str]) -> dict[int, int]:
    """The rows with several answers -> how many each has."""
    answers = {t for t in _texts(sheet) if len(t) <= _LONGEST_ANSWER and (_is_answer(t, own) or _is_na(t))}
    counted = {
        row.number: sum(v in answers if isinstance(v, str) else is_yes_or_no(v) for v in row.values)
        for row in sheet.rows
    }
    return {number: count for number, count in counted.items() if count >= _ANSWERED_ROW}


def _are_counts(sheet: Sheet, answered: Collection[int]) -> bool:
    """Whether all these rows are a table of how often each answer was given: its headings, and numbers below them."""
    columns: tuple[int, ...] = ()
    for row in sheet.rows:
        if row.number in answered:
            headed = _columns_of_counts(row)
            columns = headed or columns
            if not headed and not (columns and all(_is_number(row.value(column)) for column in columns)):
                return False
    return bool(columns)


def _columns_of_counts(row: Row) -> tuple[int, ...]:
    """The columns headed Yes and No, if a row has the headings of a table of counts: Yes, No and N/A once, Total."""
    worded = {column: value for column, value in enumerate(row.values, start=1) if is_worded_answer(value)}
    once = len({read_answer(value) for value in worded.values()}) == len(worded) > 1
    return tuple(worded) if once and any(as_text(value).casefold() in COUNTS for value in row.values) else ()


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_headed(sheet: Sheet, answered: dict[int, int]) -> bool:
    """Whether a row of headings is above the rows of answers."""
    return any(_is_heading_row(row) for row in sheet.rows if row.number < min(answered))


def _is_na(value: Value) -> bool:
    return isinstance(value, str) and any(map(str.isalpha, value)) and read_answer(value) == NOT_APPLICABLE


def _is_heading_row(row: Row) -> bool:
    """Whether a row holds several texts, none of them an answer and few of them with a digit, as ids have."""
    texts = [value for value in row.values if isinstance(value, str) and value.strip()]
    numbered = sum(any(map(str.isdigit, text)) for text in texts)
    return len(texts) > 1 and 2 * numbered < len(texts) and all(read_answer(text) == UNREAD for text in texts)


def _is_answered(row: Row, questions: Collection[int]) -> bool:
    """Whether a row reads like a case's answers, and not like totals or percentages."""
    label = next((value for value in row.values if not is_blank(value)), None)
    filled = [row.value(column) for column in questions if not is_blank(row.value(column))]
    if any(map(is_worded_answer, filled)):
        return not is_totals_label(label)
    totals = is_totals_label(label) or read_answer(label) not in {UNANSWERED, UNREAD}
    return bool(filled) and not totals and all(read_answer(value) != UNREAD for value in filled)


_LOOKS = (
    _answers_without_a_table,
    _several_in_a_cell,
    _unread_columns,
    _unread_form,
    _unread_questions,
    _answers_without_headings,
)
