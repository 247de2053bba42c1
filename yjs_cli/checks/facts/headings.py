"""Headings that are missing or repeated."""

from yjs_cli.checks.rule import FactRule

RULES = (
    FactRule(
        code="attribute-repeated",
        severity="warning",
        message="This column has the same heading as {about}.",
        hint="Give each column a different heading.",
        manual="""
            Two columns with the same heading, which is not a key question.

            Both columns are kept. A number is added to the heading of the second.

            Passes:

                Case ID | Sex | Age

            Fails:

                Case ID | Age | Age

            To fix: give each column a different heading.
        """,
    ),
    FactRule(
        code="header-missing",
        severity="error",
        message="This column has answers but no heading, so the question they answer is unknown.",
        hint="Put the question code in the heading. If it is not a key question, use any other heading.",
        manual="""
            Answers in a column without a heading, on a sheet where a key question is missing.

            Most likely they answer the missing question, and its heading was lost. They would be missing from
            its percentage.

            Passes:

                Case ID | 2.1.1 | 2.1.2
                1001    | Yes   | No

            Fails:

                Case ID | 2.1.1 |
                1001    | Yes   | No

            To fix: put the question code in the heading. If the column is not a key question, use any other
            heading.
        """,
    ),
    FactRule(
        code="header-repeated",
        severity="error",
        message="This column has the same heading as {about}, but only one of them can be counted.",
        hint="Correct one of the headings, or delete the column that should not count.",
        manual="""
            Two columns with the same heading, where only one can be counted.

            Two columns for one key question (or for the Case ID, the domain and so on) may have different
            values, and nothing shows which is right.

            Passes:

                Case ID | 2.1.1 | 2.1.2

            Fails:

                Case ID | 2.1.1 | 2.1.1

            To fix: correct the heading of one column, or delete the column that should not count.
        """,
    ),
)
