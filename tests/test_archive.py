"""The examples of the manual that add up an archive of Parquet files with other tools."""

import re
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.commands.conftest import BATH, PANEL, Yjs, yjs  # noqa: F401  a fixture
from yjs_cli.manual import topic_text

EXAMPLES = {
    re.search(r"^import (\w+)", code, re.MULTILINE)[1]: code  # type: ignore[index]
    for code in re.findall(r"```python\n(.*?)```", topic_text("pool"), re.DOTALL)
}


def test_the_manual_has_an_example_for_each_tool() -> None:
    assert list(EXAMPLES) == ["duckdb", "dask"]


@pytest.mark.archive
@pytest.mark.filterwarnings("ignore")  # of other programs
@pytest.mark.usefixtures("in_this_process")
@pytest.mark.parametrize("tool", EXAMPLES)
def test_archive_is_added_up_as_the_manual_says(
    tool: str,
    yjs: Yjs,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if not find_spec(tool) or not find_spec("pyarrow"):
        pytest.skip(f"{tool} is not installed")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "archive").mkdir()
    for quarter, path in (("2024-q3", PANEL), ("2024-q4", BATH)):
        (tmp_path / quarter).mkdir()
        shutil.copy(path, tmp_path / quarter)
        assert yjs("pool", quarter, "--rows", "questions", "-o", f"archive/{quarter}.parquet").code == 0
    capsys.readouterr()
    exec(compile(EXAMPLES[tool], "pool.md", "exec"), {})
    printed = capsys.readouterr().out
    row = next(line for line in printed.splitlines() if "2.1.2" in line)
    # 4 of 6 in Bath and North East Somerset, 7 of 8 in Calderwick.
    assert re.findall(r"[\d.]+", row) == ["2.1.2", "11", "14", "78.6"]
