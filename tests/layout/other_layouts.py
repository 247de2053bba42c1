"""The inspection of ``layouts`` as forms, with cases across, spread over columns or over sheets, and in words."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from openpyxl.utils import get_column_letter

from tests.builders import YJ_2021
from tests.layout.layouts import ABOUT, CASES, RATINGS, WORDS, Answer, Case, case_sheet, detail, long_sheet
from tests.layout.reading import QUESTIONS
from tests.workbook.formats import Written, book
from tests.workbooks import Cell, Page, Rows
from yjs_cli.layout.wording import words_of

DETAILS = ("Disposal", "Interviewed", "Start date", "Sex")
BY_DOMAIN = {domain: [case for case in CASES if case.domain == domain] for domain in QUESTIONS}
NAMES = {domain.code: domain.name for domain in YJ_2021.case_domains}
STANDARDS = {
    standard.code: [question.code for question in standard.questions]
    for standard in YJ_2021.standards
    if standard.questions
}
STANDARD_OF = {question: standard for standard, questions in STANDARDS.items() for question in questions}
STANDARD_NAMES = {standard.code: standard.name for standard in YJ_2021.standards}
LABELS = {question.code: question.label for standard in YJ_2021.standards for question in standard.questions}
SENTENCES = {
    question.code: words_of(question, standard) for standard in YJ_2021.standards for question in standard.questions
}
MARKS: Mapping[str, tuple[Cell, Cell]] = {
    "X": ("X", None),
    "✓": ("✓", ""),
    "1": (1, 0),
    "TRUE": (True, False),
    "words": ("", ""),  # the choice itself
}


def with_the_rest(sheets: Mapping[str, Rows | Page], disposals: bool = True) -> Written:
    """A workbook with these sheets, the ratings, and a sheet about the inspection."""
    return book({**sheets, "Ratings": RATINGS, "Inspection": ABOUT}, disposals)


# Forms.


def coded(code: str) -> list[Cell]:
    return [f"{code} {LABELS[code]}"]


def code_apart(code: str) -> list[Cell]:
    return [code, SENTENCES[code]]


def in_words(code: str) -> list[Cell]:
    return [SENTENCES[code]]


def lines(
    case: Case, question: Callable[[str], list[Cell]], answer: Answer = WORDS.__getitem__, sections: bool = False
) -> list[list[Cell]]:
    """A line for each question; ``sections``: each standard's name above its questions."""
    found: list[list[Cell]] = []
    for code, symbol in case.answered():
        if sections and STANDARDS[STANDARD_OF[code]][0] == code:
            found.append([STANDARD_NAMES[STANDARD_OF[code]]])
        found.append([*question(code), answer(symbol)])
    return found


def ticked_lines(case: Case, question: Callable[[str], list[Cell]], mark: str) -> list[list[Cell]]:
    return [[*question(code), *ticks(symbol, mark)] for code, symbol in case.answered()]


def ticks(symbol: str, mark: str) -> list[Cell]:
    """The columns Yes, No and N/A, with a mark under one or none."""
    on, off = MARKS[mark]
    if mark == "words":
        return [WORDS[symbol] if choice == symbol else None for choice in "YN-"]
    return [on if choice == symbol else off for choice in "YN-"]


def top(case: Case, *fields: str) -> list[list[Cell]]:
    """The labels above a form, each with its value."""
    return [["Case ID", case.case_id], *([field, detail(case, field)] for field in fields or DETAILS), []]


def forms(
    heading: list[Cell],
    body: Callable[[Case], list[list[Cell]]],
    above: Callable[[Case], list[list[Cell]]] = top,
    name: Callable[[int, Case], str] = "Form {0}".format,
) -> Callable[[], Written]:
    """A sheet for each case."""
    return lambda: with_the_rest(
        {name(number, case): [*above(case), heading, *body(case)] for number, case in enumerate(CASES, start=1)}
    )


def named_after_the_case(_: int, case: Case) -> str:
    """A name of its own for every sheet: one child has a case in either domain."""
    return f"Case {case.case_id}" if case.domain == "2" else str(case.case_id)


def below_each_other(heading: list[Cell], body: Callable[[Case], list[list[Cell]]]) -> Callable[[], Written]:
    """The forms of all cases on one sheet."""
    return lambda: with_the_rest(
        {"Forms": [row for case in CASES for row in [*top(case), heading, *body(case), [], []]]}
    )


