"""Rows among the cases that are not cases."""

from yjs_cli.checks.rule import FactRule

RULES = (
    FactRule(
        code="note-row",
        severity="warning",
        message="This row was ignored because it looks like a note.",
        hint="If it is a note, move it above the headings. If it is a case, give it a Case ID.",
        manual="""
            A row among the cases that holds only a note.

            It was ignored, because its first cell reads like a sentence or because it is blank under the
            headings that count.

            Passes:

                a note above the headings

            Fails:

                Case ID                               | 2.1.1
                1001                                  | Yes
                Note: two cases were closed on Monday |

            To fix: move the note above the headings or to another sheet.
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
