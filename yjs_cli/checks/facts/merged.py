"""Merged cells that hide a heading, an answer or a detail."""

from yjs_cli.checks.rule import FactRule

RULES = (
    FactRule(
        code="answer-merged",
        severity="warning",
        message="This answer is in cells merged up to {about}. It is counted for the first cell only.",
        hint="Unmerge the cells and answer each question.",
        manual="""
            An answer in merged cells.

            It counts as the answer in the first cell. The other cells are read as blank, as if they were not
            answered yet.

            Passes:

                Case ID | 2.1.1 | 2.1.2
                1001    | Yes   | Yes

            Fails:

                case 1001, with one Yes merged over 2.1.1 and 2.1.2

            To fix: unmerge the cells and answer each question.
        """,
    ),
    FactRule(
        code="detail-merged",
        severity="warning",
        message="This cell is merged with the cells down to {about}. Its value is used for the first row only.",
        hint="Unmerge the cells and fill in each row.",
        manual="""
            A detail of a case, or a rating, in a cell that is merged over several rows.

            It is used for the first row only. The rows below are read as blank, although they look filled in:
            as cases without a disposal, or standards without a rating.

            Passes:

                Case ID | Disposal
                1001    | Referral order
                1002    | Referral order

            Fails:

                cases 1001 and 1002, with one Referral order merged over both rows

            To fix: unmerge the cells and fill in each row.
        """,
    ),
    FactRule(
        code="header-merged",
        severity="warning",
        message="This heading is merged with the cells up to {about}. It is used for the first column only.",
        hint="Unmerge the cells.",
        manual="""
            A heading in merged cells.

            It is used for the first of its columns. Merged cells make sheets hard to sort, to filter and to use
            with a screen reader.

            Passes:

                Case ID | 2.1.1 | 2.1.2, each in its own cell

            Fails:

                a heading merged over two rows or columns

            To fix: unmerge the cells.
        """,
    ),
    FactRule(
        code="header-spans-answers",
        severity="error",
        message="This column has no heading, because the heading in {about} is merged across it.",
        hint="Unmerge that heading and give each column its own heading.",
        manual="""
            A column with values under a heading that is merged with the heading next to it.

            A heading merged over two columns belongs to the first. The values in the second column would be
            lost.

            Passes:

                Case ID | 2.1.1 | 2.1.2

            Fails:

                Case ID | 2.1.1 (merged over two columns)
                1001    | Yes   | No

            To fix: unmerge the heading and give each column its own heading.
        """,
    ),
)
