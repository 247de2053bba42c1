"""Which case or question an answer belongs to, where that is not certain."""

from yjs_cli.checks.rule import FactRule

RULES = (
    FactRule(
        code="case-id-chosen",
        severity="warning",
        message='This column is used for the Case IDs, because the column "{about}" only counts 1, 2, 3 and so on.',
        hint="If this is right, you do not need to do anything. Otherwise, head the right column Case ID.",
        manual="""
            A column ID or Ref that only counts its rows, next to a column with the references of the cases.

            The references are used. Forms number their responses, so two responses about one case have different
            numbers.

            Passes:

                Case ID | 2.1.1
                0213    | Yes
                0214    | No

            Fails:

                ID | Title   | 2.1.1
                1  | YJ-0213 | Yes
                2  | YJ-0214 | No

            To fix: if the column is right, you do not need to do anything. Otherwise, head the right column
            Case ID.
        """,
    ),
    FactRule(
        code="case-id-uncertain",
        severity="error",
        message='Is this column the Case ID? The column "{about}" only counts 1, 2, 3 and so on.',
        hint='Change the heading of the right column to "Case ID".',
        manual="""
            A column ID or Ref that only counts its rows, next to another column that may hold the Case IDs.

            Nothing shows which identifies the case. If the numbers are used, a case that was entered twice is
            counted twice.

            Passes:

                ID | Case ID | 2.1.1
                1  | YJ-0213 | Yes
                2  | YJ-0214 | No

            Fails:

                ID | Child   | 2.1.1
                1  | YJ-0213 | Yes
                2  | YJ-0214 | No

            To fix: change the heading of the right column to Case ID.
        """,
    ),
    FactRule(
        code="choices-two",
        severity="error",
        message="Two answers are ticked for one question: this one and the one in {second}.",
        hint="Clear the wrong tick.",
        manual="""
            Two ticks for one question, where Yes, No and N/A have a column each.

            Nothing shows which is right.

            Passes:

                Case ID | 2.1.1 Yes | 2.1.1 No | 2.1.1 N/A
                1001    | X         |          |
                1002    |           | X        |

            Fails:

                Case ID | 2.1.1 Yes | 2.1.1 No | 2.1.1 N/A
                1001    | X         | X        |
                1002    |           | X        |

            To fix: clear the wrong tick.
        """,
    ),
    FactRule(
        code="question-ambiguous",
        severity="error",
        message="This could be any of several key questions: {about}.",
        hint="Put the code of the question in this cell, such as 2.1.1.",
        manual="""
            A question in words that could be more than one key question.

            Nothing is guessed. Questions of two domains are often worded alike.

            Passes:

                Case ID | Question | Answer
                1001    | 2.1.1    | Yes

            Fails:

                the wording of a question that two standards ask, without its code

            To fix: put the code of the question in the cell, or name the standard in a row above it.
        """,
    ),
)
