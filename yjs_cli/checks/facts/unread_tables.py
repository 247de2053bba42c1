"""Tables that yjs cannot read, or reads only in part."""

from yjs_cli.checks.rule import FactRule

RULES = (
    FactRule(
        code="case-column-missing",
        severity="error",
        message="This sheet has key questions with answers, but no column of case IDs.",
        hint=(
            'Add the heading "Case ID" to the column of case IDs. If the sheet has no cases, remove the question codes.'
        ),
        manual="""
            A sheet with key questions and answers, but no column of case IDs.

            It looks like a sheet of cases. If it were ignored, its cases would be missing from the ratings.

            Passes:

                Case ID | 2.1.1 | 2.1.2
                1001    | Yes   | No

            Fails:

                Name    | 2.1.1 | 2.1.2
                ...     | Yes   | No

            To fix: add the heading "Case ID" to the column of case IDs. If the sheet has no cases, remove the
            question codes.
        """,
    ),
    FactRule(
        code="case-sheet-unread",
        severity="error",
        message=(
            "This sheet has cases and answers, but does not say which question each column answers, so none of it is "
            "read. This heading could be {about}."
        ),
        hint="Put the question code in each heading, or leave the sheet out: --without-sheet NAME.",
        variants={
            "": (
                "This sheet has cases and answers, but does not say which question each column answers, so none of it "
                "is read. This heading does not name one key question.",
                "Put the question code in each heading, or leave the sheet out: --without-sheet NAME.",
            )
        },
        manual="""
            A sheet of cases and answers whose headings do not say which key question they ask.

            The headings are about what key questions ask, in other words. If the sheet were ignored, its cases
            would be missing from the ratings.

            Passes:

                Case  | 2.1.1 Desistance
                1001  | Yes

            Fails:

                Case  | Was desistance considered? | Was safety considered?
                1001  | Yes                        | No

            To fix: put the question code in each heading. If the sheet should not be read, use
            --without-sheet NAME.
        """,
    ),
    FactRule(
        code="layout-unknown",
        severity="error",
        message="There is an answer next to a question code, but yjs cannot read this layout.",
        hint=(
            "Head the answers with their Case ID, use the headings Case ID, Question and Answer, or "
            "use one row per case."
        ),
        manual="""
            Answers next to question codes, in a layout that yjs cannot read.

            If they were ignored, their cases would be missing from the ratings.

            Passes:

                Case ID | Question | Answer
                1001    | 2.1.1    | Yes

            Fails:

                Question |      |
                2.1.1    | Yes  | No

            To fix: put the Case ID above the answers, use the headings Case ID, Question and Answer, or use one
            row per case and one column per question.
        """,
    ),
    FactRule(
        code="rating-elsewhere",
        severity="warning",
        message="The ratings in this column are not read. Only the ratings under the heading Rating are used.",
        hint="If this column has the right ratings, move them there. Otherwise, you do not need to do anything.",
        manual="""
            A column of ratings that is not read, on a sheet of standards.

            Only the column with the heading Rating (or Panel rating, Final rating, Judgement) is read. If the
            decisions of a panel are in another column, they are missing from the ratings.

            Passes:

                Standard | Rating
                1.1      | Good

            Fails:

                Standard | Rating | Agreed by the panel
                1.1      | Good   | Inadequate

            To fix: put the right ratings in the column with the heading Rating.
        """,
    ),
    FactRule(
        code="tables-side-by-side",
        severity="error",
        message="This table is next to another table, on the same rows.",
        hint="Move one of the tables to its own sheet.",
        manual="""
            Two tables next to each other, on the same rows.

            It is not certain where one ends and the other starts, so a case could be lost.

            Passes:

                two tables, one below the other, or on two sheets

            Fails:

                Case ID | 2.1.1 |  | Standard | Rating
                1001    | Yes   |  | 1.1      | Good

            To fix: move one of the tables to its own sheet.
        """,
    ),
)
