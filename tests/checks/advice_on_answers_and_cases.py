"""The advice of the rules about answers and cases, followed."""

from tests.checks.advice import Advice
from tests.checks.contents import MANY_CASES, ONE_CASE, TWELVE_NOT_APPLICABLE
from tests.checks.sheets import merged, struck
from yjs_cli.framework.types import AnswerWords

IN_OTHER_WORDS = "Case ID | Was desistance considered? | Was safety considered? / 1001 | Yes | No"
TWO_TABLES = "Case ID | 2.1.1 / 1001 | Yes / | / Case ID | 2.1.1 / 1001 | {} / 1002 | No"

ON_ANSWERS_AND_CASES: dict[str, tuple[Advice, ...]] = {
    "answer-conflict": (
        Advice("delete its row", TWO_TABLES.format("No"), "1001 | No / ", ""),
        Advice("clear the wrong answer", TWO_TABLES.format("No"), "1001 | No /", "1001 | /"),
        Advice("correct one Case ID", TWO_TABLES.format("No"), "1001 | No", "1009 | No"),
    ),
    "answer-copied": (
        Advice("correct the Case IDs", {"A": ONE_CASE, "B": ONE_CASE + " "}, "1001 | Yes ", "1002 | Yes"),
    ),
    "answer-elsewhere": (
        Advice("move them there", "Case ID | 2.1.1 | Moderated 2.1.1 / 1001 | Yes | No",
               " | Moderated 2.1.1 / 1001 | Yes",
               " / 1001"),
    ),
    "answer-in-figures": (
        Advice("answer Yes or No", "Case ID | 2.1.1 | 2.1.2 / 1 | Yes | No / 2 | 0 | 1", "2 | 0 | 1", "2 | No | Yes"),
        Advice("label the row Total", "Case ID | 2.1.1 | 2.1.2 / 1 | Yes | No / 2 | 0 | 1", "2 | 0", "Total | 0"),
    ),
    "answer-merged": (
        Advice("Unmerge the cells and answer", {"Cases": "Case ID | 2.1.1 | 2.1.2 / 1001 | Yes"}, "| Yes",
               "| Yes | Yes",
               merged("B2:C2")),
    ),
    "answer-missing": (Advice("Answer Yes, No or N/A", "Case ID | 2.1.1 / 1001 |", "1001 |", "1001 | No"),),
    "answer-na-unclear": (
        Advice("Type N/A", "Case ID | 2.1.1 | 2.1.2 / 1001 | Yes | Na", "Na", "N/A"),
        Advice("or No", "Case ID | 2.1.1 | 2.1.2 / 1001 | Yes | Na", "Na", "No"),
        Advice("A framework file can also say", "Case ID | 2.1.1 | 2.1.2 / 1001 | Yes | Na",
               words=AnswerWords(no=("na",))),
    ),
    "answer-repeated": (
        Advice("Delete the wrong row", "Case ID | Question | Answer / 1 | 2.1.1 | Yes / 1 | 2.1.1 | No",
               " / 1 | 2.1.1 | No", ""),
        Advice("correct its Case ID", "Case ID | Question | Answer / 1 | 2.1.1 | Yes / 1 | 2.1.1 | No",
               "1 | 2.1.1 | No", "2 | 2.1.1 | No"),
    ),
    "answer-struck-through": (
        Advice("Clear the cell", {"Cases": "Case ID | 2.1.1 | 2.1.2 | 2.1.3 / 1 | Yes | No | Yes"}, "| No", "|",
               struck("C2")),
        Advice("remove the line", {"Cases": "Case ID | 2.1.1 | 2.1.2 | 2.1.3 / 1 | Yes | No | Yes"},
               change=struck("C2")),
    ),
    "answer-unknown": (
        Advice("did you mean Yes?", "Case ID | 2.1.1 / 1001 | Yess", "Yess", "Yes"),
        Advice("Use Yes, No or N/A", "Case ID | 2.1.1 / 1001 | Partly", "Partly", "No"),
        Advice("type only Yes and move the rest", "Case ID | 2.1.1 / 1001 | Yes - see note", "2.1.1 / 1001 | Yes -",
               "2.1.1 | Remarks / 1001 | Yes |"),
        Advice("a framework file can say which", "Case ID | 2.1.1 / 1 | Met / 2 | Met / 3 | Met",
               words=AnswerWords(yes=("Met",))),
    ),
    "answer-zero": (
        Advice("Type No", "Case ID | 2.1.1 | 2.1.2 / 1001 | Yes | 0", "| 0", "| No"),
        Advice("clear the cell", "Case ID | 2.1.1 | 2.1.2 / 1001 | Yes | 0", "| 0", "|"),
    ),
    "attribute-repeated": (
        Advice("a different heading", "Case ID | 2.1.1 | Age | AGE / 1001 | Yes | 15 | 15", "AGE", "Age at end"),
    ),
    "case-column-missing": (
        Advice('Add the heading "Case ID"', "Name | 2.1.1 | 2.1.2 / Jo | Yes | No", "Name", "Case ID"),
        Advice("remove the question codes", {"Cases": ONE_CASE, "More": "Name | 2.1.2 | 2.1.3 / Jo | Yes | No"},
               "2.1.2 | 2.1.3", "Pets | Toys"),
    ),
    "case-false-throughout": (
        Advice("clear its answers", "Case ID | 2.1.1 | 2.1.2 / 1001 | TRUE | FALSE / 1002 | FALSE | FALSE",
               "1002 | FALSE | FALSE", "1002 | |"),
    ),
    "case-id-alike": (
        Advice("use the same ID", "Case ID | Question | Answer / AB 1 | 2.1.1 | Yes / AB1 | 2.1.2 | Yes", "AB1",
               "AB 1"),
        Advice("if one row is a copy, delete it", "Case ID | 2.1.1 / 0207 | Yes / 207 | Yes", " / 207 | Yes", ""),
    ),
    "case-id-chosen": (
        Advice("head the right column Case ID", "ID | Title | 2.1.1 / 1 | YJ-0213 | Yes / 2 | YJ-0214 | No", "Title",
               "Case ID"),
    ),
    "case-id-missing": (
        Advice("Type the Case ID", "Case ID | 2.1.1 / 1001 | Yes / | Yes", "/ |", "/ 1002 |"),
        Advice("clear them", "Case ID | 2.1.1 / 1001 | Yes / | Yes", " / | Yes", ""),
    ),
    "case-id-repeated": (
        Advice("Correct one of the IDs", "Case ID | 2.1.1 / 1 | Yes / 1 | No", "1 | No", "2 | No"),
        Advice("delete the wrong row", "Case ID | 2.1.1 / 1 | Yes / 1 | No", " / 1 | No", ""),
        Advice("Put all answers of a case in one row", "Case ID | 2.1.1 | 2.2.1 / 7 | Yes | / 7 | | No",
               "Yes | / 7 | |",
               "Yes |"),
    ),
    "case-id-uncertain": (
        Advice('to "Case ID"', "ID | Code | 2.1.1 / 1 | YJ-0213 | Yes / 2 | YJ-0214 | No", "Code", "Case ID"),
        Advice('to "Case ID"', "ID | Code | 2.1.1 / 1 | YJ-0213 | Yes / 2 | YJ-0214 | No", "ID |", "Case ID |"),
    ),
    "case-id-unlike": (
        Advice("Delete the row", "Case ID | 2.1.1 / 1001 | Yes / 1002 | No / Total | Yes", " / Total | Yes", ""),
    ),
    "case-in-two-domains": (
        Advice("Clear the answer", "Case ID | 2.1.1 | 3.1.1 / 1001 | Yes | No", "| Yes | No", "| Yes |"),
        Advice("correct the domain", "Case ID | Domain | 2.1.1 | 3.1.1 / 1001 | 2 | | No", "| 2 |", "| 3 |"),
    ),
    "case-not-applicable": (
        Advice("Answer the questions that apply", f"{MANY_CASES} / 7 | {TWELVE_NOT_APPLICABLE}", "7 | N/A", "7 | No"),
    ),
    "case-repeated-elsewhere": (
        Advice("correct one of the IDs", TWO_TABLES.format("Yes"), "1001 | Yes / 1002", "1003 | Yes / 1002"),
        Advice("delete one of the rows", TWO_TABLES.format("Yes"), "1001 | Yes / 1002", "1002"),
    ),
    "case-sheet-unread": (
        Advice("Put the question code in each heading", IN_OTHER_WORDS, "Was desistance considered? | Was",
               "2.1.1 Desistance | 2.1.2 Was"),
        Advice("--without-sheet NAME", {"Cases": ONE_CASE, "More": IN_OTHER_WORDS}, without="More"),
    ),
    "case-struck-through": (
        Advice("Delete the row", {"Cases": f"{ONE_CASE} / 1002 | No"}, " / 1002 | No", "", struck("A3", "B3")),
        Advice("remove the line", {"Cases": f"{ONE_CASE} / 1002 | No"}, change=struck("A3", "B3")),
    ),
    "case-unanswered": (
        Advice("Answer the questions", f"{ONE_CASE} / 1002 |", "1002 |", "1002 | No"),
        Advice("delete any row", f"{ONE_CASE} / 1002 |", " / 1002 |", ""),
    ),
    "case-withdrawn": (
        Advice("Delete the row", "Case ID | Status | 2.1.1 / 1 | Withdrawn | Yes / 2 | | No",
               " / 1 | Withdrawn | Yes", ""),
        Advice("correct this cell", "Case ID | Status | 2.1.1 / 1 | Withdrawn | Yes / 2 | | No", "Withdrawn",
               "Complete"),
    ),
    "cell-error": (Advice("Type the value", "Case ID | 2.1.1 / 1001 | #N/A", "#N/A", "No"),),
    "choices-two": (
        Advice("Clear the wrong tick", "Case ID | 2.1.1 Yes | 2.1.1 No / 1001 | X | X / 1002 | | X", "| X | X",
               "| X |"),
    ),
}  # fmt: skip