FORMS: dict[str, Callable[[], Written]] = {
    "forms": forms(["Question", "Answer"], lambda case: lines(case, coded)),
    "forms without headings": forms([], lambda case: lines(case, coded)),
    "forms, the code in a column": forms(["Ref", "Question", "Answer"], lambda case: lines(case, code_apart)),
    "forms, ids in the names of sheets": forms(
        ["Question", "Answer"], lambda case: lines(case, coded), lambda case: top(case)[1:], named_after_the_case
    ),
    "forms, the id in one cell with its label": forms(
        ["Question", "Answer"],
        lambda case: lines(case, coded),
        lambda case: [[f"Case ID: {case.case_id}"], *top(case)[1:]],
    ),
    "forms, details in a row under their labels": forms(
        ["Question", "Answer"],
        lambda case: lines(case, coded),
        lambda case: [["Case ID", *DETAILS], [case.case_id, *(detail(case, field) for field in DETAILS)], []],
    ),
    "forms, two details in a row": forms(
        ["Question", "Answer"],
        lambda case: lines(case, coded),
        lambda case: [
            ["Case ID", case.case_id, None, "Disposal", case.disposal],
            ["Interviewed", detail(case, "Interviewed"), None, "Sex", case.sex],
            [],
        ],
    ),
    "forms in words": forms(["Question", "Answer"], lambda case: lines(case, in_words)),
    "forms in words under the standards": forms(
        ["Question", "Answer"], lambda case: lines(case, lambda code: [LABELS[code]], sections=True)
    ),
    "forms in words next to the standard": forms(
        ["Standard", "Question", "Answer"],
        lambda case: lines(case, lambda code: [STANDARD_NAMES[STANDARD_OF[code]], LABELS[code]]),
    ),
    **{
        f"forms ticked with {mark}": forms(
            ["Code", "Question", "Yes", "No", "N/A"], lambda case, mark=mark: ticked_lines(case, code_apart, mark)
        )
        for mark in MARKS
    },
    "forms in words, ticked": forms(["Question", "Yes", "No", "N/A"], lambda case: ticked_lines(case, in_words, "X")),
    "forms with remarks": forms(
        ["Question", "Answer", "Comments"],
        lambda case: [[*line, "Yes, and discussed." if line[1] else None] for line in lines(case, coded)],
    ),
    "forms below each other": below_each_other(["Question", "Answer"], lambda case: lines(case, coded)),
    "forms below each other, the code in a column": below_each_other(
        ["Ref", "Question", "Answer"], lambda case: lines(case, code_apart)
    ),
    "forms below each other in words": below_each_other(["Question", "Answer"], lambda case: lines(case, in_words)),
    "forms below each other, ticked": below_each_other(
        ["Code", "Question", "Yes", "No", "N/A"], lambda case: ticked_lines(case, code_apart, "✓")
    ),
}


# Cases across.


def across(cases: Sequence[Case], label: str, questions: Callable[[str], list[Cell]]) -> list[list[Cell]]:
    """The questions down, and a column for each case."""
    domain = cases[0].domain
    pad = [None] * (len(questions(QUESTIONS[domain][0])) - 1)
    rows: list[list[Cell]] = [[label, *pad, *(case.case_id for case in cases)]]
    rows += [[field, *pad, *(detail(case, field) for case in cases)] for field in ("Disposal", "Interviewed")]
    for index, code in enumerate(QUESTIONS[domain]):
        rows.append([*questions(code), *(WORDS[case.answers[index]] for case in cases)])
    return rows


def across_by_domain(label: str, questions: Callable[[str], list[Cell]]) -> Callable[[], Written]:
    return lambda: with_the_rest(
        {NAMES[domain]: across(cases, label, questions) for domain, cases in BY_DOMAIN.items()}
    )


ACROSS: dict[str, Callable[[], Written]] = {
    "cases across": across_by_domain("Case ID", lambda code: [code]),
    "cases across, ids headed Question": across_by_domain("Question", lambda code: [code]),
    "cases across, code and words": across_by_domain("Case ID", code_apart),
    "cases across in words": across_by_domain("Case ID", in_words),
    "cases across in words, ids headed Question": across_by_domain("Question", in_words),
    "cases across below each other": lambda: with_the_rest(
        {
            "Cases": [
                *across(BY_DOMAIN["2"], "Case ID", coded),
                [],
                [],
                *across(BY_DOMAIN["3"], "Case ID", coded),
            ]
        }
    ),
}


# A column for each choice.


def spread(cases: Sequence[Case], heads: Callable[[str], list[Cell]], mark: str) -> list[list[Cell]]:
    """One row for each case, and columns of Yes, No and N/A for each question."""
    questions = QUESTIONS[cases[0].domain]
    rows: list[list[Cell]] = [["Case ID", *DETAILS, *(head for code in questions for head in heads(code))]]
    for case in cases:
        marks = [cell for _, symbol in case.answered() for cell in ticks(symbol, mark)]
        rows.append([case.case_id, *(detail(case, field) for field in DETAILS), *marks])
    return rows


