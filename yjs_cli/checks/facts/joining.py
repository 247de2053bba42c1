"""Answers, details, ratings and files that are given more than once, on several sheets or in several files."""

from yjs_cli.checks.rule import FactRule

RULES = (
    FactRule(
        code="answer-conflict",
        severity="error",
        message="This answer differs from the one in {second}, for the same case and question.",
        hint="Correct one of the two answers, or clear the wrong one. If they are two cases, correct one Case ID.",
        manual="""
            Two different answers to one question for one case, on two sheets or in two files.

            Only one of them can be counted, and nothing shows which is right.

            Passes:

                Case ID | 2.1.1
                1001    | Yes
                        |
                Case ID | 2.1.2
                1001    | No

            Fails:

                Case ID | 2.1.1
                1001    | Yes
                        |
                Case ID | 2.1.1
                1001    | No

            To fix: correct one of the two answers, or clear the wrong one. If they are two cases, correct one
            Case ID. To ignore one of the sheets, use --without-sheet NAME.
        """,
    ),
    FactRule(
        code="answer-copied",
        severity="warning",
        message="This answer is also in {second} and is counted once.",
        message_for_many="{count} answers of this table are also elsewhere, the first in {second}. Each is counted once.",
        hint="If they belong to other cases, correct the Case IDs. Otherwise, you do not need to do anything.",
        manual="""
            The same answers on two sheets or in two files.

            Each is counted once. This is common if a summary repeats what forms say, but it also happens if two
            children were given one Case ID.

            Passes:

                Case ID | 2.1.1
                1001    | Yes
                        |
                Case ID | 2.1.1
                1002    | Yes

            Fails:

                Case ID | 2.1.1
                1001    | Yes
                        |
                Case ID | 2.1.1
                1001    | Yes

            To fix: if the answers belong to different cases, correct the Case IDs. Otherwise, you do not need to
            do anything.
        """,
    ),
    FactRule(
        code="case-repeated-elsewhere",
        severity="error",
        message="This case has the same Case ID and the same answers as the case in {second}.",
        hint="If they are two cases, correct one of the IDs. If they are one case, delete one of the rows.",
        manual="""
            A case that is on two sheets with the same answers, where the other cases differ.

            Two children may have been given one Case ID. Counted once, one of them would be missing.

            Passes:

                Case ID | 2.1.1
                1001    | Yes
                        |
                Case ID | 2.1.1
                1002    | Yes
                1003    | No

            Fails:

                Case ID | 2.1.1
                1001    | Yes
                        |
                Case ID | 2.1.1
                1001    | Yes
                1002    | No

            To fix: if they are two cases, correct one of the IDs. If they are one case, delete one of the rows.
        """,
    ),
    FactRule(
        code="detail-conflict",
        severity="warning",
        message="The {about} of this case differs from the one given with the case in {second}, which is used.",
        hint="Correct whichever is wrong.",
        wordings={"interviewed": "Interviewed column"},
        manual="""
            A disposal, a start date or Interviewed that two sheets or files give differently for one case.

            The first is used. The other may be right.

            Passes:

                Case ID | Disposal       | 2.1.1
                1001    | Referral order | Yes
                        |                |
                Case ID | Disposal       | 2.1.2
                1001    | Referral order | No

            Fails:

                Case ID | Disposal       | 2.1.1
                1001    | Referral order | Yes
                        |                |
                Case ID | Disposal       | 2.1.2
                1001    | Custody        | No

            To fix: correct whichever is wrong.
        """,
    ),
    FactRule(
        code="file-repeated",
        severity="error",
        message="An earlier file answers the same questions for the same cases, so no answer of this file is counted.",
        hint="Leave out the file that is a copy. If it holds other cases, correct their Case IDs.",
        manual="""
            A file whose cases and questions are all in another file of the same inspection.

            Most likely it is a copy, such as the second file that OneDrive makes when two people save at once.
            Only one of them may be up to date.

            Passes:

                north.xlsx and south.xlsx, combined, each with its own cases

            Fails:

                cases.xlsx and cases-LAPTOP7.xlsx, combined, both with the same answers

            To fix: leave out the file that is a copy. If it holds other cases, correct their Case IDs.
        """,
    ),
    FactRule(
        code="periods-mixed",
        severity="warning",
        message="{count} sheets have cases of one domain, but their names suggest other periods or purposes: {about}.",
        hint='They are scored together. To take only some, name them: --sheet "Q1*". To leave some out: --without-sheet.',
        variants={
            "column": (
                "The cases under this heading are from {count} different periods. They are scored together.",
                "If this is one inspection, you do not need to do anything. Otherwise, put each period on its own "
                'sheet and take one, such as --sheet "Q1*".',
            )
        },
        manual="""
            Cases of several quarters or years, or sheets named old, draft, reserve or withdrawn.

            They are scored together. Most likely only some of them belong to this inspection.

            Passes:

                Case ID | Quarter | 2.1.1
                1001    | Q1      | Yes
                1002    | Q1      | No

            Fails:

                Case ID | Quarter | 2.1.1
                1001    | Q1      | Yes
                1002    | Q2      | No

            To fix: name the sheets that belong to the inspection, such as --sheet "Q1*", or those that do not,
            such as --without-sheet Reserve. If all of them belong to it, you do not need to do anything.
        """,
    ),
    FactRule(
        code="rating-copied",
        severity="warning",
        message="This rating is also in {second} and is used once.",
        hint="Delete one of the two. If it belongs to another standard, correct the code.",
        manual="""
            The same rating for a standard on two sheets.

            It is used once.

            Passes:

                a single ratings sheet

            Fails:

                1.1 rated Good on a sheet Ratings and on a sheet Summary

            To fix: delete one of the two. If it belongs to another standard, correct the code.
        """,
    ),
    FactRule(
        code="rating-other-sheet",
        severity="warning",
        message="This standard is rated here, but another ratings sheet leaves it blank in {second}.",
        hint="If this sheet is from an earlier inspection, leave it out with --without-sheet NAME, or delete it.",
        manual="""
            A standard that one ratings sheet rates and another leaves blank.

            The rating that is given is used. It may be from an earlier inspection, while this year's is still to
            be decided.

            Passes:

                a single ratings sheet

            Fails:

                an empty sheet Ratings, next to a sheet 2019 ratings that is filled in

            To fix: if the sheet is from an earlier inspection, leave it out with --without-sheet NAME, or delete
            it. Otherwise, delete the blank sheet.
        """,
    ),
)
