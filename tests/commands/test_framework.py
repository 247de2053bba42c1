"""``yjs framework`` and ``yjs schema``: show the rating framework and the JSON format."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.commands.conftest import BATH, IN_PROGRESS, PANEL, Yjs
from tests.conftest import Gold
from yjs_cli.framework import framework_names, framework_text, load_framework


def test_list_names_every_framework_with_its_title(yjs: Yjs) -> None:
    ran = yjs("framework", "list")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "yj-2021  Youth justice services, England and Wales, 2021 to 2025\n"
    assert [line.split("  ")[0] for line in ran.out.splitlines()] == list(framework_names())


def test_framework_is_shown_as_a_page(yjs: Yjs, gold: Gold) -> None:
    ran = yjs("framework", "show")
    assert (ran.code, ran.err) == (0, "")
    gold("yj-2021.txt", ran.out)
    assert max(map(len, ran.out.splitlines())) <= 80
    assert ran.out == yjs("framework", "show", "yj-2021", "--format", "table").out


def test_page_has_everything_in_the_framework_file(yjs: Yjs) -> None:
    page = " ".join(yjs("framework", "show").out.split())
    framework = load_framework()
    said = [
        framework.name,
        framework.title,
        *(word for each in framework.ratings for word in (each.name, each.abbreviation, each.in_words)),
        *(f"{code} {name}" for domain in framework.domains for code, name in _named(domain)),
        *(word for domain in framework.domains for each in domain.disposals for word in (each.name, *each.aliases)),
    ]
    assert [text for text in said if text not in page] == []


def _named(domain: object) -> list[tuple[str, str]]:
    standards = domain.standards  # type: ignore[attr-defined]
    questions = [(question.code, question.label) for standard in standards for question in standard.questions]
    return [*((standard.code, standard.name) for standard in standards), *questions]


def test_toml_format_prints_the_file_unchanged(yjs: Yjs) -> None:
    assert yjs("framework", "show", "--format", "toml").out == framework_text("yj-2021")


def test_copy_of_the_framework_file_gives_the_same_result(yjs: Yjs, tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(yjs("framework", "show", "--format", "toml").out, encoding="utf-8")
    assert yjs("framework", "show", path).out == yjs("framework", "show").out
    for form in ("table", "json"):
        ours = yjs("score", PANEL, "--framework", path, "--format", form)
        assert ours == yjs("score", PANEL, "--format", form)


@pytest.mark.parametrize(
    "command", [("framework", "show"), ("score", BATH, "--framework"), ("check", BATH, "--framework")]
)
def test_invalid_framework_file_is_refused_with_the_reason(
    command: tuple[object, ...], yjs: Yjs, tmp_path: Path
) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(framework_text("yj-2021").replace("from_percent = 65", "from_percent = 45"), encoding="utf-8")
    assert yjs(*command, path) == (
        2,
        "",
        f"yjs: {path}: ratings: Expected from_percent to rise from 0 to at most 100, got [0, 50, 45, 80].\n",
    )


def test_results_match_the_schema(yjs: Yjs) -> None:
    ran = yjs("schema")
    assert (ran.code, ran.err) == (0, "")
    schema = json.loads(ran.out)
    validator = Draft202012Validator(schema)
    validator.check_schema(schema)
    result = json.loads(yjs("score", BATH, IN_PROGRESS, PANEL, "--format", "json").out)
    assert list(validator.iter_errors(result)) == []
    assert list(validator.iter_errors({**result, "inspections": [{}]})) != []
    import yjs_cli.output

    shipped = Path(yjs_cli.output.__file__).with_name("result.schema.json")
    assert shipped.read_text(encoding="utf-8") == ran.out
