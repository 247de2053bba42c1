"""The manual against the program: its help texts, options, exit codes, limits and names are the real ones."""

import inspect
import json
import re
from pathlib import Path

import pytest

import yjs_cli
from tests.commands.conftest import Yjs, yjs  # noqa: F401  a fixture
from tests.papers import (
    COMMAND,
    LEAVES,
    OPTION,
    PAGES,
    PAPERS,
    PLACES,
    ROOT,
    RUN_BLOCK,
    called,
    commands_with_help_in,
    options_of,
    unknown_in,
    without_run_blocks,
)
from yjs_cli import cli
from yjs_cli.commands.passwords import VARIABLE
from yjs_cli.errors import YjsError
from yjs_cli.framework import load_framework
from yjs_cli.manual import FOLDER, TOPICS, topic_summary
from yjs_cli.output import EXTENSIONS, Format
from yjs_cli.output.csv_rows import COLUMNS
from yjs_cli.output.problems import ProblemFormat
from yjs_cli.result import InspectionResult
from yjs_cli.workbook import limits

WITH_OPTIONS = [path for path, command in LEAVES.items() if options_of(command)]
CALLED = sorted({(name, line) for name, text in PAGES.items() for line in called(text)})
# What programs other than yjs are called with, in the manual's examples.
_FOREIGN = re.compile(r"^```(?:yaml|python)\n.*?^```$", re.MULTILINE | re.DOTALL)

PLAIN_PAPERS = (
    "README.md", ".github/CONTRIBUTING.md", "yjs_cli/ARCHITECTURE.md", "yjs_cli/frameworks/README.md",
    "yjs_cli/frameworks/yj-2021.toml", *(f"yjs_cli/manual/{topic}.md" for topic in TOPICS),
)  # fmt: skip
# Words in senses that they do not have: "told" for reported, "mend" for fix, "edge" for threshold.
_HOUSE_WORDS = re.compile(
    r"\b(?:told|mend(?:ed)?|beside|stands? in|held against|edges?|noughts?|signs|anew|passed over|house|is none|"
    r"no answer|of (?:one's|ours|its) own|of ours|as one does)\b",
    re.IGNORECASE,
)


def test_every_page_is_a_topic_and_every_topic_has_a_page() -> None:
    assert sorted(TOPICS) == sorted(PAGES)


@pytest.mark.parametrize("topic", TOPICS)
def test_a_page_begins_with_a_title_and_a_line_that_fits_80_columns(topic: str) -> None:
    assert re.match(r"# \S.*\n\n\S.*\.\n\n", PAGES[topic])
    assert len(f"  {max(TOPICS, key=len)}  {topic_summary(topic)}") <= 80


@pytest.mark.parametrize("path", PLAIN_PAPERS)
def test_papers_are_in_plain_english(path: str) -> None:
    text = without_run_blocks((ROOT / path).read_text(encoding="utf-8"))
    assert _HOUSE_WORDS.findall(text) == []


def test_help_of_every_command_with_options_is_in_the_manual_once() -> None:
    shown = [command for text in PAGES.values() for command in commands_with_help_in(text)]
    assert sorted(shown) == sorted(" ".join(path) for path in WITH_OPTIONS)


@pytest.mark.parametrize("page", [name for name, text in PAGES.items() if RUN_BLOCK.search(text)])
def test_output_in_the_manual_is_what_the_command_prints(
    page: str,
    yjs: Yjs,  # noqa: F811
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)

    def current(block: re.Match[str]) -> str:
        command, head, count, _ = block.groups()
        lines = yjs(*command.split()[1:]).out.rstrip("\n").split("\n")
        text = "\n".join(lines[: int(count)] if head else lines)
        return f"```\n$ {command}{head or ''}\n{text}\n```"

    right = RUN_BLOCK.sub(current, PAGES[page])
    if request.config.getoption("--renew-gold"):
        (FOLDER / f"{page}.md").write_bytes(right.encode())
        return
    assert PAGES[page] == right, "if the new output is right: pytest tests/test_manual.py --renew-gold"


@pytest.mark.parametrize("path", WITH_OPTIONS, ids=" ".join)
def test_every_option_of_a_command_is_in_the_manual(path: tuple[str, ...]) -> None:
    assert options_of(LEAVES[path]) - set(OPTION.findall("".join(PAGES.values()))) == set()


def test_the_manual_calls_yjs_often_enough_to_be_worth_a_test() -> None:
    assert len(CALLED) > 15


@pytest.mark.parametrize(("page", "line"), CALLED)
def test_the_manual_names_only_commands_and_options_that_exist(page: str, line: str) -> None:
    assert unknown_in(line) == set(), page


@pytest.mark.parametrize("page", PAPERS)
def test_every_option_that_a_paper_names_is_one_of_yjs(page: str) -> None:
    text = _FOREIGN.sub("", without_run_blocks(PAPERS[page]))
    text = re.sub(r"^ +(?!yjs ).*$", "", text, flags=re.MULTILINE)
    of_typer = {"-h", "--help", "--install-completion"}
    assert set(OPTION.findall(text)) - options_of(COMMAND, *LEAVES.values()) - of_typer == set()


def test_file_extensions_shown_with_an_output_set_a_format() -> None:
    shown = [ending for text in PAPERS.values() for ending in re.findall(r"yjs score .*-o \S+(\.\w+)", text)]
    assert len(shown) >= 4
    assert [ending for ending in shown if ending not in EXTENSIONS] == []


def test_files_that_the_manual_reads_exist() -> None:
    named = {word for _, line in CALLED for word in line.split() if word.startswith("samples/")}
    assert len(named) >= 4
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


