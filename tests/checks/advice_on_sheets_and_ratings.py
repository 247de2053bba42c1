"""The advice of the rules about sheets, headings, details and ratings, followed."""

from tests.checks.advice import Advice
from tests.checks.contents import (
    CASELOAD,
    DAMAGED,
    FIVE_OF_KM,
    MANY_CASES,
    NEAR_A_THRESHOLD,
    ONE_CASE,
    REGISTER,
    TWELVE_YES,
    WINDOW,
    WITHOUT_A_COLUMN,
)
from tests.checks.sheets import hidden_column, hidden_rows, hidden_sheet, merged

LOST = {"Cases": MANY_CASES, "More": f"1050 | {TWELVE_YES}"}
HEADINGS = MANY_CASES.split(" / ", maxsplit=1)[0]

ON_SHEETS_AND_RATINGS: dict[str, tuple[Advice, ...]] = {
    "column-hidden": (Advice("Show the column", {"Cases": ONE_CASE}, change=hidden_column("B")),),
    "date-invalid": (
        Advice("Type the date again", "Case ID | Start date | 2.1.1 / 1 | 03/04/2024 | Yes", "03/04/2024",
               "2024-04-03"),
    ),
    "date-outside-sample": (
        Advice("Correct the date", {"Cases": "Case ID | Start date | 2.1.1 / 1 | 2020-01-01 | Yes",
               "Inspection": WINDOW},
               "2020-01-01", "2024-01-01"),
    ),
    "dates-out-of-order": (
        Advice("Correct whichever date", {"Cases": ONE_CASE, "I": "Sample from | 2024-08-16 / Sample to | 2023-10-23"},
               "2023", "2025"),
    ),
    "detail-conflict": (
        Advice("Correct whichever is wrong",
               "Case ID | Disposal | 2.1.1 / 1 | RO | Yes / | / Case ID | Disposal | 2.1.2 / 1 | DTO | No", "DTO",
               "RO"),
    ),
    "detail-merged": (
        Advice("fill in each row", {"Cases": "Case ID | Disposal | 2.1.1 / 1 | RO | Yes / 2 | | No"}, "2 | |",
               "2 | RO |",
               merged("B2:B3")),
    ),
    "disposal-unknown": (
        Advice("Did you mean referral order?", "Case ID | Disposal | 2.1.1 / 1 | Refferal order | Yes", "Refferal",
               "Referral"),
    ),
    "disposal-wrong-domain": (
        Advice("Correct the disposal", "Case ID | Domain | Disposal | 2.1.1 / 1 | 2 | YC | Yes", "YC", "RO"),
        Advice("move the case", "Case ID | Domain | Disposal | 2.1.1 | 3.1.1 / 1 | 2 | YC | |", "2 | YC", "3 | YC"),
    ),
    "domain-missing": (
        Advice("Fill in its Domain", "Case ID | Domain | 2.1.1 | 3.1.1 / 1 | 2 | Yes | / 2 | | |", "2 | | |",
               "2 | 3 | |"),
    ),
    "domain-unknown": (
        Advice("Use 2 (Court disposals)", "Case ID | Domain | 2.1.1 / 1 | Domain 5 | Yes", "Domain 5", "2"),
    ),
    "file-damaged": (Advice("save a copy", DAMAGED),),
    "file-in-use": (Advice("Save and close the workbook", {"Cases": ONE_CASE}, beside="~$cases.xlsx"),),
    "file-misnamed": (Advice("Rename the file", ONE_CASE, name="cases.xlsx", renamed="cases.csv"),),
    "formula-uncalculated": (
        Advice("Open the workbook in Excel, save it", {"Cases": "Case ID | 2.1.1 / 1001 | =1+1"}, "=1+1", "No"),
    ),
    "header-merged": (Advice("Unmerge the cells", {"Cases": "Case ID | 2.1.1 / 1 | Yes"}, change=merged("B1:C1")),),
    "header-missing": (
        Advice("move them back", "Case ID | 2.1.1 | 2.1.2 / 1001 | Yes | | No", "Yes | | No", "Yes | No"),
        Advice("with its question code", "Case ID | 2.1.1 | | 2.1.3 / 1001 | Yes | No | Yes", "2.1.1 | |",
               "2.1.1 | 2.1.2 |"),
        Advice("any other text", "Case ID | 2.1.1 | | 2.1.3 / 1001 | Yes | No | Yes", "2.1.1 | |",
               "2.1.1 | In care |"),
    ),
    "header-repeated": (
        Advice("Correct one of the headings", "Case ID | 2.1.1 | Q2.1.1 / 1001 | Yes | No", "Q2.1.1", "2.1.2"),
        Advice("delete the column", "Case ID | 2.1.1 | Q2.1.1 / 1001 | Yes | No", " | Q2.1.1 / 1001 | Yes", " / 1001"),
    ),
    "header-spans-answers": (
        Advice("give each column its own heading", {"Cases": "Case ID | 2.1.1 | / 1 | Yes | No"}, "2.1.1 |",
               "2.1.1 | 2.1.2", merged("B1:C1")),
    ),
    "inspector-answers-alike": (Advice("Check these cases again", f"{FIVE_OF_KM} / 6 | TD | No | No", "5 | KM | Yes",
                                       "5 | KM | No"),),
    "interviewed-unknown": (
        Advice("Type Yes or No", "Case ID | Interviewed | 2.1.1 / 1 | by phone | Yes", "by phone", "Yes"),
        Advice("clear the cell", "Case ID | Interviewed | 2.1.1 / 1 | by phone | Yes", "by phone", ""),
    ),
    "judgement-missing": (
        Advice("Add it to a ratings sheet",
               "Standard | Rating / 1.1 | G / 1.2 | G / 1.3 | G / 1.4 | / 3.4 | G / 4.1 | G", "1.4 |", "1.4 | G"),
    ),
    "layout-unknown": (
        Advice("Head the answers with their Case ID", "Question | | / 2.1.1 | Yes | No / 2.1.2 | No | No",
               "Question | |",
               "Question | 1001 | 1002"),
        Advice("Case ID, Question and Answer", "Question | | / 2.1.1 | Yes | No / 2.1.2 | No | No",
               "Question | | / 2.1.1 | Yes | No / 2.1.2 | No | No",
               "Case ID | Question | Answer / 1 | 2.1.1 | Yes / 2 | 2.1.1 | No / 1 | 2.1.2 | No / 2 | 2.1.2 | No"),
        Advice("one row per case", "Question | | / 2.1.1 | Yes | No / 2.1.2 | No | No",
               "Question | | / 2.1.1 | Yes | No / 2.1.2 | No | No",
               "Case ID | 2.1.1 | 2.1.2 / 1001 | Yes | No / 1002 | No | No"),
    ),
    "list-ignored": (
        Advice("--without-sheet NAME", {"Cases": ONE_CASE, "Caseload": CASELOAD}, without="Caseload"),
    ),
    "note-row": (
        Advice("give it a Case ID and answers", "Case ID | 2.1.1 / 1001 | Yes / * moved in |", "* moved in |",
               "1002 | No"),
    ),
    "panel-reason-missing": (
        Advice("Write the reason", "Standard | Rating | Reason / 2.1 | Good |", "Good |", "Good | a late transfer"),
        Advice("clear the rating", {"Cases": ONE_CASE, "R": "Standard | Rating / 2.1 | Good"}, "Good", ""),
    ),
    "panel-unflagged": (
        Advice("Check the code of the standard",
               {"Cases": NEAR_A_THRESHOLD, "R": "Standard | Rating | Reason / 2.2 | Good | why"}, "2.2 | Good",
               "2.1 | Good"),
    ),
    "periods-mixed": (
        Advice("--without-sheet", {"Q1": ONE_CASE, "Q2": "Case ID | 2.1.1 / 1002 | Yes"}, without="Q2"),
        Advice("put each period on its own sheet", "Case ID | Quarter | 2.1.1 / 1 | Q1 | Yes / 2 | Q2 | No",
               " / 2 | Q2 | No",
               ""),
    ),
    "question-ambiguous": (
        Advice("Put the code of the question",
               "Case ID | Question | Answer / 1 | Planning: keeping other people safe | Yes",
               "Planning:", "2.2.3 Planning:"),
    ),
    "question-missing": (Advice("put the question code in its heading", WITHOUT_A_COLUMN, "Reviewing", "2.4.3"),),
    "question-not-applicable": (
        Advice("Answer it for any case",
               "Case ID | 2.1.1 | 2.1.2 / 1 | Yes | N/A / 2 | No | N/A / 3 | No | N/A", "3 | No | N/A",
               "3 | No | Yes"),
    ),
    "question-unanswered": (
        Advice("move them under its heading",
               "Case ID | 2.1.1 | 2.1.2 | Plan / 1 | Yes | | Yes / 2 | No | | No / 3 | No | | No",
               "2.1.2 | Plan", "Plan | 2.1.2"),
    ),
    "question-unknown": (
        Advice("Correct the code", "Case ID | 2.1.1 | 2.1.9 Victims / 1001 | Yes | No", "2.1.9", "2.1.3"),
        Advice("remove the code", "Case ID | 2.1.1 | 2.1.9 Victims / 1001 | Yes | No", "2.1.9 ", ""),
        Advice("Type a question code", "Case ID | Question | Answer / 1 | 2.1.1 | Yes / 1 | | Yes", "1 | |",
               "1 | 2.1.2 |"),
        Advice("delete the row", "Case ID | Question | Answer / 1 | 2.1.1 | Yes / 1 | | Yes", " / 1 | | Yes", ""),
    ),
    "rating-copied": (
        Advice("Delete one", {"A": "Standard | Rating / 1.1 | G", "B": "Standard | Rating / 1.1 | G / 1.2 | O"},
               "1.1 | G / 1.2", "1.2"),
    ),
    "rating-elsewhere": (
        Advice("move them there", "Standard | Rating | Moved to / 1.1 | Good | Inadequate",
               "Rating | Moved to / 1.1 | Good | Inadequate", "Rating / 1.1 | Inadequate"),
    ),
    "rating-other-sheet": (
        Advice("leave it out with --without-sheet NAME", {"R": "Standard | Rating / 1.1 | / 1.2 | G",
               "2019": "Standard | Rating / 1.1 | G"}, without="2019"),
    ),
    "rating-repeated": (
        Advice("clear the other", "Standard | Rating / 1.1 | Good / 1.1 | Inadequate", "Inadequate", ""),
    ),
    "rating-unknown": (Advice("did you mean Good?", "Standard | Rating / 1.1 | Goood", "Goood", "Good"),),
    "register-ignored": (
        Advice("put the question codes in the headings", {"Cases": ONE_CASE, "Register": REGISTER}, "In care",
               "2.1.2"),
    ),
    "row-hidden": (Advice("Show the rows", {"Cases": ONE_CASE}, change=hidden_rows(2)),),
    "rows-unticked": (
        Advice("give it a Case ID", "Case ID | 2.1.1 | 2.1.2 / 1001 | TRUE | FALSE / | FALSE | FALSE", "/ |",
               "/ 1002 |"),
    ),
    "services-mixed": (
        Advice("in a separate file", "Case ID | YJS | 2.1.1 / 1 | Bath | Yes / 2 | Wells | No", " / 2 | Wells | No",
               ""),
    ),
    "sheet-hidden": (Advice("Show the sheet", {"Cases": ONE_CASE}, change=hidden_sheet("Cases")),),
    "sheet-unread": (
        Advice("Add the headings of the other sheet", LOST, f"1050 | {TWELVE_YES}",
               f"{HEADINGS} / 1050 | {TWELVE_YES}"),
        Advice("--without-sheet NAME", LOST, without="More"),
    ),
    "standard-unknown": (Advice("Use one of 1.1", "Standard | Rating / 5.1 | Good", "5.1", "1.1"),),
    "tables-side-by-side": (
        Advice("Move one of the tables", {"Cases": "Case ID | 2.1.1 | | Standard | Rating / 1 | Yes | | 1.1 | Good"},
               "2.1.1 | | Standard | Rating / 1 | Yes | | 1.1 | Good",
               "2.1.1 / 1 | Yes / | / Standard | Rating / 1.1 | Good"),
    ),
    "totals-row": (Advice("give it a Case ID", "Case ID | 2.1.1 / 1001 | Yes / Total | 1", "Total | 1",
               "1002 | Yes"),),
}  # fmt: skip
