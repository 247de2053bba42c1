"""Answers that are repeated, doubtful or not counted."""

from yjs_cli.checks.rule import FactRule

RULES = (
    FactRule(
        code="answer-elsewhere",
        severity="warning",
        message="The answers under {about} are counted, but the answers in this column are not.",
        hint="If this column has the right answers, move them there. Otherwise, you do not need to do anything.",
        variants={
            "": (
                "The answers in this column are not counted. Only those under the heading of the question or Answer are.",
                "If this column has the right answers, move them there. Otherwise, you do not need to do anything.",
            )
        },
        manual="""
            A second column of answers that is not counted.

            Its heading is about a key question that has a column already, or it is a second column of answers on
            a sheet with one row per answer. Most likely a moderator or a second reader filled it in. If their
            answers are the right ones, the ratings are based on the wrong ones.

            Passes:

                Case ID | 2.1.1
                1001    | Yes

            Fails:

                Case ID | 2.1.1 | Moderated 2.1.1
                1001    | Yes   | No

            To fix: move the answers that count to the column that is read, and delete the other column.
        """,
    ),
    FactRule(
        code="answer-in-figures",
        severity="error",
        message="This row has numbers where other rows say Yes or No. Is it a case or a row of totals?",
        hint="If it is a case, answer Yes or No. If not, label the row Total or move it to another sheet.",
        manual="""
            A row answered with numbers, on a sheet where the other answers are words.

            1 and 0 mean Yes and No on a sheet that uses only numbers. Next to answers in words, such a row is
            more likely to hold totals. Counted as a case, it would change the percentages.

            Passes:

                Case ID | 2.1.1 | 2.1.2
                1001    | Yes   | No
                1002    | No    | Yes

            Fails:

                Case ID | 2.1.1 | 2.1.2
                1001    | Yes   | No
                Other   | 0     | 1

            To fix: if the row is a case, answer Yes or No. If it holds totals, label it Total or move it to
            another sheet.
        """,
    ),
    FactRule(
        code="answer-repeated",
        severity="error",
        message="This question is already answered for this case in {second}.",
        hint="Delete the wrong row, or correct its Case ID or question.",
        manual="""
            A question that is answered twice for one case, on a sheet with one row per answer.

            Only one of the two answers can be counted, and nothing shows which is right, even if they are the
            same today.

            Passes:

                Case ID | Question | Answer
                1001    | 2.1.1    | Yes
                1001    | 2.1.2    | No

            Fails:

                Case ID | Question | Answer
                1001    | 2.1.1    | Yes
                1001    | 2.1.1    | No

            To fix: delete the wrong row, or correct its Case ID or question.
        """,
    ),
    FactRule(
        code="answer-zero",
        severity="warning",
        message=(
            "0 is counted as No, but the other answers are words. A formula that refers to an empty cell also shows 0."
        ),
        hint="Type No, or clear the cell if the question is not answered yet.",
        manual="""
            A 0 where the other answers are words.

            It is counted as No. A formula that refers to an empty cell also shows 0, so it may not be an answer
            at all.

            Passes:

                Case ID | 2.1.1 | 2.1.2
                1001    | Yes   | No

            Fails:

                Case ID | 2.1.1 | 2.1.2
                1001    | Yes   | 0

            To fix: type No, or clear the cell if the question is not answered yet.
        """,
    ),
)
