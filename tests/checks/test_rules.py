"""Each rule at work: what triggers it, with every word it says, and what is near to that and does not."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.checks.sheets import Change, Sheets, problems_of
from yjs_cli.checks.catalogue import RULES

IS_NONE = "Use Yes, No or N/A."
IN_FIGURES = "Figures among answers in words: a case, or a row of counts?"
IN_WORDS = "Answer Yes or No if it is a case; else head the row Total, or take it off the sheet."
GIVE_HEADINGS = "Head the columns Case ID, Question and Answer, or give each case a row and each question a column."
ADD_COLUMN = "Add the column, or put the question's code first in its heading."
CLEAR_ANSWER = "Clear the answer, or correct the case's domain."
ONE_OF_TWO = "Correct one of the two ids, or delete the row that does not belong."
SHOW_ROWS = "Show the rows and read them; delete those that do not belong."
IS_TOTAL = "A row of totals: it was passed over."
NOT_A_CASE = "Nothing to mend unless it is a case; then give it a case id."
IS_NOTE = "A note among the cases: the row was passed over."
MOVE_NOTE = "Move it above the headings, or give the row a case id if it is a case."
TYPE_VALUE = "Type the value, or correct the formula in the cell."
ALL_STANDARDS = "Use one of 1.1, 1.2, 1.3, 1.4, 2.1, 2.2, 2.3, 2.4, 3.1, 3.2, 3.3, 3.4, 4.1."
ALL_DISPOSALS = (
    "Use one of: Community sentence, Custodial sentence, Youth conditional caution, Youth caution, "
    "Community resolution, Outcome 22."
)
ALL_RATINGS = "Use Outstanding, Good, Requires improvement, Inadequate or Not rated"
ONE_HEADING = "Correct one of the headings, or delete the column that does not count."
HIDDEN_SHEET = "A hidden sheet: the cases or ratings on it count."
SAVE_IN_EXCEL = "Open the workbook in Excel, save it, and run again."
UNCALCULATED = "A formula whose result was never calculated: it only looks blank."
RETYPE_DATE = "Type it again into a cell formatted as a date, or as 2024-04-03."
CORRECT_DATE = "Correct the date, or take the case out of the sample."
NEEDS_REASON = "2.1 is rated by its cases; a panel's rating of it needs a reason."
WRITE_REASON = "Write the reason beside it, or clear the rating."

COURT_QUESTIONS = "2.1.1 | 2.1.2 | 2.1.3 | 2.2.1 | 2.2.2 | 2.2.3 | 2.3.1 | 2.3.2 | 2.3.3 | 2.4.1 | 2.4.2 | 2.4.3"
TWELVE_YES = " | ".join(["Yes"] * 12)
TWO_QUESTIONS = (
    "Nothing is headed 2.1.3, 2.2.1, 2.2.2, 2.2.3, 2.3.1, 2.3.2, 2.3.3, 2.4.1, 2.4.2, 2.4.3 (Court disposals): "
)
MANY_CASES = f"Case ID | {COURT_QUESTIONS}" + "".join(f" / {number} | {TWELVE_YES}" for number in range(1001, 1013))

# code, severity, content of the file, cell (or row), message, hint
IN_TEXT = [
    # Figures among words, which may be counts.
    ("answer-in-figures", "error", "Case ID | 2.1.1 | 2.1.2 / 1001 | Yes | No / 1002 | 0 | 1", "B3",
     IN_FIGURES, IN_WORDS),
    ("answer-in-figures", "error", "Case ID | 2.1.1 | 2.1.2 / 1001 | Yes | No / 1002 | | 1", "C3",
     IN_FIGURES, IN_WORDS),
    # Answers that are missing: one notice a question, whatever the number of cases.
    ("answer-missing", "notice", "Case ID | 2.1.1 / 1001 | ", "B2",
     "2.1.1 is not answered yet for 1 case: B2.", "Answer Yes, No or N/A."),
    ("answer-missing", "notice", "Case ID | 2.1.1 / 1001 | / 1002 | Yes / 1003 | / 1004 | ", "B2",
     "2.1.1 is not answered yet for 3 cases: B2, B4, B5.", "Answer Yes, No or N/A."),
    ("answer-missing", "notice", "Case ID | 2.1.1 / 1 | / 2 | / 3 | / 4 | / 5 | ", "B2",
     "2.1.1 is not answered yet for 5 cases: B2, B3, B4 ….", "Answer Yes, No or N/A."),
    ("answer-missing", "notice", "Case ID | Question | Answer / 1001 | 2.1.1 | / 1002 | 2.1.1 | No", "C2",
     "2.1.1 is not answered yet for 1 case: C2.", "Answer Yes, No or N/A."),
    # Answers given twice.
    ("answer-repeated", "error", "Case ID | Question | Answer / 1001 | 2.1.1 | Yes / 1001 | 2.1.1 | No", "C3",
     "This case's question is already answered in C2.",
     "Delete the row that does not hold, or correct its case id or question."),
    ("answer-repeated", "error", "Case ID | Question | Answer / A1 | 2.1.1 | No / A1 | 2.1.2 | No / a1 | Q2.1.1 | No",
     "C4", "This case's question is already answered in C2.",
     "Delete the row that does not hold, or correct its case id or question."),
    # Answers that are none, with what was meant where that is near.
    ("answer-unknown", "error", "Case ID | 2.1.1 / 1001 | Yess", "B2",
     '"Yess" is not an answer.', "Use Yes, No or N/A (did you mean Yes?)."),
    ("answer-unknown", "error", "Case ID | 2.1.1 / 1001 | noo", "B2",
     '"noo" is not an answer.', "Use Yes, No or N/A (did you mean No?)."),
    ("answer-unknown", "error", "Case ID | 2.1.1 / 1001 | Fals", "B2",
     '"Fals" is not an answer.', "Use Yes, No or N/A (did you mean No?)."),
    ("answer-unknown", "error", "Case ID | 2.1.1 / 1001 | not aplicable", "B2",
     '"not aplicable" is not an answer.', "Use Yes, No or N/A (did you mean N/A?)."),
    ("answer-unknown", "error", "Case ID | 2.1.1 / 1001 | Yees!", "B2",
     '"Yees!" is not an answer.', "Use Yes, No or N/A (did you mean Yes?)."),
    ("answer-unknown", "error", "Case ID | 2.1.1 / 1001 | Yse", "B2", '"Yse" is not an answer.', IS_NONE),
    ("answer-unknown", "error", "Case ID | 2.1.1 / 1001 | 2", "B2", '"2" is not an answer.', IS_NONE),
    ("answer-unknown", "error", "Case ID | 2.1.1 / 1001 | Partly", "B2", '"Partly" is not an answer.', IS_NONE),
    ("answer-unknown", "error", "Case ID | 2.1.1 / 1001 | Yes, on the whole: the plan was thorough", "B2",
     '"Yes, on the whole: the plan was thorough" is not an answer.', IS_NONE),
    ("answer-unknown", "error", "Case ID | 2.1.1 / 1001 | Yes, on the whole: the plan was thorough.", "B2",
     '"Yes, on the whole: the plan was thoroug…" is not an answer.', IS_NONE),
    ("answer-unknown", "error", "Case ID | Question | Answer / 1001 | 2.1.1 | ?", "C2",
     '"?" is not an answer.', IS_NONE),
    # Attributes.
    ("attribute-repeated", "warning", "Case ID | 2.1.1 | Age | AGE / 1001 | Yes | 15 | 15", "D1",
     "This heading says the same as C1.", "Give each column a heading of its own."),
    # Case ids.
    ("case-column-missing", "error", "Name | 2.1.1 | 2.1.2 / Jo | Yes | No", "1",
     "Key questions with answers below them, but no column of case ids.",
     'Head the column of case ids "Case ID", or remove the codes from a sheet that holds no cases.'),
    ("case-id-missing", "error", "Case ID | 2.1.1 / 1001 | Yes / | Yes", "A3",
     "This row has no case id.", "Type the case's id, or clear the row."),
    ("case-id-missing", "error", "Case ID | Disposal | 2.1.1 / 1001 | YRO | Yes / | YRO |", "A3",
     "This row has no case id.", "Type the case's id, or clear the row."),
    # Also in the first row, which is no part of the headings.
    ("case-id-missing", "error", "Case ID | Domain | 2.1.1 | 3.1.1 / | 2 | Yess | / 1002 | 3 | | No", "A2",
     "This row has no case id.", "Type the case's id, or clear the row."),
    ("case-id-repeated", "error", "Case ID | 2.1.1 / 1001 | Yes / 1002 | Yes / 1001 | Yes", "A4",
     '"1001" is already the id of the case in A2.', ONE_OF_TWO),
    ("case-id-repeated", "error", "Case ID | 2.1.1 / ab/1 | Yes / AB/1 | Yes", "A3",
     '"AB/1" is already the id of the case in A2.', ONE_OF_TWO),
    ("case-id-repeated", "error", "Case ID | 2.1.1 / AB 1 | Yes / AB  1 | Yes", "A3",
     '"AB 1" is already the id of the case in A2.', ONE_OF_TWO),
    # Domains.
    ("case-in-two-domains", "error", "Case ID | Domain | 2.1.1 | 3.1.1 | 3.1.2 / 1001 | 2 | Yes | No | No", "D2",
     "An answer to 3.1.1, a question of Out-of-court disposals, but the case is one of Court disposals.", CLEAR_ANSWER),
    ("case-in-two-domains", "error", "Case ID | Disposal | 2.1.1 | 3.1.1 / 1001 | Youth caution | Yes | No", "C2",
     "An answer to 2.1.1, a question of Court disposals, but the case is one of Out-of-court disposals.", CLEAR_ANSWER),
    ("case-in-two-domains", "error", "Case ID | 2.1.1 | 3.1.1 / 1001 | Yes | No", "C2",
     "An answer to 3.1.1, a question of Out-of-court disposals, but the case is one of Court disposals.", CLEAR_ANSWER),
    ("case-in-two-domains", "error", "Case ID | Domain | Question | Answer / 1001 | 3 | 2.1.1 | Yes", "C2",
     "An answer to 2.1.1, a question of Court disposals, but the case is one of Out-of-court disposals.", CLEAR_ANSWER),
    ("domain-missing", "error", "Case ID | Domain | 2.1.1 | 3.1.1 / 1001 | 2 | Yes | / 1002 | | | ", "A3",
     "Nothing tells the domain of this case: it has no domain, no disposal and no answer.",
     "Fill in its domain or disposal."),
    ("domain-unknown", "error", "Case ID | Domain | 2.1.1 / 1001 | Domain 5 | Yes", "B2",
     '"Domain 5" is not a domain with cases.', "Use 2 (Court disposals) or 3 (Out-of-court disposals)."),
    ("domain-unknown", "error", "Case ID | Domain | 2.1.1 / 1001 | Resettlement | Yes", "B2",
     '"Resettlement" is not a domain with cases.', "Use 2 (Court disposals) or 3 (Out-of-court disposals)."),
    # Excel's errors, in any column that counts.
    ("cell-error", "error", "Case ID | 2.1.1 / 1001 | #N/A", "B2",
     "#N/A is an Excel error, not an answer.", TYPE_VALUE),
    ("cell-error", "error", "Case ID | 2.1.1 / #REF! | Yes", "A2", "#REF! is an Excel error, not a value.", TYPE_VALUE),
    ("cell-error", "error", "Case ID | Disposal | 2.1.1 / 1001 | #NAME? | Yes", "B2",
     "#NAME? is an Excel error, not a value.", TYPE_VALUE),
    # Dates.
    ("date-invalid", "warning", "Case ID | Start date | 2.1.1 / 1001 | 03/04/2024 | Yes", "B2",
     '"03/04/2024" is not certainly one date.', RETYPE_DATE),
    ("date-invalid", "warning", "Case ID | Start date | 2.1.1 / 1001 | 2024-02-30 | Yes", "B2",
     '"2024-02-30" is not certainly one date.', RETYPE_DATE),
    # Disposals.
    ("disposal-unknown", "error", "Case ID | Disposal | 2.1.1 / 1001 | Refferal order | Yes", "B2",
     '"Refferal order" is not a disposal of yj-2021.', "Did you mean referral order?"),
    ("disposal-unknown", "error", "Case ID | Disposal | 2.1.1 / 1001 | Fine | Yes", "B2",
     '"Fine" is not a disposal of yj-2021.', ALL_DISPOSALS),
    ("disposal-wrong-domain", "error", "Case ID | Domain | Disposal | 2.1.1 / 1001 | 2 | YC | Yes", "C2",
     "Youth caution is a disposal of Out-of-court disposals, but the case is one of Court disposals.",
     "Correct the disposal, or move the case to its domain."),
    # Tables that are not read, or not for certain.
    ("layout-unknown", "error", "Question | 1001 | 1002 / 2.1.1 | Yes | No", "B2",
     "An answer beside a question's code, in a layout that is not read.", GIVE_HEADINGS),
    ("tables-side-by-side", "error", "Case ID | 2.1.1 | | Standard | Rating / 1001 | Yes | | 1.1 | Good", "D1",
     "Another table stands beside this one, on the same rows.", "Move one of the two to a sheet of its own."),
    # Questions without a column, told at the headings.
    ("question-missing", "warning", MANY_CASES.replace("2.4.3", "Reviewing"), "1",
     "Nothing is headed 2.4.3 (Court disposals): its answers are missing.", ADD_COLUMN),
    ("question-missing", "warning", "Title / Case ID | 2.1.1 | 2.1.2 / 1 | Yes | No", "2",
     f"{TWO_QUESTIONS}their answers are missing.", ADD_COLUMN),
    # Headings.
    ("header-repeated", "error", "Case ID | 2.1.1 | Q2.1.1 Desistance / 1001 | Yes | No", "C1",
     "This heading says the same as B1: only one of the two columns can count.", ONE_HEADING),
    ("header-repeated", "error", "A title / Case ID | Domain | Domain | 2.1.1 / 1001 | 2 | 2 | Yes", "C2",
     "This heading says the same as B2: only one of the two columns can count.", ONE_HEADING),
    ("interviewed-unknown", "warning", "Case ID | Interviewed | 2.1.1 / 1001 | by phone | Yes", "B2",
     '"by phone" is neither Yes nor No.', "Type Yes or No, or clear the cell."),
    ("question-unknown", "error", "Case ID | 2.1.1 | 2.1.9 Victims / 1001 | Yes | No", "C1",
     "2.1.9 is not a key question of yj-2021.",
     "Correct the code, or remove it from a column that is not a key question."),
    ("question-unknown", "error", "Case ID | Question | Answer / 1001 | 2.1.1 | Yes / 1001 | 2.1.9 | Yes", "B3",
     '"2.1.9" is not a key question of yj-2021.', "Write the question's code, such as 2.1.1, or delete the row."),
    ("question-unknown", "error", "Case ID | Question | Answer / 1001 | 2.1.1 | Yes / 1001 | | Yes", "B3",
     "A blank is not a key question of yj-2021.", "Write the question's code, such as 2.1.1, or delete the row."),
    # Rows that are not cases.
    ("note-row", "warning", "Case ID | 2.1.1 / 1001 | Yes / Note: two cases were closed on Monday | ", "3",
     IS_NOTE, MOVE_NOTE),
    ("note-row", "warning", "Case ID | 2.1.1 / 1001 | Yes / * moved in | ", "3", IS_NOTE, MOVE_NOTE),
    ("note-row", "warning", "Case ID | 2.1.1 | Remarks / 1001 | Yes | / | | see above", "3", IS_NOTE, MOVE_NOTE),
    ("totals-row", "warning", "Case ID | 2.1.1 / 1001 | Yes / Total | 12", "3", IS_TOTAL, NOT_A_CASE),
    ("totals-row", "warning", "Case ID | 2.1.1 / 1001 | Yes / % | 50%", "3", IS_TOTAL, NOT_A_CASE),
    # A count of one or none is a figure too, though 1 and 0 are answers under a case's id.
    ("totals-row", "warning", "Case ID | 2.1.1 / 1001 | No / Total | 0", "3", IS_TOTAL, NOT_A_CASE),
    ("totals-row", "warning", "Case ID | 2.1.1 | 2.1.2 / 1001 | Yes | Yes / Total | 1 | 1", "3", IS_TOTAL, NOT_A_CASE),
    # Ratings.
    ("rating-repeated", "error", "Standard | Rating / 1.1 | Good / 1.2 | Good / 1.1 Governance | Good", "B4",
     "1.1 already has a rating in B2.", "Keep the one that holds, and clear the other."),
    ("rating-unknown", "error", "Standard | Rating / 1.1 | Goood", "B2",
     '"Goood" is not a rating.', f"{ALL_RATINGS} (did you mean Good?)."),
    ("rating-unknown", "error", "Standard | Rating / 1.1 | 3", "B2", '"3" is not a rating.', f"{ALL_RATINGS}."),
    ("standard-unknown", "error", "Standard | Rating / 5.1 | Good", "A2",
     '"5.1" is not a standard of yj-2021.', ALL_STANDARDS),
    ("standard-unknown", "error", "Standard | Rating / | Good", "A2", "No standard is named here.", ALL_STANDARDS),
    ("panel-reason-missing", "error", "Standard | Rating | Reason / 2.1 | Good | ", "B2", NEEDS_REASON, WRITE_REASON),
    ("panel-reason-missing", "error", "Standard | Rating / 2.1 | Good", "B2", NEEDS_REASON, WRITE_REASON),
]  # fmt: skip


def with_sheet(name: str, change: Callable[..., object]) -> Change:
    return lambda book: change(book[name])


def merged(cells: str) -> Change:
    return with_sheet("Cases", lambda sheet: sheet.merge_cells(cells))


def hidden_rows(*numbers: int) -> Change:
    def hide(book: Workbook) -> None:
        for number in numbers:
            book["Cases"].row_dimensions[number].hidden = True

    return hide


def hidden_column(letter: str) -> Change:
    def hide(book: Workbook) -> None:
        book["Cases"].column_dimensions[letter].hidden = True

    return hide


def hidden_sheet(name: str, state: str = "hidden") -> Change:
    def hide(book: Workbook) -> None:
        book.create_sheet("Seen")  # a workbook has to have one
        book[name].sheet_state = state

    return hide


ONE_CASE = "Case ID | 2.1.1 / 1001 | Yes"
WINDOW = "Sample from | 2023-10-23 / Sample to | 2024-08-16"

# code, severity, sheets, what else is done to them, place, cell, message, hint
IN_WORKBOOKS: list[tuple[str, str, Sheets, Change | None, str, str | None, str, str]] = [
    # A place names its sheet, and so does an earlier one on another sheet.
    ("answer-unknown", "error", {"Cases": "Case ID | 2.1.1 / 1001 | Yess"}, None, "Cases!B2", "B2",
     '"Yess" is not an answer.', "Use Yes, No or N/A (did you mean Yes?)."),
    ("case-id-repeated", "error", {"Cases": ONE_CASE, "More": ONE_CASE}, None, "More!A2", "A2",
     '"1001" is already the id of the case in Cases!A2.', ONE_OF_TWO),
    ("answer-missing", "notice", {"Cases": "Case ID | 2.1.1 / 1 | ", "More": "Case ID | 2.1.1 / 2 | / 3 | "}, None,
     "Cases!B2", "B2", "2.1.1 is not answered yet for 3 cases: B2, More!B2, More!B3.", "Answer Yes, No or N/A."),
    ("rating-repeated", "error", {"Ratings": "Standard | Rating / 1.1 | G", "More": "Standard | Rating / 1.1 | I"},
     None, "More!B2", "B2", "1.1 already has a rating in Ratings!B2.", "Keep the one that holds, and clear the other."),
    ("case-column-missing", "error", {"Cases": ONE_CASE, "More": "Title / Name | 2.1.1 | 2.1.2 / x | Yes | No"}, None,
     "More!2", None, "Key questions with answers below them, but no column of case ids.",
     'Head the column of case ids "Case ID", or remove the codes from a sheet that holds no cases.'),
    # What looks like a blank and is not.
    ("formula-uncalculated", "error", {"Cases": "Case ID | 2.1.1 / 1001 | =1+1"}, None, "Cases!B2", "B2",
     UNCALCULATED, SAVE_IN_EXCEL),
    ("formula-uncalculated", "error", {"Ratings": "Standard | Rating / 1.1 | =A1"}, None, "Ratings!B2", "B2",
     UNCALCULATED, SAVE_IN_EXCEL),
    ("cell-error", "error", {"Ratings": "Standard | Rating / 1.1 | #N/A"}, None, "Ratings!B2", "B2",
     "#N/A is an Excel error, not a value.", TYPE_VALUE),
    ("cell-error", "error", {"Cases": ONE_CASE, "Inspection": "Service | #REF!"}, None, "Inspection!B1", "B1",
     "#REF! is an Excel error, not a value.", TYPE_VALUE),
    # What is hidden.
    ("column-hidden", "warning", {"Cases": ONE_CASE}, hidden_column("B"), "Cases!B", None,
     "A hidden column: what stands in it counts.", "Show the column and read it."),
    ("row-hidden", "warning", {"Cases": ONE_CASE}, hidden_rows(2), "Cases!2", None,
     "A hidden row: what stands there counts.", SHOW_ROWS),
    ("row-hidden", "warning", {"Cases": f"{ONE_CASE} / 1002 | No / 1003 | No"}, hidden_rows(3, 4), "Cases!3", None,
     "Rows 3 to 4 are hidden: what stands there counts.", SHOW_ROWS),
    ("sheet-hidden", "warning", {"Cases": ONE_CASE}, hidden_sheet("Cases"), "Cases", None,
     HIDDEN_SHEET, "Show the sheet and read it; delete it if it does not belong."),
    ("sheet-hidden", "warning", {"Cases": ONE_CASE}, hidden_sheet("Cases", "veryHidden"), "Cases", None,
     HIDDEN_SHEET, "Show the sheet and read it; delete it if it does not belong."),
    # Merged headings.
    ("answer-merged", "warning", {"Cases": "Case ID | 2.1.1 | 2.1.2 / 1001 | Yes"}, merged("B2:C2"), "Cases!B2", "B2",
     "An answer merged with the cells up to C2: it counts for the first of them only.",
     "Unmerge the cells, and answer each question."),
    ("header-merged", "warning", {"Cases": "Case ID | 2.1.1 / 1001 | Yes"}, merged("B1:C1"), "Cases!B1", "B1",
     "This heading is merged with the cells up to C1; it was read as its first column's.", "Unmerge the cells."),
    ("header-spans-answers", "error", {"Cases": "Case ID | 2.1.1 | / 1 | Yes | / 2 | Yes | No"}, merged("B1:C1"),
     "Cases!C3", "C3", "This column has no heading of its own: it stands under the merged heading in B1.",
     "Unmerge that heading, and give each column its own."),
    # Dates, and the window that an inspection sheet gives.
    ("date-invalid", "warning", {"Cases": ONE_CASE, "Inspection": "Fieldwork start | soon"}, None,
     "Inspection!B1", "B1", '"soon" is not certainly one date.', RETYPE_DATE),
    ("date-outside-sample", "warning",
     {"Cases": "Case ID | Start date | 2.1.1 / 1001 | 2023-10-22 | Yes", "Inspection": WINDOW}, None, "Cases!B2", "B2",
     "The start date 2023-10-22 is outside the sample window.", CORRECT_DATE),
    ("date-outside-sample", "warning",
     {"Cases": "Case ID | Start date | 2.1.1 / 1001 | 2024-08-17 | Yes", "Inspection": WINDOW}, None, "Cases!B2", "B2",
     "The start date 2024-08-17 is outside the sample window.", CORRECT_DATE),
    ("question-missing", "warning", {"Cases": "Case ID | 2.1.1 | 2.1.2 / 1 | Yes | No"}, None, "Cases!1", None,
     f"{TWO_QUESTIONS}their answers are missing.", ADD_COLUMN),
    # Panels.
    ("panel-reason-missing", "error", {"Cases": ONE_CASE, "Ratings": "Standard | Rating / 2.1 | Not rated"}, None,
     "Ratings!B2", "B2", NEEDS_REASON, WRITE_REASON),
    ("panel-unflagged", "warning", {"Cases": MANY_CASES, "Ratings": "Standard | Rating | Reason / 2.1 | Good | why"},
     None, "Ratings!B2", "B2", "The panel moved 2.1, on which nothing is flagged.",
     "Check the standard's number and the reason."),
]  # fmt: skip

FILE = "cases.csv"
# In the other files, which leave out most questions, what is told of those is not what is tested.
WITHOUT_A_COLUMN = MANY_CASES.replace("2.4.3", "Reviewing")
NEAR_AN_EDGE = MANY_CASES.replace("1001 | Yes", "1001 | No").replace("1002 | Yes", "1002 | No")
# Of the file as a whole: code, severity, name, content, message, hint
IN_FILES: list[tuple[str, str, str, str | Sheets, str, str]] = [
    ("file-misnamed", "warning", "cases.xlsx", ONE_CASE,
     "The file's name says otherwise, but it is delimited text (CSV), and was read as that.",
     "Rename it, or save it in Excel in the format that its name promises."),
    ("file-misnamed", "warning", "cases.csv", {"Cases": ONE_CASE},
     "The file's name says otherwise, but it is an Excel workbook, and was read as that.",
     "Rename it, or save it in Excel in the format that its name promises."),
    ("judgement-missing", "notice", FILE,
     "Standard | Rating / 1.1 | G / 1.2 | G / 1.3 | G / 1.4 | / 3.4 | G / 4.1 | Not rated",
     "1.4 Information and facilities has no rating yet.", "State it on a ratings sheet, or with --rating 1.4=Good."),
]  # fmt: skip

# Near to what triggers a rule, and right.
PASSES: list[tuple[str, str | Sheets, Change | None]] = [
    ("answer-in-figures", "Case ID | 2.1.1 | 2.1.2 / 1001 | 1 | 0 / 1002 | 0 | ", None),
    ("answer-in-figures", "Case ID | 2.1.1 | 2.1.2 / 1001 | Yes | No / 1002 | 1 | No / Total | 1 | 0", None),
    ("layout-unknown", {"Cases": ONE_CASE, "Key": "Question | Meaning / 2.1.1 | Desistance"}, None),
    ("tables-side-by-side", "Case ID | 2.1.1 / 1001 | Yes / | / Standard | Rating / 1.1 | Good", None),
    ("answer-missing", "Case ID | 2.1.1 | 2.1.2 / 1001 | N/A | -", None),
    ("answer-missing", "Case ID | Domain | 2.1.1 | 3.1.1 / 1001 | 2 | Yes | / 1002 | 3 | | No", None),
    ("answer-repeated", "Case ID | Question | Answer / 1 | 2.1.1 | Yes / 2 | 2.1.1 | No / 1 | 2.1.2 | No", None),
    ("answer-unknown", "Case ID | 2.1.1 / 1 | yes / 2 | N. / 3 | n.a. / 4 | – / 5 | TRUE / 6 | 0 / 7 | / 8 | NA", None),
    ("attribute-repeated", "Case ID | 2.1.1 | Age | Age at sentence / 1001 | Yes | 15 | 14", None),
    ("attribute-repeated", "Case ID | 2.1.1 | | / 1001 | Yes | 15 | 14", None),
    ("case-column-missing", {"Cases": ONE_CASE, "Key": "Code | 2.1.1 | 2.1.2 / Meaning | Desistance | Safety"}, None),
    ("case-column-missing", {"Cases": ONE_CASE, "Sums": "Month | 2.1.1 | 2.1.2 / May | 3 | 4"}, None),
    ("case-id-missing", "Case ID | 2.1.1 / 1001 | Yes / | / 1002 | No", None),
    ("case-id-missing", "Case ID | 2.1.1 / #REF! | Yes", None),
    ("case-id-repeated", "Case ID | 2.1.1 / 01 | Yes / 1 | Yes / 001 | No", None),
    ("case-id-repeated", "Case ID | Domain | 2.1.1 | 3.1.1 / 1001 | 2 | Yes | / 1001 | 3 | | No", None),
    ("case-id-repeated", "Case ID | Question | Answer / 1001 | 2.1.1 | Yes / 1001 | 2.1.2 | No", None),
    ("case-in-two-domains", "Case ID | Domain | 2.1.1 | 3.1.1 / 1001 | 2 | Yes | N/A / 1002 | 3 | | No", None),
    ("case-in-two-domains", "Case ID | Domain | Question | Answer / 1 | 3 | 3.1.1 | Yes / 1 | 2 | 2.1.1 | No", None),
    ("cell-error", "Case ID | 2.1.1 | Age / 1001 | N/A | #N/A", None),
    ("column-hidden", {"Cases": "Case ID | 2.1.1 | Age / 1001 | Yes | 15"}, hidden_column("C")),
    ("date-invalid", "Case ID | Start date | 2.1.1 / 1 | 2024-04-03 | Yes / 2 | 3 April 2024 | Yes / 3 | | Yes", None),
    ("date-outside-sample", {"Inspection": WINDOW,
     "Cases": "Case ID | Start date | 2.1.1 / 1 | 2023-10-23 | Yes / 2 | 2024-08-16 | Yes / 3 | | Yes"}, None),
    ("date-outside-sample", "Case ID | Start date | 2.1.1 / 1001 | 1999-01-01 | Yes", None),
    ("disposal-unknown", "Case ID | Disposal | 2.1.1 / 1 | YRO | Yes / 2 | referral-order | Yes / 3 | | Yes", None),
    ("disposal-wrong-domain", "Case ID | Domain | Disposal | 2.1.1 | 3.1.1 / 1 | 3 | YC | | No / 2 | 2 | RO", None),
    ("domain-missing", "Case ID | Domain | 2.1.1 | 3.1.1 / 1 | 3 | | / 2 | | | No", None),
    ("domain-missing", "Case ID | Disposal | 2.1.1 | 3.1.1 / 1 | RO | | / 2 | YC | | ", None),
    ("domain-missing", "Case ID | Domain | 2.1.1 | 3.1.1 / 1001 | Domain 5 | | ", None),
    ("domain-missing", "Case ID | 2.1.1 | 2.1.2 / 1001 | | ", None),
    ("domain-unknown", "Case ID | Domain | 2.1.1 / 1 | 2 | No / 2 | domain two | No / 3 | court | No / 4 | | No", None),
    ("file-misnamed", ONE_CASE, None),
    ("formula-uncalculated", {"Cases": "Case ID | 2.1.1 | Age / 1001 | Yes | =1+1"}, None),
    ("answer-merged", {"Cases": "Case ID | 2.1.1 | Note / 1001 | Yes | read twice"}, merged("C2:D2")),
    ("header-merged", {"Cases": "Cases of May | / Case ID | 2.1.1 / 1001 | Yes"}, merged("A1:B1")),
    ("header-repeated", "Case ID | 2.1.1 | 2.1.2 | 2.1.1 (b) what was done / 1001 | Yes | No | No", None),
    ("header-spans-answers", {"Cases": "Case ID | 2.1.1 | / 1001 | Yes | "}, merged("B1:C1")),
    ("interviewed-unknown", "Case ID | Interviewed | 2.1.1 / 1 | y | No / 2 | No | No / 3 | | No / 4 | n/a | No", None),
    ("judgement-missing", "Standard | Rating / 1.1 | G / 1.2 | G / 1.3 | O / 1.4 | RI / 3.4 | I / 4.1 | G", None),
    ("note-row", "Note: all cases of May / Case ID | 2.1.1 / 1001 | Yes / Note 7 | No", None),
    ("panel-reason-missing", "Standard | Rating | Reason / 2.1 | Good | a late transfer / 1.1 | Good | / 2.2 |", None),
    ("panel-reason-missing", "Standard | Rating / 2.1 | Not rated", None),
    ("panel-unflagged", {"Cases": MANY_CASES, "R": "Standard | Rating | Reason / 2.1 | O | as is / 1.1 | Good"}, None),
    ("panel-unflagged", {"Cases": NEAR_AN_EDGE, "R": "Standard | Rating | Reason / 2.1 | Good | why"}, None),
    ("question-missing", MANY_CASES, None),
    ("question-missing", f"Case ID | {COURT_QUESTIONS} | 3.1.1 / 1001 | {TWELVE_YES} |", None),
    ("question-unknown", "Case ID | 2.1.1 | 21.10.2024 | 2.1 | 9.1.1 / 1001 | Yes | x | x | x", None),
    ("rating-repeated", "Standard | Rating / 1.1 | Good / 1.2 | Good / 1.1 | ", None),
    ("rating-unknown", "Standard | Rating / 1.1 | o / 1.2 | requires-improvement / 1.3 | NOT RATED / 1.4 | ", None),
    ("row-hidden", {"Cases": f"{ONE_CASE} / | / 1002 | No"}, hidden_rows(1, 3)),
    ("sheet-hidden", {"Cases": ONE_CASE, "Lists": "Yes / No / N/A"}, hidden_sheet("Lists")),
    ("standard-unknown", "Standard | Rating / 1.1 | G / Staff | G / Standard 1.3 | G / Overall | G / 5.1 |", None),
    ("totals-row", "Case ID | 2.1.1 / 1001 | Yes / Total | Yes / T1 | 1 / Totland | No", None),
]  # fmt: skip


@pytest.mark.parametrize(("code", "severity", "text", "place", "message", "hint"), IN_TEXT)
def test_a_rule_tells_what_is_wrong_in_a_csv_file_where_and_how_to_mend_it(
    code: str, severity: str, text: str, place: str, message: str, hint: str, tmp_path: Path
) -> None:
    cell = None if place.isdigit() else place
    assert told(code, tmp_path / FILE, text) == [(severity, place, None, cell, message, hint)]


@pytest.mark.parametrize(("code", "severity", "sheets", "change", "place", "cell", "message", "hint"), IN_WORKBOOKS)
def test_a_rule_tells_what_is_wrong_in_a_workbook_where_and_how_to_mend_it(
    code: str,
    severity: str,
    sheets: Sheets,
    change: Change | None,
    place: str,
    cell: str | None,
    message: str,
    hint: str,
    tmp_path: Path,
) -> None:
    sheet = place.partition("!")[0]
    found = told(code, tmp_path / "cases.xlsx", sheets, change)
    assert found == [(severity, place, sheet, cell, message, hint)]


@pytest.mark.parametrize(("code", "severity", "name", "content", "message", "hint"), IN_FILES)
def test_a_rule_about_the_whole_file_tells_it_at_the_files_name(
    code: str, severity: str, name: str, content: str | Sheets, message: str, hint: str, tmp_path: Path
) -> None:
    assert told(code, tmp_path / name, content) == [(severity, name, None, None, message, hint)]


@pytest.mark.parametrize(("code", "content", "change"), PASSES)
def test_a_rule_passes_over_what_is_right(
    code: str, content: str | Sheets, change: Change | None, tmp_path: Path
) -> None:
    name = FILE if isinstance(content, str) else "cases.xlsx"
    assert told(code, tmp_path / name, content, change) == []


def test_every_rule_has_a_case_that_triggers_it_and_one_that_does_not() -> None:
    codes = {rule.CODE for rule in RULES}
    assert {case[0] for cases in (IN_TEXT, IN_WORKBOOKS, IN_FILES) for case in cases} == codes
    assert {case[0] for case in PASSES} == codes


def told(
    code: str, path: Path, content: str | Sheets, change: Change | None = None
) -> list[tuple[str, str, str | None, str | None, str, str]]:
    return [
        (problem.severity, problem.location, problem.sheet, problem.cell, problem.message, problem.hint)
        for problem in problems_of(path, content, change)
        if problem.code == code and (code != "answer-missing" or problem.cell or content == WITHOUT_A_COLUMN)
    ]
