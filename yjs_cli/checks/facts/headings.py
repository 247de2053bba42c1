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
        message="This column has answers but no heading. Either its heading was lost, or answers have moved by a column.",
        hint="If answers have moved, move them back. Otherwise, head the column with its question code or any other text.",
        manual="""
            Answers in a column without a heading, in a table of cases.

            Either the heading was lost, and the answers would be missing from the percentage of a question. Or
            the answers have moved by a column, and none of them is under its own question.

            Passes:

                Case ID | 2.1.1 | 2.1.2
                1001    | Yes   | No

            Fails:

                Case ID | 2.1.1 |
                1001    | Yes   | No

            To fix: compare the answers with the headings. If they have moved, move them back. Otherwise, put the
            question code in the heading, or any other heading if the column is not a key question.
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
