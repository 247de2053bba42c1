"""The Python API: the names of the package, and the examples of its use."""

import doctest
import re
import shutil
from pathlib import Path

import pytest

import yjs_cli
from yjs_cli.errors import UnreadableFileError
from yjs_cli.inspection import Inspection
from yjs_cli.result import InspectionResult

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
def test_the_example_of_the_manual_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(
        r"```python\n(.*?)```", (ROOT / "yjs_cli" / "manual" / "python.md").read_text(encoding="utf-8"), re.DOTALL
    )
    exec(compile(example, "python.md", "exec"), {})
    assert capsys.readouterr().out == "Good\n"


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
