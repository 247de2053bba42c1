"""Rows for spreadsheets and statistics."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.output.documents import BATH, FULL, HOSTILE_TEXT, INCOMPLETE, SEVERAL, document
from yjs_cli.output.csv_rows import render
from yjs_cli.result import Document, Panel

HEADER = (
    "service,framework,domain,standard,standard_name,method,question,question_label,yes,no,not_applicable,unanswered,"
    "applicable,percent,question_rating,deciding,standard_rating,points,"
    "file,fieldwork_start,status,score,max_score,overall,panel_from,panel_reason"
)


BATH_ROW = "Bath and North East Somerset,yj-2021"
UNFINISHED_ROW = "fieldwork week.xlsx,yj-2021"

RI = "Requires improvement"


def rows(text: Document) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(text), newline="")))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        # A key question that decides, one that does not, one without an answer.
        (FULL, f"{BATH_ROW},2,2.1,Assessment,cases,2.1.2,Safety of the child,4,2,0,0,6,67,Good,yes,Good,2"),
        (FULL, f"{BATH_ROW},2,2.1,Assessment,cases,2.1.1,Desistance,6,0,0,0,6,100,Outstanding,no,Good,2"),
        (INCOMPLETE, f"{UNFINISHED_ROW},2,2.4,Reviewing,cases,2.4.1,Desistance,0,0,0,7,0,,,no,,"),
        # Counts beside the percentage.
        (INCOMPLETE, f"{UNFINISHED_ROW},2,2.1,Assessment,cases,2.1.1,Desistance,5,0,1,1,5,100,Outstanding,no,{RI},1"),
        # Judged standards: in the score, outside it, missing.
        (FULL, f"{BATH_ROW},1,1.2,Staff,judgement,,,,,,,,,,,Outstanding,3"),
        (FULL, f"{BATH_ROW},4,4.1,Resettlement policy and provision,judgement,,,,,,,,,,,Good,"),
        (INCOMPLETE, f"{UNFINISHED_ROW},1,1.4,Information and facilities,judgement,,,,,,,,,,,,"),
    ],
)  # fmt: skip
def test_each_row_is_a_key_question_or_judged_standard(text: Document, line: str) -> None:
    shown = [each for each in render(text).split("\n") if each.startswith(f"{line},")]
    assert len(shown) == 1
    assert shown[0].removeprefix(f"{line},").count(",") == len(HEADER.split(",")) - line.count(",") - 2


def test_each_row_ends_with_its_inspection_and_what_the_panel_changed() -> None:
    of_file = "bath-and-north-east-somerset.xlsx,2024-10-21,final,26,36,Good"
    assert all(f",{of_file}," in line for line in render(FULL).splitlines()[1:])
    panel = Panel("Requires improvement", "Two cases, one family.")
    changed = replace(BATH, standards=(*BATH.standards[:4], replace(BATH.standards[4], panel=panel)))
    rows_of_panel = [(row["standard"], row["panel_from"], row["panel_reason"]) for row in rows(document(changed))]
    assert set(rows_of_panel[4:]) == {("2.1", "Requires improvement", "Two cases, one family.")}
    assert set(rows_of_panel[:4]) == {(f"1.{number}", "", "") for number in range(1, 5)}


def test_columns_that_older_scripts_know_come_first() -> None:
    assert HEADER.startswith("service,framework,domain,standard,standard_name,method,question,question_label,yes,no,")
    assert render(FULL).partition("\n")[0] == HEADER


def test_header_appears_once() -> None:
    lines = render(SEVERAL).split("\n")
    assert lines[0] == HEADER
    assert lines.count(HEADER) == 1
    assert len(rows(SEVERAL)) == 2 * (21 + 6)
    assert render(SEVERAL) == render(FULL) + render(INCOMPLETE).removeprefix(HEADER + "\n")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_field_runs_as_a_formula(start: str) -> None:
    (first, *_) = rows(document(replace(BATH, service=f"{start}cmd|' /C calc'!A0")))
    assert first["service"].startswith("'")
    assert first["service"].endswith("cmd|' /C calc'!A0")


@pytest.mark.parametrize("service", ["Anytown", "1st", "O'Neill", " = 1", 'The "Hub", Anytown', "Ynys Môn"])
def test_other_text_is_unchanged(service: str) -> None:
    assert {row["service"] for row in rows(document(replace(BATH, service=service)))} == {service}


def test_every_text_field_is_escaped() -> None:
    text = render(HOSTILE_TEXT)
    assert not any(ord(character) < 32 for character in text.replace("\n", ""))
    ours = {
        "domain",
        "method",
        "deciding",
        "yes",
        "no",
        "not_applicable",
        "unanswered",
        "applicable",
        "percent",
        "points",
        "score",
        "max_score",
        "status",
        "fieldwork_start",
    }
    for row in rows(HOSTILE_TEXT):
        texts = {key: value for key, value in row.items() if key not in ours and value}
        assert len(texts) >= 4
        assert all(value.startswith("'=") for value in texts.values())


@given(st.text(st.characters()))
def test_any_service_name_keeps_the_table_intact(service: str) -> None:
    text = render(document(replace(BATH, service=service)))
    assert "\r" not in text
    lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert {len(line) for line in lines} == {26}
    assert not any(line[0].startswith(("=", "+", "-", "@", "\t", "\r")) for line in lines)
