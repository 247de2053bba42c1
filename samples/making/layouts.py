"""One inspection in the layouts of real workbooks: one sheet per domain, one sheet for all, one row per answer."""

import csv
from collections.abc import Iterator
from io import StringIO
from itertools import cycle

from openpyxl import Workbook

from making.inspections import Case, Inspection
from making.workbooks import CellValue, Table, add_sheet, new_book
from yjs_cli import load_framework

DOMAINS = {domain.code: domain for domain in load_framework().case_domains}
DETAILS = ("Start date", "Interviewed", "Inspector", "Sex", "Age", "Ethnicity", "SEND")
INVENTED = "Every case is invented: its ID, dates, initials, sex, age, ethnicity, SEND and answers are nobody's."

# How one person writes the same thing in different cells.
HABITS: dict[str | None, tuple[CellValue, ...]] = {"Yes": ("y", "Y", "yes", "Y "), "No": ("n", "N", "No.", " no")}
DOMAIN_WORDS: dict[str, tuple[CellValue, ...]] = {
    "2": (2, "Domain 2", "domain two", "court disposals"),
    "3": (3, "Domain 3", "domain three", "out-of-court disposals"),
}
SHORT_RATINGS = {"Good": "g", "Outstanding": "O"}


def sheet_per_domain(inspection: Inspection, *about: str) -> Workbook:
    """A cover sheet, the dates of the inspection, one case sheet per domain, and the ratings."""
    book = new_book(f"{inspection.service}: case answers")
    add_sheet(book, "About", Table((inspection.service, *about, INVENTED), (), []))
    add_sheet(book, "Inspection", _inspection_table(inspection))
    for code, cases in inspection.cases.items():
        domain = DOMAINS[code]
        title = (f"{inspection.service}: {domain.name.lower()}", f"One row per case. {INVENTED}")
        questions = (f"{question.code} {question.label}" for question in domain.questions)
        rows = [(case.case_id, case.disposal, *_details(case), *case.answers) for case in cases]
        add_sheet(book, domain.name, Table(title, ("Case ID", "Disposal", *DETAILS, *questions), rows))
    title = ("Ratings", "Give a reason if the panel changed a standard that is rated from cases.")
    add_sheet(book, "Ratings", Table(title, ("Standard", "Rating", "Reason"), inspection.ratings))
    return book


def one_sheet(inspection: Inspection, *about: str) -> Workbook:
    """All domains on one sheet, as a person might keep it: other headings, mixed spellings, a blank row, totals below.

    Questions of the other domain are blank for one case and N/A for the next. Neither counts as an answer.
    """
    book = new_book(f"{inspection.service}: case answers on one sheet")
    add_sheet(book, "About", Table((inspection.service, *about, INVENTED), (), []))
    codes = [question.code for domain in DOMAINS.values() for question in domain.questions]
    spelling = {answer: cycle(words) for answer, words in HABITS.items()}
    other_domain = cycle((None, "N/A", None, "n/a "))
    rows: list[list[CellValue]] = []
    for code, cases in inspection.cases.items():
        words = cycle(DOMAIN_WORDS[code])
        for case in cases:
            answers, other = dict(_answered(code, case)), next(other_domain)
            cells = [next(spelling[answers[code]]) if code in answers else other for code in codes]
            rows.append([case.case_id, next(words), f"{case.disposal.lower()} ", *_details(case, "Y"), *cells])
        rows.append([None] * len(rows[0]))
    counts = [_count_yes(inspection, code) for code in codes]
    rows.append(["Total", None, None, *[None] * len(DETAILS), *counts])
    details = ("Date started", "Interviewed", "Inspector", "Gender", "Age", "Ethnicity", "SEND")
    header = ("Case ref", "Domain", "Outcome", *details, *(f"Q{code}" for code in codes))
    add_sheet(book, "Case tracker", Table((f"{inspection.service} fieldwork",), header, rows))
    # Excel turns a typed 1.1 into a number.
    ratings = [(float(code), SHORT_RATINGS[rating or ""]) for code, rating, _ in inspection.ratings]
    add_sheet(book, "Judgements", Table((), ("Standard", "Rating"), ratings))
    add_sheet(book, "Inspection", _inspection_table(inspection))
    return book


def long_layout(inspection: Inspection) -> str:
    """One row per answer, as a form system exports it: comma-separated, with Windows line ends."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(("Case ID", "Domain", "Disposal", "Interviewed", "Sex", "Age", "Question", "Answer"))
    for code, cases in inspection.cases.items():
        for case in cases:
            about = (case.case_id, code, case.disposal, case.interviewed, case.sex, case.age)
            writer.writerows((*about, question, answer) for question, answer in _answered(code, case))
    return text.getvalue()


def _inspection_table(inspection: Inspection) -> Table:
    rows: list[tuple[CellValue, ...]] = [
        ("Service", inspection.service),
        ("Fieldwork start", inspection.fieldwork_start),
        ("Sample from", inspection.sample_from),
        ("Sample to", inspection.sample_to),
    ]
    return Table((), (), rows)


def _details(case: Case, yes: str = "Yes") -> tuple[CellValue, ...]:
    interviewed = yes if case.interviewed == "Yes" else case.interviewed
    return (case.start, interviewed, case.inspector, case.sex, case.age, case.ethnicity, case.send)


def _answered(domain: str, case: Case) -> Iterator[tuple[str, str | None]]:
    """The codes of the key questions of a case, with its answers."""
    yield from zip((question.code for question in DOMAINS[domain].questions), case.answers, strict=True)


def _count_yes(inspection: Inspection, question: str) -> int:
    answers = (pair for code, cases in inspection.cases.items() for case in cases for pair in _answered(code, case))
    return sum(pair == (question, "Yes") for pair in answers)
