"""Key questions in the words of the field, as people copy them into workbooks, and what is asked below them."""

from collections.abc import Iterator
from itertools import product

STEMS = {
    "1": "Does assessment sufficiently analyse",
    "2": "Does planning focus sufficiently on",
    "3": "Does the implementation and delivery of services effectively support",
    "4": "Does reviewing focus sufficiently on",
}
ENDS = {
    ("1", "1"): "how to support the child's desistance",
    ("1", "2"): "how to keep the child safe",
    ("1", "3"): "how to keep other people safe",
    ("2", "1"): "supporting the child's desistance",
    ("2", "2"): "keeping the child safe",
    ("2", "3"): "keeping other people safe",
    ("3", "1"): "the child's desistance",
    ("3", "2"): "the safety of the child",
    ("3", "3"): "the safety of other people",
    ("4", "1"): "supporting the child's desistance",
    ("4", "2"): "keeping the child safe",
    ("4", "3"): "keeping other people safe",
}
# The standard's name, as a sheet or a row above gives it.
TITLES = {"1": "Assessment", "2": "Planning", "3": "Implementation and delivery", "4": "Reviewing"}

CHILD = (
    ("child", "child"), ("child", "young person"), ("child", "YP"), ("child's", "children's"),
    ("child", "child/young person"), ("child", "child / YP"), ("child's", "child`s"), ("child's", "childs"),
)  # fmt: skip
SERVICE = (
    ("Does ", "Does "), ("Does ", "Does the YJS's "), ("Does ", "Did YOT "),
    ("Does ", "Does the youth justice service's "),
)  # fmt: skip
ENDINGS = ("?", "", " ?", ":", "? (Yes/No)")
LETTERS = (str, str.upper)
STARTS = ("", "Q1. ", "Question: ")


def orders(stem: str, end: str) -> Iterator[str]:
    """A stem and the end of a question in the orders in which both are found in one cell."""
    yield f"{stem} {end}"
    yield f"{stem}: {end}"
    yield f"{end} - {stem}"


def rewritten(standard: str, theme: str, with_stem: bool) -> Iterator[str]:
    """The wordings of one question; without its stem, the standard is said elsewhere or not at all."""
    for (child, other), (does, service) in product(CHILD, SERVICE):
        stem, end = STEMS[standard].replace(does, service), ENDS[standard, theme].replace(child, other)
        texts = orders(stem, end) if with_stem else [end]
        for text, ending, letters, start in product(texts, ENDINGS, LETTERS, STARTS):
            yield letters(f"{start}{text}{ending}")


# Prompts below the key questions, other questions of a form, and details of a case. None is a key question.
OTHERS = tuple(
    """
Does assessment draw sufficiently on available sources of information?
Is there sufficient analysis of diversity?
Does planning set out contingency arrangements to manage risks?
Does assessment sufficiently analyse diversity issues?
Does assessment consider the personal circumstances of the child, including their wider family and social context?
Does assessment utilise information held by other agencies?
Does assessment focus on the child's strengths and protective factors?
Does assessment analyse the key structural barriers facing the child?
Does assessment consider the child's level of maturity, ability and motivation to change?
Does assessment give sufficient attention to the needs and wishes of victims?
Is the child meaningfully involved in their assessment?
Are parents or carers meaningfully involved in the assessment, and are their views taken into account?
Does assessment clearly identify and analyse any risks to the safety and wellbeing of the child?
Does assessment analyse controls and interventions to promote the safety and wellbeing of the child?
Does assessment clearly identify and analyse any relevant factors linked to keeping other people safe?
Does assessment identify who is at risk and the nature of that risk?
Does assessment draw on past behaviour and convictions?
Does assessment analyse controls and interventions to manage and minimise the risk of harm presented by the child?
Does planning set out the services most likely to support desistance, paying attention to timescales and sequencing?
Does planning take sufficient account of diversity issues?
Does planning take account of the child's strengths and protective factors?
Does planning take account of the child's maturity, ability and motivation to change?
Does planning give sufficient attention to the needs and wishes of the victims?
Is the child meaningfully involved in planning?
Are parents or carers involved in planning?
Does planning promote the safety and wellbeing of the child, sufficiently addressing risks?
Does planning involve other agencies where appropriate to keep the child safe?
Does planning set out the necessary controls and interventions to promote safety and wellbeing?
Does planning set out contingency arrangements for the safety of the child?
Does planning address the specific concerns and risks related to actual and potential victims?
Does planning promote the safety of other people, sufficiently addressing risk of harm factors?
Does planning involve other agencies to keep other people safe?
Does planning set out contingency arrangements to keep other people safe?
Are the delivered services those most likely to support desistance, with sufficient attention to sequencing?
Does service delivery reflect the diversity of the child?
Does service delivery reflect the wider familial and social context of the child?
Does service delivery build upon the child's strengths and enhance protective factors?
Is sufficient focus given to developing and maintaining an effective working relationship with the child?
Does service delivery promote opportunities for community integration, including access to services?
Is sufficient attention given to encouraging and enabling the child's compliance with the work?
Are enforcement actions taken when appropriate?
Does service delivery promote the safety and wellbeing of the child?
Is the involvement of other organisations in keeping the child safe sufficiently well coordinated?
Are the delivered services sufficient to manage and minimise the risk of harm?
Is sufficient attention given to the protection of actual and potential victims?
Is the involvement of other agencies in managing the risk of harm sufficiently well coordinated?
Does reviewing identify and respond to changes in factors linked to desistance?
Does reviewing focus sufficiently on building upon the child's strengths?
Does reviewing include analysis of, and respond to, diversity factors?
Does reviewing consider motivation and engagement levels and any relevant barriers?
Does reviewing lead to the necessary adjustments in the ongoing plan of work?
Does reviewing identify and respond to changes in factors related to safety and wellbeing?
Is reviewing informed by the necessary input from other agencies to promote the safety of the child?
Does reviewing identify changes in factors related to risk of harm to other people?
Are written reviews completed as appropriate to record progress towards desistance?
Is the child meaningfully involved in reviewing their risk of harm?
How many times was the child seen in the last three months?
Is there evidence of management oversight of the case?
Was the level of safety and wellbeing risk correct?
What was the assessed level of risk of harm to others?
ROSH level
Classification of safety and wellbeing
Safety and wellbeing level at start
Risk of serious harm classification
Date of desistance assessment
Assessment date
Comments on desistance
Was a ROSH assessment completed?
Was the risk to other people classification reasonable?
Has the child been the victim of child criminal exploitation?
Is the child a looked after child?
Is the child subject to a child protection plan?
Likelihood of reoffending
Is the likelihood of reoffending score recorded?
Does planning set out contingency arrangements?
Date of plan
Is the plan signed by the child?
Did the child receive a copy of the plan?
Is there a victim safety plan?
Were the restrictive requirements necessary?
Safety and wellbeing rating at start of order
Was the child's first language recorded?
Is the child safe to be interviewed alone?
Reasons for desistance answer
Does assessment identify risks to the safety of the child?
Does planning promote the child's desistance?
Does planning reduce the risk of harm to others?
Does reviewing consider the safety of the child?
Does planning meet the child's desistance needs?
Does service delivery manage the risk of harm to other people?
Safety of the child's siblings
Were other people at home safe?
Number of desistance factors
Public protection arrangements (MAPPA) level
Youth justice service
""".strip().splitlines()
)
