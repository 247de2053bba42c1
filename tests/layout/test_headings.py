"""What headings mean: questions by their code, fields by their names, and everything else an attribute."""

import pytest

from tests.builders import YJ_2021
from yjs_cli.layout.headings import may_begin_a_table, read_heading, read_headings
from yjs_cli.layout.question_codes import question_code
from yjs_cli.workbook.cell import CellError, Uncalculated, Value


@pytest.mark.parametrize(
    "text",
    [
        # the code alone, or with a word before it
        "2.1.1", " 2.1.1 ", "Q2.1.1", "q 2.1.1", "KQ2.1.1", "kq 2.1.1", "Question 2.1.1", "Key question 2.1.1",
        "KEY QUESTION 2.1.1",
        # then anything
        "2.1.1 Desistance", "2.1.1. Does assessment analyse how to support desistance?", "2.1.1: Desistance",
        "2.1.1 - Desistance", "2.1.1 – Desistance", "2.1.1) Desistance", "2.1.1 (desistance)", "2.1.1, desistance",
        "2.1.1 A child's desistance", "2.1.1 2 of 3", "2.1.1*", "2.1.1Desistance", "Q2.1.1_desistance",
        "(2.1.1)", "[2.1.1] Desistance", "Standard 2.1.1", "\u200b2.1.1", "\ufeff2.1.\u00ad1",
        # broken over lines, or pasted with non-breaking spaces
        "2.1.1\nDesistance", "\u00a02.1.1\u00a0Desistance", "Q\u00a02.1.1", "\n2.1.1\r\n(desistance)",
    ],
)  # fmt: skip
def test_a_question_is_known_by_the_code_that_its_heading_begins_with(text: str) -> None:
    heading = read_heading(7, text, YJ_2021)
    assert (heading.meaning, heading.code, heading.column) == ("key question", "2.1.1", 7)


@pytest.mark.parametrize(
    "text",
    [
        # lettered and numbered prompts below a question
        "2.1.1a", "2.1.1A", "Q2.1.1a Evidence", "2.1.1 (b)", "2.1.1(b) Evidence", "2.1.1 b) Evidence", "2.1.1.c) More",
        "2.1.1 (iv)", "2.1.1 ii)", "2.1.1.1", "2.1.1.1 Evidence", "2.1.1.12",
        "2.1.1 Comments", "2.1.1 – notes", "2.1.1: Evidence", "Q2.1.1 (rationale)",
        "2.1.1.a", "2.1.1.a Evidence", "2.1.1-a", "2.1.1_a", "2.1.1 a", "2.1.1 – b",
        # the code elsewhere, half of it, something like it
        "2.1.1 b Was it done?", "2.1.1 a. Was it", "2.1.1 a Was it",
        "Standard 2.1", "2.1", "2", "2.1.", "2,1,1", "2.1.x", "",
        # a remark or a prompt that has the code elsewhere, and two codes
        "Comments on 2.1.1", "Reason for 2.1.1", "Desistance 2.1.1a", "Desistance (2.1.1 and 2.1.2)",
        "If No to 2.1.1, why?",
    ],
)  # fmt: skip
def test_a_prompt_or_a_remark_is_not_a_key_question(text: str) -> None:
    heading = read_heading(1, text, YJ_2021)
    assert (heading.meaning, heading.code) == ("attribute", "")


@pytest.mark.parametrize(
    "text",
    ["Desistance 2.1.1", "Desistance (2.1.1)", "Desistance [2.1.1]", "2-1-1", "2_1_1", "v2.1.1", "Safety\n(Q2.1.1)"],
)
def test_a_question_is_known_by_its_code_anywhere(text: str) -> None:
    heading = read_heading(1, text, YJ_2021)
    assert (heading.meaning, heading.code) == ("key question", "2.1.1")


@pytest.mark.parametrize("text", ["2.1.1–2.1.3", "2.1.1 to 2.1.3", "2.1.1-3", "2.1.1/2.1.2", "2.1.1, 2.1.2 and 2.1.3"])
def test_a_heading_over_several_questions_is_not_a_question(text: str) -> None:
    assert read_heading(1, text, YJ_2021).meaning != "key question"


@pytest.mark.parametrize("code", YJ_2021.question_domains)
def test_every_question_of_the_framework_is_known(code: str) -> None:
    assert read_heading(1, f"Q{code} …", YJ_2021).code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        # of a standard that has no such question, of no standard, mistyped
        ("2.1.9", "2.1.9"), ("2.1.4 Victims", "2.1.4"), ("Q2.1.0", "2.1.0"), ("2.5.1", "2.5.1"), ("3.4.1", "3.4.1"),
        ("2.1.10", "2.1.10"), ("2.1.11 Desistance", "2.1.11"), ("3.9.9", "3.9.9"),
    ],
)  # fmt: skip
def test_a_code_like_a_question_that_does_not_exist_is_reported(text: str, code: str) -> None:
    heading = read_heading(1, text, YJ_2021)
    assert (heading.meaning, heading.code) == ("unknown question", code)


