"""Messages and hints that more than one test case expects."""

NUMBERS_AMONG_WORDS = "This row has numbers where other rows say Yes or No. Is it a case or a row of totals?"
LABEL_TOTALS = "If it is a case, answer Yes or No. If not, label the row Total or move it to another sheet."
VALID_ANSWERS = "Use Yes, No or N/A."
USE_A_LAYOUT = (
    "Head the answers with their Case ID, use the headings Case ID, Question and Answer, or use one row per case."
)
ADD_COLUMN = "Add the column, or put the question code in its heading."
CLEAR_ANSWER = "Clear the answer, or correct the domain of the case."
CORRECT_ID = "Correct one of the IDs, or delete the wrong row."
SHOW_ROWS = "Show the rows and check them. Delete any that should not be counted."
TOTALS = "This row was ignored because it looks like a row of totals."
TOTALS_OR_CASE = "If it is a case, give it a Case ID. Otherwise, you do not need to do anything."
NOTE = "This row was ignored because it looks like a note, remarks or a second row of headings."
CASE_OR_NOTE = "If it is a case, give it a Case ID and answers. Otherwise, you do not need to do anything."
TYPE_VALUE = "Type the value, or correct the formula in the cell."
ALL_STANDARDS = "Use one of 1.1, 1.2, 1.3, 1.4, 2.1, 2.2, 2.3, 2.4, 3.1, 3.2, 3.3, 3.4, 4.1."
ALL_DISPOSALS = (
    "Use one of: Community sentence, Custodial sentence, Youth conditional caution, Youth caution, "
    "Community resolution, Outcome 22."
)
ALL_RATINGS = "Use Outstanding, Good, Requires improvement, Inadequate or Not rated"
CORRECT_HEADING = "Correct one of the headings, or delete the column that should not count."
HIDDEN_SHEET = "This sheet is hidden, but its cases or ratings are counted."
SAVE_IN_EXCEL = "Open the workbook in Excel, save it, and run the command again."
UNCALCULATED = "This formula was saved without its result. It looks blank, but is not."
RETYPE_DATE = "Type the date again in a cell formatted as a date, or in the form 2024-04-03."
CORRECT_DATE = "Correct the date, or remove the case from the sample."
SAME_CASE = (
    "If they are the same case, use the same ID or, if one row is a copy, delete it."
    " Otherwise, you do not need to do anything."
)
ANSWER_OR_DELETE = "Answer the questions, or delete any row that is not a case in the sample."
CHECK_AGAIN = "Check these cases again. If the answers are right, you do not need to do anything."
MOVE_ANSWERS = "If its answers are somewhere else, move them under its heading."
NO_HEADING = (
    "This column has answers but no heading. Either its heading was lost, or the answers are one column out of place."
)
GIVE_HEADING = (
    "If answers are out of place, move them back. Otherwise, head the column with its question code or any other text."
)
FILL_IN = "Unmerge the cells and fill in each row."
NEEDS_REASON = "2.1 is rated from its cases, so a panel's rating needs a reason."
WRITE_REASON = "Write the reason in the Reason column, or clear the rating."
QUESTIONS_MISSING = (
    "There is no column for 2.1.3, 2.2.1, 2.2.2, 2.2.3, 2.3.1, 2.3.2, 2.3.3, 2.4.1, 2.4.2, 2.4.3 (Court disposals), so "
)
OTHER_FORMAT = "The file name suggests another format, but this is {}. It was read as one."
RENAME = "Rename the file, or save it in Excel in the format that its name suggests."
ZERO = "0 is counted as No, but the other answers are words. A formula that refers to an empty cell also shows 0."
TYPE_NO = "Type No, or clear the cell if the question is not answered yet."
PUT_ANSWERS = "If this column has the right answers, move them there. Otherwise, you do not need to do anything."
NO_QUESTIONS = (
    "This sheet has cases and answers, but does not say which question each column answers, so none of it is read."
)
CODE_OR_WITHOUT = "Put the question code in each heading, or leave the sheet out: --without-sheet NAME."
ONE_COUNTED = "If they belong to other cases, correct the Case IDs. Otherwise, you do not need to do anything."
ONE_ANSWER = "If they are one case, clear the wrong answer or delete its row. If they are two, correct one Case ID."
WHOSE_NA = "Type N/A or No. A framework file can also say what it means: [answers] with na under no or not_applicable."
TOGETHER = 'They are scored together. To take only some, name them: --sheet "Q1*". To leave some out: --without-sheet.'
ONE_CASE_OR_TWO = "If they are two cases, correct one of the IDs. If they are one case, delete one of the rows."
ONLY_COUNTS = 'Is this column the Case ID? The column "ID" only counts 1, 2, 3 and so on.'
OUT_OF_SAMPLE = "This column says that the case is not in the sample, but the case is counted."
DELETE_OR_CORRECT = "Delete the row if the case is not in the sample. Otherwise, correct this cell."
NOT_TICKED = "Every answer for this case is FALSE or 0, as in tick boxes that nobody has ticked. All count as No."
NOT_STARTED = "If the case has not been started, clear its answers. Otherwise, you do not need to do anything."
CASE_OR_NOTHING = "If it is a case, give it a Case ID. Otherwise, you do not need to do anything."
UNHEADED = "This sheet has 12 cells that read like answers, but no headings, so none of it can be read."
ADD_HEADINGS = "Add the headings of the other sheet above the first row, or leave this sheet out: --without-sheet NAME."
YES_AND_REMARK = "If the answer is Yes, type only Yes and move the rest to a column of remarks."
NOT_READ = "The ratings in this column are not read. Only the ratings under the heading Rating are used."
PUT_RATINGS = "If this column has the right ratings, move them there. Otherwise, you do not need to do anything."
DELETE_EXAMPLE = "Delete the row if it is an example or a total. Otherwise, you do not need to do anything."
SEPARATE_FILE = "Put each service in a separate file."
ONE_ROW = "Put all answers of a case in one row under one row of headings, or correct one of the IDs."