def merged_choices(cases: Sequence[Case]) -> Page:
    """Each question merged over its three choices, which are in a second row of headings."""
    rows = spread(cases, lambda code: [code, None, None], "X")
    second: list[Cell] = [None] * 5 + ["Yes", "No", "N/A"] * len(QUESTIONS[cases[0].domain])
    starts = range(6, len(second), 3)
    merged = tuple(f"{get_column_letter(at)}1:{get_column_letter(at + 2)}1" for at in starts)
    return Page([rows[0], second, *rows[1:]], merged)


def spread_by_domain(change: Callable[[Sequence[Case]], Rows | Page]) -> Callable[[], Written]:
    return lambda: with_the_rest({NAMES[domain]: change(cases) for domain, cases in BY_DOMAIN.items()})


def heads(*forms: str) -> Callable[[str], list[Cell]]:
    return lambda code: [form.format(code) for form in forms]


COLUMN_A_CHOICE: dict[str, Callable[[], Written]] = {
    **{
        f"a column for each choice, marked with {mark}": spread_by_domain(
            lambda cases, mark=mark: spread(cases, heads("{} Yes", "{} No", "{} N/A"), mark)
        )
        for mark in MARKS
    },
    "a column for each choice, after a slash": spread_by_domain(
        lambda cases: spread(cases, heads("{}/Yes", "{}/No", "{}/NA"), "1")
    ),
    "a column for each choice, in brackets": spread_by_domain(
        lambda cases: spread(cases, heads("{} [Yes]", "{} [No]", "{} [N/A]"), "X")
    ),
    "a column for each choice, in words": spread_by_domain(
        lambda cases: spread(
            cases, lambda code: [f"{SENTENCES[code]} - {choice}" for choice in ("Yes", "No", "N/A")], "X"
        )
    ),
    "a column for each choice, under merged headings": spread_by_domain(merged_choices),
    "a column for each choice, only the first headed": spread_by_domain(
        lambda cases: spread(cases, lambda code: [code, None, None], "words")
    ),
}


# Answers of a case in several places.


def of_questions(cases: Iterable[Case], questions: Sequence[str], *fields: str) -> list[list[Cell]]:
    """One row for each case, with some of the questions."""
    rows: list[list[Cell]] = [["Case ID", *fields, *questions]]
    for case in cases:
        given = dict(case.answered())
        rows.append(
            [case.case_id, *(detail(case, field) for field in fields), *(WORDS[given[code]] for code in questions)]
        )
    return rows


def tab_per_standard(*fields: str) -> dict[str, Rows]:
    return {
        f"{standard} {STANDARD_NAMES[standard]}"[:31]: of_questions(BY_DOMAIN[standard[0]], questions, *fields)
        for standard, questions in STANDARDS.items()
    }


def sample_list() -> list[list[Cell]]:
    return [
        ["Case ID", "Domain", *DETAILS],
        *([case.case_id, case.domain, *(detail(case, field) for field in DETAILS)] for case in CASES),
    ]


SEVERAL_PLACES: dict[str, Callable[[], Written]] = {
    "a tab per standard": lambda: with_the_rest(tab_per_standard("Disposal", "Interviewed")),
    "a tab per standard, details on the first of a domain": lambda: with_the_rest(
        {
            name: rows if name[:3] not in {"2.1", "3.1"} else tab_per_standard("Disposal", "Interviewed")[name]
            for name, rows in tab_per_standard().items()
        }
    ),
    "a tab per standard and a sample list": lambda: with_the_rest({"Sample": sample_list(), **tab_per_standard()}),
    "a block per standard": lambda: with_the_rest(
        {
            NAMES[domain]: [
                row
                for standard, questions in STANDARDS.items()
                if standard[0] == domain
                for row in (
                    [STANDARD_NAMES[standard]],
                    *of_questions(cases, questions, "Disposal", "Interviewed"),
                    [],
                )
            ]
            for domain, cases in BY_DOMAIN.items()
        }
    ),
    "a sample list": lambda: with_the_rest(
        {
            "Sample": sample_list(),
            **{NAMES[domain]: of_questions(cases, QUESTIONS[domain]) for domain, cases in BY_DOMAIN.items()},
        }
    ),
    "a sample list behind the answers": lambda: with_the_rest(
        {
            **{NAMES[domain]: of_questions(cases, QUESTIONS[domain]) for domain, cases in BY_DOMAIN.items()},
            "Case list": sample_list(),
        }
    ),
    "two inspectors, one with forms": lambda: with_the_rest(
        {
            "Court": case_sheet(CASES[:6]),
            **{
                f"Form {number}": [*top(case), ["Question", "Answer"], *lines(case, coded)]
                for number, case in enumerate(CASES[6:])
            },
        }
    ),
    "two inspectors, one with cases across": lambda: with_the_rest(
        {"Court": case_sheet(CASES[:6]), "Out-of-court disposals": across(CASES[6:], "Case ID", in_words)}
    ),
}


