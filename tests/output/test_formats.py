"""The interface to the formats, and what they must all agree on."""

import csv
import io
import json
import subprocess
import sys

import pytest

from tests.conftest import Gold
from tests.output.documents import EVERY, FRAMEWORK, FULL, INCOMPLETE, SEVERAL
from yjs_cli.output import Format, format_of, render
from yjs_cli.result import Document

WRITTEN = [form for form in Format if form is not Format.table]
ENDINGS = {Format.json: "json", Format.csv: "csv", Format.markdown: "md", Format.line: "txt"}


def test_formats_are_those_of_the_command_line() -> None:
    assert [str(form) for form in Format] == ["table", "json", "csv", "markdown", "line"]


@pytest.mark.parametrize("form", WRITTEN)
@pytest.mark.parametrize("name", EVERY)
def test_each_format_has_a_renderer_and_ends_with_a_line_end(name: str, form: Format) -> None:
    text = render(EVERY[name], FRAMEWORK, form)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\r" not in text


def test_formats_differ() -> None:
    assert len({render(FULL, FRAMEWORK, form) for form in WRITTEN}) == len(WRITTEN)


def test_table_is_refused_by_render() -> None:
    with pytest.raises(ValueError, match="terminal"):
        render(FULL, FRAMEWORK, Format.table)


@pytest.mark.parametrize("form", WRITTEN)
@pytest.mark.parametrize(("name", "document"), [("bath", FULL), ("unfinished", INCOMPLETE)])
def test_result_matches_its_gold_file(name: str, document: Document, form: Format, gold: Gold) -> None:
    gold(f"{name}.{ENDINGS[form]}", render(document, FRAMEWORK, form))


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("result.json", Format.json),
        ("result.csv", Format.csv),
        ("result.md", Format.markdown),
        ("result.markdown", Format.markdown),
        ("result.txt", Format.table),
        # Windows keeps a file's ending as it was typed.
        ("C:\\Inspections\\RESULT.JSON", Format.json),
        ("result.Md", Format.markdown),
        # Only the ending counts.
        ("result.csv.json", Format.json),
        ("json", None),
        ("result", None),
        ("result.json/page", None),
        ("result.xlsx", None),
        ("-", None),
        ("", None),
    ],
)
def test_format_of_each_file_extension(path: str, form: Format | None) -> None:
    assert format_of(path) == form


def test_format_names_import_nothing_heavy() -> None:
    program = "import sys; import yjs_cli.output; print(*{'pandas', 'rich', 'msgspec', 'numpy'} & sys.modules.keys())"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == ""


def test_csv_and_json_have_the_same_numbers() -> None:
    rows = list(csv.DictReader(io.StringIO(render(SEVERAL, FRAMEWORK, Format.csv))))
    inspections = json.loads(render(SEVERAL, FRAMEWORK, Format.json))["inspections"]
    questions = [
        (standard["rating"], standard["points"], question)
        for inspection in inspections
        for standard in inspection["standards"]
        for question in standard["questions"]
    ]
    of_questions = [row for row in rows if row["question"]]
    assert len(of_questions) == len(questions) == 42
    for row, (rating, points, question) in zip(of_questions, questions, strict=True):
        for key in ("yes", "no", "not_applicable", "unanswered", "applicable", "percent"):
            assert row[key] == ("" if question[key] is None else str(question[key]))
        assert row["question_rating"] == (question["rating"] or "")
        assert row["standard_rating"] == (rating or "")
        assert row["points"] == ("" if points is None else str(points))


def test_markdown_and_line_have_the_numbers_of_the_json() -> None:
    page = render(FULL, FRAMEWORK, Format.markdown)
    (inspection,) = json.loads(render(FULL, FRAMEWORK, Format.json))["inspections"]
    for standard in inspection["standards"]:
        assert f"{standard['code']} | {standard['name']}" in page
        for question in standard["questions"]:
            bold = "**" if question["code"] in standard["deciding"] else ""
            cells = (
                f"{question['code']} {question['label']}",
                f"{question['yes']}/{question['applicable']}",
                f"{question['percent']}%",
                question["rating"],
            )
            assert " | ".join(f"{bold}{cell}{bold}" for cell in cells) in page
    line = render(FULL, FRAMEWORK, Format.line).split("\t")
    assert line[1:4] == [str(inspection["score"]), str(inspection["max_score"]), inspection["overall"]]
