"""Cases and answers that are counted, and perhaps should not be."""

from yjs_cli.checks.rule import FactRule

RULES = (
    FactRule(
        code="answer-na-unclear",
        severity="error",
        message='"Na" may mean N/A, but in Welsh it means No. No answer in the file is No.',
        hint="Type N/A or No. A framework file can also say what it means: [answers] with na under no or not_applicable.",
        manual="""
            The answer "Na" in a file where nothing is answered No.

            In English it is short for not applicable, and in Welsh it means No. Read wrongly, it would make the
            percentages too high.

            Passes:

                Case ID | 2.1.1 | 2.1.2
                1001    | Yes   | N/A

            Fails:

                Case ID | 2.1.1 | 2.1.2
                1001    | Yes   | Na

            To fix: type N/A or No. If your forms are in Welsh, use a framework file with [answers] and
            no = ["na"].
        """,
    ),
    FactRule(
        code="answer-struck-through",
        severity="warning",
        message="This answer is struck through, but it is counted.",
        message_for_many="{count} answers of this row are struck through, but they are counted.",
        hint="Clear the cell if the answer was withdrawn. Otherwise, remove the line through it.",
        manual="""
            An answer that is struck through.

            It is counted until somebody clears the cell.

            Passes:

                an answer without a line through it

            Fails:

                a Yes with a line through it

            To fix: clear the cell if the answer was withdrawn. Otherwise, remove the line through it.
        """,
    ),
    FactRule(
        code="case-false-throughout",
        severity="warning",
        message="Every answer for this case is FALSE or 0, as in tick boxes that nobody has ticked. All count as No.",
        hint="If the case has not been started, clear its answers. Otherwise, you do not need to do anything.",
        manual="""
            A case whose answers are all FALSE or 0.

            They are counted as No. A tick box that nobody has ticked is FALSE too, so the case may not have been
            started.

            Passes:

                Case ID | 2.1.1 | 2.1.2
                1001    | TRUE  | FALSE
                1002    |       |

            Fails:

                Case ID | 2.1.1 | 2.1.2
                1001    | TRUE  | FALSE
                1002    | FALSE | FALSE

            To fix: if the case has not been started, clear its answers. Otherwise, you do not need to do
            anything.
        """,
    ),
    FactRule(
        code="case-struck-through",
        severity="warning",
        message="This case is struck through, but it is counted.",
        hint="Delete the row if the case was withdrawn. Otherwise, remove the line through it.",
        manual="""
            A case that is struck through.

            It is counted until somebody takes it out.

            Passes:

                a row without a line through it

            Fails:

                case 1001, with a line through its whole row

            To fix: delete the row if the case was withdrawn. Otherwise, remove the line through it.
        """,
    ),
    FactRule(
        code="case-withdrawn",
        severity="warning",
        message="This column says that the case is not in the sample, but the case is counted.",
        hint="Delete the row if the case is not in the sample. Otherwise, correct this cell.",
        manual="""
            A case that is marked as withdrawn, excluded or not included in the sample.

            It is counted until somebody takes it out.

            Passes:

                Case ID | Status   | 2.1.1
                1001    | Complete | Yes

            Fails:

                Case ID | Status    | 2.1.1
                1001    | Withdrawn | Yes

            To fix: delete the row if the case is not in the sample. Otherwise, correct the cell.
        """,
    ),
    FactRule(
        code="rows-unticked",
        severity="warning",
        message="This row was ignored. It has no Case ID and only boxes that are not ticked.",
        message_for_many="From here, {count} rows were ignored. They have no Case ID and only boxes that are not ticked.",
        hint="If it is a case, give it a Case ID. Otherwise, you do not need to do anything.",
        manual="""
            Rows of tick boxes below the cases, without a Case ID and without a tick.

            They are ignored. Tick boxes are often filled down to the end of a sheet.

            Passes:

                Case ID | 2.1.1 | 2.1.2
                1001    | TRUE  | FALSE

            Fails:

                Case ID | 2.1.1 | 2.1.2
                1001    | TRUE  | FALSE
                        | FALSE | FALSE

            To fix: if a row is a case, give it a Case ID. Otherwise, you do not need to do anything.
        """,
    ),
)