# Answers in rows.


def long_by(heading: list[Cell], question: Callable[[str], list[Cell]], mark: str | None = None) -> list[list[Cell]]:
    rows: list[list[Cell]] = [["Case ID", *DETAILS, *heading]]
    for case in CASES:
        details = [case.case_id, *(detail(case, field) for field in DETAILS)]
        rows += [
            [*details, *question(code), *(ticks(symbol, mark) if mark else [WORDS[symbol]])]
            for code, symbol in case.answered()
        ]
    return rows


LONG: dict[str, Callable[[], Written]] = {
    "long, Question ID and Question": lambda: with_the_rest(
        {"Export": long_by(["Question ID", "Question", "Answer"], code_apart)}
    ),
    "long, Code and Question": lambda: with_the_rest({"Export": long_by(["Code", "Question", "Answer"], code_apart)}),
    "long in words": lambda: with_the_rest({"Export": long_by(["Question", "Answer"], in_words)}),
    "long in words, with the standard": lambda: with_the_rest(
        {
            "Export": long_by(
                ["Standard", "Question", "Answer"], lambda code: [STANDARD_NAMES[STANDARD_OF[code]], LABELS[code]]
            )
        }
    ),
    **{
        f"long, ticked with {mark}": lambda mark=mark: with_the_rest(
            {"Export": long_by(["Question", "Yes", "No", "N/A"], lambda code: [code], mark)}
        )
        for mark in MARKS
    },
    "long, Final answer": lambda: with_the_rest(
        {"Export": [[*long_sheet()[0][:-1], "Final answer"], *long_sheet()[1:]]}
    ),
}


# Headings in words and in several rows.


def headed(cases: Sequence[Case], above: Sequence[Callable[[str], Cell]], merge: bool = False) -> Page:
    """One row for each case; each of ``above`` makes a row of headings, the last together with the details'.

    ``merge``: the first row has each standard once, merged over its questions.
    """
    questions = QUESTIONS[cases[0].domain]
    start = len(DETAILS) + 2
    rows: list[list[Cell]] = [[None] * (start - 1) + [make(code) for code in questions] for make in above]
    rows[-1][: start - 1] = ["Case ID", *DETAILS]
    merged: list[str] = []
    if merge:
        for index in range(0, len(questions), 3):
            rows[0][start + index : start + index + 2] = [None, None]
            merged.append(f"{get_column_letter(start + index)}1:{get_column_letter(start + index + 2)}1")
    return Page([*rows, *case_sheet(cases)[1:]], tuple(merged))


def standard_name(code: str) -> Cell:
    return STANDARD_NAMES[STANDARD_OF[code]]


def of_code(code: str) -> Cell:
    return code


def in_domains(*above: Callable[[str], Cell], merge: bool = False) -> Callable[[], Written]:
    return lambda: with_the_rest({NAMES[domain]: headed(cases, above, merge) for domain, cases in BY_DOMAIN.items()})


HEADINGS: dict[str, Callable[[], Written]] = {
    "headings in words": in_domains(SENTENCES.__getitem__),
    "headings in words with the standard in the cell": in_domains(lambda code: f"{standard_name(code)}: {LABELS[code]}"),
    "headings in words under the standard": in_domains(standard_name, LABELS.__getitem__),
    "headings in words under the merged standard": in_domains(standard_name, LABELS.__getitem__, merge=True),
    "headings with the code at the end": in_domains(lambda code: f"{LABELS[code]} ({code})"),
    "codes under the merged standard": in_domains(standard_name, of_code, merge=True),
    "headings in three rows": in_domains(standard_name, LABELS.__getitem__, of_code, merge=True),
    "headings in three rows, the code in the middle": in_domains(standard_name, of_code, LABELS.__getitem__, merge=True),
    "headings in four rows": in_domains(
        standard_name, LABELS.__getitem__, of_code, lambda _: "Yes, No or N/A", merge=True
    ),
    "headings with a row that says Response": in_domains(of_code, lambda _: "Response"),
}

OTHER_LAYOUTS: dict[str, Callable[[], Written]] = {
    **FORMS,
    **ACROSS,
    **COLUMN_A_CHOICE,
    **SEVERAL_PLACES,
    **LONG,
    **HEADINGS,
}
IN_OTHER_FORMATS = (
    "forms ticked with TRUE",
    "forms below each other in words",
    "cases across",
    "a column for each choice, marked with 1",
    "a column for each choice, under merged headings",
    "a tab per standard and a sample list",
    "long, ticked with ✓",
    "headings in words under the merged standard",
)
