"""Rows among the cases that are not cases."""

from yjs_cli.checks.rule import FactRule

RULES = (
    FactRule(
        code="note-row",
        severity="warning",
        message="This row was ignored because it looks like a note, remarks or a second row of headings.",
        hint="If it is a case, give it a Case ID and answers. Otherwise, you do not need to do anything.",
        manual="""
            A row in a table of cases that holds only notes or remarks.

            It was ignored, because its first cell reads like a sentence, because it is blank under the headings
            that count, or because remarks or a second row of headings are where answers would be.

            Passes:

                a note above the headings

            Fails:

                Case ID                               | 2.1.1
                1001                                  | Yes
                Note: two cases were closed on Monday |

            To fix: if the row is a case, give it a Case ID and answers. Otherwise, you do not need to do anything.
        """,
    ),
    FactRule(
        code="totals-row",
        severity="warning",
        message="This row was ignored because it looks like a row of totals.",
        hint="If it is a case, give it a Case ID. Otherwise, you do not need to do anything.",
        manual="""
            A row of totals among the cases.

            It was ignored. The percentages are worked out from the cases, never from totals on the sheet.

            Passes:

                totals on another sheet

            Fails:

                Case ID | 2.1.1
                1001    | Yes
                Total   | 1

            To fix: if the row is a case, give it another Case ID. If it is a row of totals, you do not need to
            do anything.
        """,
    ),
)
