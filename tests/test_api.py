"""The Python API: the names of the package, and the examples of its use."""

import csv
import doctest
import io
import re
import shutil
from pathlib import Path

import pandas as pd
import pytest
from msgspec.structs import replace

import yjs_cli
from yjs_cli.errors import UnreadableFileError
from yjs_cli.inspection import Inspection
from yjs_cli.output.csv_rows import COLUMNS, render
from yjs_cli.result import Document, InspectionResult

ROOT = Path(__file__).parents[1]
BATH = ROOT / "samples" / "bath-and-north-east-somerset.xlsx"


@pytest.fixture
def next_to_a_workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Change to a folder with a sample workbook called cases.xlsx, which the examples read."""
    shutil.copy(BATH, tmp_path / "cases.xlsx")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("next_to_a_workbook")
def test_example_in_the_package_docstring_runs() -> None:
    example = doctest.DocTestParser().get_doctest(yjs_cli.__doc__ or "", {}, "yjs_cli", None, None)
    assert len(example.examples) == 5
    failures: list[str] = []
    outcome = doctest.DocTestRunner().run(example, out=failures.append, clear_globs=False)
    assert (outcome.failed, failures) == (0, [])
    inspection, problems, result = (example.globs[name] for name in ("inspection", "problems", "result"))
    assert isinstance(inspection, Inspection)
    assert isinstance(result, InspectionResult)
    assert (problems, result.score, result.max_score, result.overall) == ((), 26, 36, "Good")


@pytest.mark.usefixtures("next_to_a_workbook")
def test_the_examples_of_the_manual_run() -> None:
    page = (ROOT / "yjs_cli" / "manual" / "python.md").read_text(encoding="utf-8")
    blocks = "\n".join(re.findall(r"```pycon\n(.*?)```", page, re.DOTALL))
    example = doctest.DocTestParser().get_doctest(blocks, {}, "python.md", None, None)
    assert len(example.examples) >= 10
    failures: list[str] = []
    assert doctest.DocTestRunner().run(example, out=failures.append).failed == 0, "".join(failures)


def test_dir_shows_the_api() -> None:
    assert set(yjs_cli.__all__) <= set(dir(yjs_cli))


def test_framework_is_optional_and_a_path_may_be_a_path_object() -> None:
    framework = yjs_cli.load_framework()
    inspection = yjs_cli.read_inspection(BATH)
    assert yjs_cli.check(inspection) == yjs_cli.check(yjs_cli.read_inspection(str(BATH), framework), framework)
    assert yjs_cli.score(inspection) == yjs_cli.score(inspection, framework)


def test_inspection_read_with_another_framework_is_not_scored() -> None:
    framework = yjs_cli.load_framework()
    first, *others = framework.case_domains[0].standards
    renamed = replace(first, questions=(replace(first.questions[0], code="2.1.9"), *first.questions[1:]))
    domains = tuple(
        replace(domain, standards=(renamed, *others)) if domain is framework.case_domains[0] else domain
        for domain in framework.domains
    )
    other = replace(framework, name="other", domains=domains)
    with pytest.raises(ValueError, match=r"was read with another framework than other: it has no answers to 2\.1\.9"):
        yjs_cli.score(yjs_cli.read_inspection(BATH), other)


def test_text_of_an_inspection_names_no_case() -> None:
    inspection = yjs_cli.read_inspection(BATH)
    assert repr(inspection) == (
        "<Inspection of Bath and North East Somerset: 12 cases, 126 answers, from bath-and-north-east-somerset.xlsx>"
    )
    assert not any(case in repr(inspection) for case in inspection.cases["case_id"])


def test_frame_has_the_rows_of_the_csv_format_with_types() -> None:
    result = yjs_cli.score(yjs_cli.read_inspection(BATH))
    frame = result.to_frame()
    document = Document(1, "0", "yj-2021", (result, result))
    rows = list(csv.DictReader(io.StringIO(render(document))))[: len(frame)]
    shared = [name for name in frame.columns if name in COLUMNS and name not in {"deciding", "fieldwork_start"}]
    assert set(frame.columns) - set(COLUMNS) == {"exact_percent"}
    assert [[row[name] for name in shared] for row in rows] == [
        ["" if value is pd.NA else str(value) for value in row] for row in frame[shared].to_numpy().tolist()
    ]
    assert (frame["fieldwork_start"] == pd.Timestamp("2024-10-21")).all()
    assert {str(frame[name].dtype) for name in ("yes", "percent", "points")} == {"Int64"}
    assert len(document.to_frame()) == 2 * len(frame)


def test_result_has_a_short_text_and_a_table_for_notebooks() -> None:
    result = yjs_cli.score(yjs_cli.read_inspection(BATH))
    assert repr(result) == "<InspectionResult Bath and North East Somerset: Good, 26 of 36, final>"
    table = replace(result, service="<b>")._repr_html_()
    assert "<caption>&lt;b&gt;: Good, 26 of 36, final</caption>" in table
    assert table.count("<tr>") == 14
    assert repr(Document(1, "0", "yj-2021", (result,))) == "<Document yj-2021: 1 inspections>"


def test_package_has_the_documented_names_and_no_others() -> None:
    assert sorted(yjs_cli.__all__) == ["__version__", "check", "load_framework", "read_inspection", "score"]
    assert all(hasattr(yjs_cli, name) for name in yjs_cli.__all__)
    with pytest.raises(AttributeError, match="module 'yjs_cli' has no attribute 'rate'"):
        yjs_cli.rate  # noqa: B018


def test_unreadable_file_raises_unreadable_file_error() -> None:
    with pytest.raises(UnreadableFileError, match=r"^nowhere\.xlsx: no such file\.$"):
        yjs_cli.read_inspection("nowhere.xlsx", yjs_cli.load_framework())


def test_version_is_the_latest_in_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## \[(\d[^\]]*)\]", changelog, re.MULTILINE)[0] == yjs_cli.__version__
