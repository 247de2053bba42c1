"""The names under which people head the fields of a case, an answer or a rating."""

import re
from typing import Literal

from yjs_cli.framework import joined

Meaning = Literal[
    "case", "domain", "disposal", "start date", "interviewed", "inspector", "key question", "unknown question",
    "question", "answer", "choice", "standard", "rating", "reason", "attribute",
]  # fmt: skip

FIELDS: dict[Meaning, tuple[str, ...]] = {
    "case": (
        "Case ID", "Case reference", "Case ref", "Case number", "Case no", "Case reference number", "Case ref no",
        "Case", "Case identifier", "Case file", "Case name", "Child ID", "Child's ID", "Child reference",
        "Child ref", "Child", "YJS number", "YJS ID", "YJS reference", "YOT number", "YOT ID", "YOS number",
        "YOS ID", "Young person ID", "Young person", "YP ID", "YP ref", "YP code", "YP", "Childview number",
        "Childview ID", "Careworks ID", "Core+ ID", "Core+ number", "PNC number", "PSR number", "Record number",
        "File ref", "File no", "Sample no", "Audit number", "System ref", "Initials", "Client ID", "Person ID",
        "Unique ID", "Unique reference", "Unique reference number", "URN", "UPN", "Reference number", "Reference",
        "Reference no", "Ref no", "Ref", "ID", "_id",
    ),
    "domain": ("Domain",),
    "disposal": (
        "Disposal", "Disposal type", "Type of disposal", "Case type", "Sentence", "Sentence type", "Outcome",
        "Order type", "What was the disposal",
    ),
    "start date": ("Start date", "Date started", "Sentence date", "Disposal date", "Date of disposal"),
    "interviewed": ("Interviewed", "Case manager interviewed", "Was the case manager interviewed", "CM interviewed"),
    "inspector": ("Inspector", "Inspector name", "Name of inspector", "Assessor", "Auditor", "Lead inspector"),
    "question": (
        "Question", "Key question", "Question code", "Question ID", "Question no", "Question number", "Question ref",
        "KQ",
    ),
    "answer": (
        "Answer", "Answers", "Final answer", "Response", "Answer given", "Yes/No", "Y/N", "Yes/No/NA", "Y/N/NA",
        "Yes No", "Yes, No or N/A", "Your answer", "Judgement Yes/No",
    ),
    "standard": ("Standard",),
    "rating": ("Rating", "Panel rating", "Final rating", "Judgement", "Judgment"),
    "reason": ("Reason", "Reasons", "Panel reason", "Reason for change", "Rationale", "Justification", "Comments"),
}  # fmt: skip
# A sheet may well have several columns under names of these; the one whose name comes first above is read.
ONE_OF_SEVERAL: frozenset[Meaning] = frozenset(
    {"case", "disposal", "start date", "interviewed", "inspector", "reason", "answer"}
)

RANK_OF_NAME = {
    meaning: {joined(name): rank for rank, name in reversed(list(enumerate(names)))}
    for meaning, names in FIELDS.items()
}
MEANING_OF_NAME = {name: meaning for meaning, names in RANK_OF_NAME.items() for name in names}
DETAILS: frozenset[Meaning] = frozenset({"case", "domain", "disposal", "start date", "interviewed", "inspector"})

# The names of a column that may only count the rows.
COUNTERS = frozenset(map(joined, ("ID", "_id", "Ref", "Ref no", "Reference", "Reference no")))
# A heading that is probably a case's reference, although it is none of the names.
REFERENCE = re.compile(
    r"(?=.*\b(?:case|child|yjs|yot|yos|client|person|young|record|unique)\b)"
    r"(?=.*\b(?:id|ids|identifier|ref|refs|reference|references|number|no|urn)\b)"
    r"(?!.*\b(?:manager|worker|inspector|name|cases|number of|how many)\b)",
    re.IGNORECASE | re.DOTALL,
)

AN_ID = re.compile(r"\b(?:id|ids|identifier|ref|reference|number|no|urn)\b", re.IGNORECASE)
