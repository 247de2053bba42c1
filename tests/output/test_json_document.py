"""The result as JSON, there and back, and its schema."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields, replace

import yjs_cli.output
from tests.output.documents import BATH, EVERY, FULL, document
from yjs_cli.errors import UnreadableFileError
from yjs_cli.inspection import ReadSource
from yjs_cli.output.json_document import decode, render, schema
from yjs_cli.result import Document, InspectionResult, StandardResult

SHIPPED = Path(yjs_cli.output.__file__).with_name("result.schema.json")


def changed(*path: str | int, to: Any) -> str:
    """The JSON of the full result, with the value at a path replaced."""
    raw = json.loads(render(FULL))
    *above, last = path
    place = raw
    for step in above:
        place = place[step]
    place[last] = to
    return json.dumps(raw)


def test_keys_are_in_the_order_of_the_types() -> None:
    text = render(FULL)
    raw = json.loads(text)
    assert text.startswith('{\n  "format_version": 1,\n  "yjs_version": "0.1.0",\n  "framework": "yj-2021",\n')
    assert text.endswith("}\n")
    assert list(raw) == [field.name for field in fields(Document)]
    assert list(raw["inspections"][0]) == [field.name for field in fields(InspectionResult)]
    assert list(raw["inspections"][0]["standards"][0]) == [field.name for field in fields(StandardResult)]


def test_non_ascii_characters_are_kept() -> None:
    assert '"Ynys Môn"' in render(document(replace(BATH, service="Ynys Môn")))


def test_undecodable_file_name_has_replacement_characters() -> None:
    odd = replace(BATH, sources=(ReadSource("caf\udce9.xlsx", "0" * 64),))
    text = render(document(odd))
    assert json.loads(text)["inspections"][0]["sources"][0]["name"] == "caf\ufffd.xlsx"
    assert text.replace("caf\ufffd", "caf") == render(
        document(replace(BATH, sources=(ReadSource("caf.xlsx", "0" * 64),)))
    )


@pytest.mark.parametrize("name", EVERY)
def test_json_can_be_read_back(name: str) -> None:
    assert decode(render(EVERY[name])) == EVERY[name]
    assert decode(render(EVERY[name]).encode()) == EVERY[name]


@given(st.text())
def test_any_text_survives(text: str) -> None:
    assert decode(render(document(replace(BATH, service=text)))).inspections[0].service == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_file_saved_by_windows_can_be_read(encoding: str) -> None:
    moved = document(replace(BATH, service="Ynys Môn"))
    assert decode(render(moved).replace("\n", "\r\n").encode(encoding)) == moved


def test_unknown_keys_are_ignored_and_optional_keys_may_be_absent() -> None:
    raw = json.loads(render(FULL))
    raw["later"] = None
    raw["inspections"][0]["standards"][0]["later"] = [1]
    for key in ("fieldwork_start", "sample_from", "sample_to"):
        del raw["inspections"][0][key]
    without_dates = replace(BATH, fieldwork_start=None, sample_from=None, sample_to=None)
    assert decode(json.dumps(raw)) == document(without_dates)


STANDARD = ("inspections", 0, "standards", 4)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        # Not JSON at all.
        ("", "not a JSON document: "),
        ("{", "not a JSON document: "),
        ("Score 26 of 36", "not a JSON document: "),
        (b"PK\x03\x04\x14\x00\x06\x00", "not a JSON document: "),
        (b'{"framework": "\xff"}', "not a JSON document: "),
        (b"\xff\xfe{", "not a JSON document: "),
        ("\udce9", "not a JSON document: "),
        ("[" * 100_000, "not a JSON document: "),
        # JSON of something else.
        ("[]", "the document: expected `object`, got `array`"),
        ("{}", "the document: object missing required field `format_version`"),
        ('{"format_version": 1, "files": []}', "the document: object missing required field `yjs_version`"),
        # A later format, even one that these types could not hold.
        (changed("format_version", to=2), "format_version: expected 1, got 2"),
        ('{"format_version": 2}', "format_version: expected 1, got 2"),
        ('{"format_version": "1"}', "format_version: expected `int`, got `str`"),
        # A key at fault, however deep.
        (changed("inspections", 0, "score", to="26"), "inspections[0].score: expected `int`, got `str`"),
        (changed("inspections", 0, "possible", "score", to=[26]), "inspections[0].possible.score: expected `array`"),
        (changed(*STANDARD, "questions", 1, "yes", to=4.5), "inspections[0].standards[4].questions[1].yes: expected"),
        (changed(*STANDARD, "panel", to={"reason": ""}), "inspections[0].standards[4].panel: object missing required"),
        (changed(*STANDARD, "method", to="guess\x1b[2J\n"), "inspections[0].standards[4].method: invalid enum value"),
    ],
)  # fmt: skip
def test_invalid_result_is_refused_in_one_line_naming_the_key(text: str | bytes, message: str) -> None:
    with pytest.raises(UnreadableFileError) as refused:
        decode(text)
    assert str(refused.value).startswith(message)
    assert len(str(refused.value).splitlines()) == 1
    assert "\x1b" not in str(refused.value)


@pytest.mark.parametrize("name", EVERY)
def test_every_result_matches_the_schema(name: str) -> None:
    described = json.loads(schema())
    jsonschema.Draft202012Validator.check_schema(described)
    assert described["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator(described).validate(json.loads(render(EVERY[name])))


@pytest.mark.parametrize(
    "text",
    [
        '{"format_version": 1}',
        changed("inspections", 0, "status", to="settled"),
        changed("inspections", 0, "possible", "score", to=[26]),
        changed(*STANDARD, "questions", 0, "percent", to="100"),
        changed(*STANDARD, "panel", to={}),
    ],
)
def test_schema_refuses_invalid_results(text: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(json.loads(schema())).validate(json.loads(text))


def test_schema_describes_its_types_in_plain_sentences() -> None:
    described = json.loads(schema())
    assert described["title"] == "Result of yjs score"
    for definition in described["$defs"].values():
        assert definition["description"].endswith(".")
        assert "``" not in definition["description"]
        assert "  " not in definition["description"]


def test_shipped_schema_matches_the_types() -> None:
    shipped = SHIPPED.read_text(encoding="utf-8") if SHIPPED.exists() else ""
    assert shipped == schema(), "the types have changed; to renew: yjs schema > yjs_cli/output/result.schema.json"