@pytest.mark.parametrize(
    "text",
    [
        # dates, versions, times, addresses
        "10.12.2023", "2.10.2023", "3.12.2024 visit", "31.1.24", "v1.2.3", "12.30", "192.168.1.1",
        # codes of domains that have no case sample
        "1.1.1", "4.1.1", "5.1.1", "0.1.1", "22.1.1",
    ],
)  # fmt: skip
def test_a_code_unlike_any_question_is_an_attribute(text: str) -> None:
    assert read_heading(1, text, YJ_2021).meaning == "attribute"


FIELDS = {
    "case": ("Case ID", "Case", "Case ref", "Case reference", "Case number", "Ref", "ID"),
    "domain": ("Domain",),
    "disposal": ("Disposal", "Disposal type", "Case type", "Sentence", "Outcome"),
    "start date": ("Start date", "Date started", "Sentence date"),
    "interviewed": ("Interviewed",),
    "inspector": ("Inspector",),
    "question": ("Question",),
    "answer": ("Answer",),
    "standard": ("Standard",),
    "rating": ("Rating",),
    "reason": ("Reason",),
}


@pytest.mark.parametrize(("meaning", "name"), [(meaning, name) for meaning, names in FIELDS.items() for name in names])
def test_names_of_fields_may_differ_in_case_and_joins(meaning: str, name: str) -> None:
    spellings = (name, name.upper(), name.lower(), f" {name}: ", name.replace(" ", "_"), name.replace(" ", "\u00a0"))
    for text in (*spellings, name.replace(" ", "\n"), name.replace(" ", "")):
        assert read_heading(1, text, YJ_2021).meaning == meaning, repr(text)


@pytest.mark.parametrize(
    "value",
    [
        # of the case
        "Sex", "Age", "Ethnicity", "SEND", "Case manager", "Case closed", "Answered by", "Domain lead",
        # words within other words
        "Reasoning", "Ratings", "Identity", "Reference date", "Outcomes", "Interviewed on",
        # not a text
        2, 2.1, None, "", CellError("#REF!"), Uncalculated(),
    ],
)  # fmt: skip
def test_any_other_heading_is_an_attribute(value: Value) -> None:
    assert read_heading(1, value, YJ_2021).meaning == "attribute"


@pytest.mark.parametrize("value", [CellError("2.1.1"), Uncalculated(), None])
def test_a_heading_that_cannot_be_read_has_no_text(value: Value) -> None:
    assert read_heading(1, value, YJ_2021).text == ""


def test_the_text_of_a_heading_is_joined_to_one_line() -> None:
    assert read_heading(1, " Looked\nafter \u00a0 child ", YJ_2021).text == "Looked after child"


@pytest.mark.parametrize(
    ("names", "meanings"),
    [
        # the better name is read, wherever it stands
        (["Case ID", "Ref"], ["case", "attribute"]),
        (["ID", "Sex", "Case reference"], ["attribute", "attribute", "case"]),
        (["Outcome", "Disposal"], ["attribute", "disposal"]),
        (["Start date", "Sentence date"], ["start date", "attribute"]),
        # the same name twice: nothing tells which is meant
        (["Case ID", "case id"], ["case", "case"]),
        (["Disposal", "DISPOSAL", "Outcome"], ["disposal", "disposal", "attribute"]),
        (["Domain", "Domain"], ["domain", "domain"]),
        # questions are never chosen between
        (["2.1.1", "Q2.1.1 Desistance"], ["key question", "key question"]),
        (["Question", "Question code"], ["question", "question"]),
    ],
)
def test_the_less_certain_of_two_names_of_one_field_is_an_attribute(names: list[str], meanings: list[str]) -> None:
    headings = read_headings(dict(enumerate(names, start=1)), YJ_2021)
    assert [heading.meaning for heading in headings] == meanings
    assert [heading.column for heading in headings] == list(range(1, len(names) + 1))


@pytest.mark.parametrize(
    ("text", "code"),
    [("2.1.1", "2.1.1"), ("9.9.9", "9.9.9"), ("Q 2.1", "2.1"), ("2.1.1a", None), ("2", None), ("Desistance", None)],
)
def test_a_code_is_read_whether_or_not_a_framework_has_it(text: str, code: str | None) -> None:
    assert question_code(text) == code


@pytest.mark.parametrize("value", ["Case ID", "CASE\nREF", "Standard", "id", "Ref."])
def test_a_row_that_names_its_cases_or_standards_may_begin_a_table(value: Value) -> None:
    assert may_begin_a_table(value)


@pytest.mark.parametrize(
    "value", ["1001", "Case 1", "Cases", "2.1 Assessment", 1001, None, "", CellError("#N/A"), True]
)
def test_a_row_of_a_table_does_not_begin_another(value: Value) -> None:
    assert not may_begin_a_table(value)