@pytest.mark.parametrize(
    ("page", "target"),
    sorted({(page, target) for page in PAGES for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", PAGES[page])}),
)
def test_a_link_in_the_manual_leads_somewhere(page: str, target: str) -> None:
    assert (PLACES[page] / target).resolve().exists()


@pytest.mark.parametrize("line", re.findall(r"^ +- run: yjs (.*)$", PAGES["ci"], re.MULTILINE))
def test_what_the_workflow_in_the_manual_runs_passes(line: str, yjs: Yjs, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.chdir(ROOT)
    assert yjs(*line.split()).code == 0


def test_the_hook_in_the_manual_is_the_real_one() -> None:
    hook = dict(re.findall(r"^[- ] (\w+): (.*)$", (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"), re.MULTILINE))
    assert re.findall(r"^ +- id: (\S+)$", PAGES["ci"], re.MULTILINE) == [hook["id"]] == ["yjs-check"]
    assert (hook["entry"], hook["language"]) == ("yjs check", "python")
    names = ("a.xlsx", "a/b c.xlsm", "a.ods", "a.csv", "a.xlsx.md")
    assert [name for name in names if re.search(hook["files"], name)] == ["a.xlsx", "a/b c.xlsm", "a.ods"]


def test_the_manual_lists_every_exit_code_once() -> None:
    errors = [YjsError, *YjsError.__subclasses__()]
    codes = {0, 1, cli.FAULT, cli.INTERRUPTED, cli.UNABLE, *(error.exit_code for error in errors)}
    listed = [int(code) for code in re.findall(r"^\| (\d+) \|", PAGES["exit-codes"], re.MULTILINE)]
    assert listed == sorted(codes) == [0, 1, 2, 3, 130]


def test_the_manual_lists_every_limit() -> None:
    megabytes = (limits.FILE_BYTES, limits.UNPACKED_BYTES, limits.MEMORY_BYTES)
    counts = (
        limits.RATIO, limits.PARTS, limits.SHEETS, limits.TABLES, limits.CELLS, limits.MERGES, limits.COLUMNS,
        limits.ROWS, limits.CELL_CHARACTERS, limits.SECONDS,
    )  # fmt: skip
    numbers = [*(size // limits.MB for size in megabytes), *counts]
    listed = [int(number.replace(",", "")) for number in re.findall(r"[\d,]*\d", PAGES["limits"])]
    assert sorted(listed) == sorted(numbers)


def test_the_manual_gives_the_number_of_cells_reported_for_a_rule(yjs: Yjs, tmp_path: Path) -> None:  # noqa: F811
    (stated,) = re.findall(r"^`yjs` reports the first ([\d,]+) cells for each rule\.$", PAGES["checks"], re.MULTILINE)
    number = int(stated.replace(",", ""))
    cases = tmp_path / "cases.csv"
    cases.write_text("Case ID,2.1.1\n" + "".join(f"{case},Yess\n" for case in range(number + 5)), encoding="utf-8")
    (file,) = json.loads(yjs("check", "--format", "json", cases).out)["files"]
    assert sum(found["code"] == "answer-unknown" and found["cell"] is not None for found in file["problems"]) == number


def test_the_manual_lists_every_environment_variable() -> None:
    listed = set(re.findall(r"`([A-Z][A-Z_]+)(?:=\w+)?`", PAGES["environment"]))
    assert listed == {"NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS", "SOURCE_DATE_EPOCH", "YJS_DEBUG", VARIABLE}
    source = "".join(path.read_text(encoding="utf-8") for path in Path(yjs_cli.__file__).parent.rglob("*.py"))
    read = set(re.findall(r"environ(?:\.get\(|\[)\"([A-Z_]+)\"", source))
    assert read <= listed


def test_the_manual_explains_every_format_column_and_status() -> None:
    results = without_run_blocks(PAGES["results"])
    assert [form for form in Format if f"| `{form}` |" not in results] == []
    assert [column for column in COLUMNS if f"`{column}`" not in results] == []
    assert [status for status in ("final", "provisional", "incomplete") if f"| `{status}` |" not in results] == []
    assert "status" in inspect.signature(InspectionResult).parameters
    checks = without_run_blocks(PAGES["checks"])
    assert [form for form in ProblemFormat if f"| `{form}` |" not in checks] == []


def test_the_tables_of_the_method_are_those_of_the_framework() -> None:
    framework = load_framework()
    top = framework.ratings[-1].points * sum(standard.in_score for standard in framework.standards)
    limits_of_ratings = framework.overall_limits(top)
    starts = [0, *(limit + 1 for limit in limits_of_ratings)]
    bands = re.findall(r"^\| ([^|]+) \| ([^|]+) \| (\d) \|$", PAGES["method"], re.MULTILINE)
    overall = re.findall(r"^\| (\d+) to (\d+) \| ([^|\d]+) \|$", PAGES["method"], re.MULTILINE)
    starts_of_bands = [int(number) for words, *_ in bands for number in re.findall(r"^(\d+)", words)]
    assert [(name, int(points)) for _, name, points in bands] == [
        (rating.name, rating.points) for rating in reversed(framework.ratings)
    ]
    assert starts_of_bands == [rating.from_percent for rating in reversed(framework.ratings[1:])]
    assert [(int(start), int(end), name) for start, end, name in overall] == [
        (start, limit, rating.name)
        for rating, start, limit in reversed(list(zip(framework.ratings, starts[:-1], limits_of_ratings, strict=True)))
    ]
