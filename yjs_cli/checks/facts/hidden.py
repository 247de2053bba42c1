"""Hidden sheets, rows and columns that are counted."""

from yjs_cli.checks.rule import FactRule

RULES = (
    FactRule(
        code="column-hidden",
        severity="warning",
        message="This column is hidden, but its contents are counted.",
        hint="Show the column and check it.",
        manual="""
            A hidden column that holds answers or details of cases.

            It is counted like any other column, but nobody who looks at the sheet can see it.

            Passes:

                a hidden column with another detail of the cases, or with notes

            Fails:

                a hidden column with the heading 2.1.2

            To fix: show the column and check it. You can hide it again afterwards.
        """,
    ),
    FactRule(
        code="row-hidden",
        severity="warning",
        message="This row is hidden, but it is counted.",
        hint="Show the rows and check them. Delete any that should not be counted.",
        message_for_many="Rows {row} to {last_row} are hidden, but they are counted.",
        manual="""
            Hidden rows that hold cases.

            They are counted like any other rows. A filter also hides rows.

            Passes:

                all cases visible

            Fails:

                rows 7 to 9 hidden, each with a case

            To fix: show the rows and check them. Delete any that should not be counted.
        """,
    ),
    FactRule(
        code="sheet-hidden",
        severity="warning",
        message="This sheet is hidden, but its cases or ratings are counted.",
        hint="Show the sheet and check it. Delete it if it should not be counted.",
        manual="""
            A hidden sheet that holds cases or ratings.

            It is counted like any other sheet.

            Passes:

                a hidden sheet with lists for drop-downs

            Fails:

                a hidden sheet with a column Case ID and key questions

            To fix: show the sheet and check it. Delete it if it should not be counted.
        """,
    ),
)
