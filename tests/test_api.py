"""The Python API: the few names of the package, and the examples that show them."""

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
def beside_a_workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a sample called cases.xlsx in it, for examples that read one."""
    shutil.copy(BATH, tmp_path / "cases.xlsx")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("beside_a_workbook")
def test_the_example_of_the_package_runs() -> None:
    example = doctest.DocTestParser().get_doctest(yjs_cli.__doc__ or "", {}, "yjs_cli", None, None)
    assert len(example.examples) == 5
    told: list[str] = []
    outcome = doctest.DocTestRunner().run(example, out=told.append, clear_globs=False)
    assert (outcome.failed, told) == (0, [])
    inspection, problems, result = (example.globs[name] for name in ("inspection", "problems", "result"))
    assert isinstance(inspection, Inspection)
    assert isinstance(result, InspectionResult)
    assert (problems, result.score, result.max_score, result.overall) == ((), 26, 36, "Good")


@pytest.mark.usefixtures("beside_a_workbook")
def test_the_example_of_the_manual_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(
        r"```python\n(.*?)```", (ROOT / "yjs_cli" / "manual" / "python.md").read_text(encoding="utf-8"), re.DOTALL
    )
    exec(compile(example, "python.md", "exec"), {})
    assert capsys.readouterr().out == "Good\n"


def test_the_names_of_the_package_are_there_and_no_others() -> None:
    assert sorted(yjs_cli.__all__) == ["__version__", "check", "load_framework", "read_inspection", "score"]
    assert all(hasattr(yjs_cli, name) for name in yjs_cli.__all__)
    with pytest.raises(AttributeError, match="module 'yjs_cli' has no attribute 'rate'"):
        yjs_cli.rate  # noqa: B018


def test_what_cannot_be_read_is_an_error_of_a_kind_that_can_be_caught() -> None:
    with pytest.raises(UnreadableFileError, match=r"^nowhere\.xlsx: no such file\.$"):
        yjs_cli.read_inspection("nowhere.xlsx", yjs_cli.load_framework())


def test_the_version_is_the_changelogs_latest() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## \[(\d[^\]]*)\]", changelog, re.MULTILINE)[0] == yjs_cli.__version__
