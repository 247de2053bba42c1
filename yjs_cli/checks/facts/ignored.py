"""Sheets that are not read although they look as if they hold something about cases."""

from yjs_cli.checks.rule import FactRule

RULES = (
    FactRule(
        code="list-ignored",
        severity="warning",
        message="This list of {count} cases was ignored, because most of them have no answers on any sheet.",
        hint="If it is the sample, put Sample in the sheet's name. If not, you can leave it out with --without-sheet NAME.",
        manual="""
            A list of cases without answers, most of which have no answers anywhere else.

            It was ignored. A list that names the sample shows which cases have not been started, but a list of
            all cases of a service says nothing about the inspection.

            Passes:

                a list of the cases of the sample, on a sheet with the name Sample

            Fails:

                a list of 40 cases on a sheet with the name Caseload, 6 of them with answers

            To fix: if the list is the sample, put Sample in the sheet's name. If not, you can leave it out with
            --without-sheet NAME.
        """,
    ),
    FactRule(
        code="register-ignored",
        severity="notice",
        message="{count} cells here say Yes or No, but do not answer any key question. They were not counted.",
        hint="If they answer key questions, put the question codes in the headings.",
        manual="""
            A sheet of Yes and No that is not about key questions.

            It was not counted. Registers of cases often say Yes or No about a child's circumstances.

            Passes:

                a sheet with cases and key questions

            Fails:

                a sheet with the headings Case ID, In care and In school, next to it

            To fix: if these are answers to key questions, put the question codes in the headings. Otherwise,
            you do not need to do anything.
        """,
    ),
    FactRule(
        code="sheet-unread",
        severity="error",
        message="This sheet has {count} cells that read like answers, but no headings, so none of it can be read.",
        hint="Add the headings of the other sheet above the first row, or leave this sheet out: --without-sheet NAME.",
        manual="""
            Rows of cases and answers on a sheet without headings.

            Most likely they continue another sheet. If they were ignored, their cases would be missing from the
            ratings.

            Passes:

                Case ID | 2.1.1 | 2.1.2
                1001    | Yes   | No

            Fails:

                1001    | Yes   | No

            To fix: add the headings of the other sheet above the first row. To leave the sheet out, use
            --without-sheet NAME.
        """,
    ),
)
