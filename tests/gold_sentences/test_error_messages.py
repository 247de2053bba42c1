"""The messages of commands that fail: usage, frameworks, conditions, reports, marked copies."""

import errno
import json
import sys
from pathlib import Path
from shutil import copyfile

import pytest

from tests.checks.contents import MANY_CASES
from tests.checks.sheets import csv_of
from tests.commands.conftest import BATH, IN_PROGRESS, PANEL, SAMPLES, WITH_ERRORS
from tests.conftest import Gold
from tests.documents.report import test_word_refused
from tests.gold_sentences.conftest import Transcript
from tests.hostile.archives import packed
from tests.hostile.openxml import TYPES
from tests.workbooks import patched
from yjs_cli import layout
from yjs_cli.documents import report
from yjs_cli.framework import framework_text

TEXT = framework_text("yj-2021")
CASES = csv_of(MANY_CASES)

USAGE: list[tuple[object, ...]] = [
    ("rate",),
    ("score",),
    ("score", "cases.csv", "--fromat", "csv"),
    ("score", "cases.csv", "--format", "xml"),
    ("score", "cases.csv", "--format"),
    ("score", "cases.csv", "--color", "sometimes"),
    ("score", "cases.csv", "-o", "result.pdf"),
    ("score", "cases.csv", "-o", "-"),
    ("score", "cases.csv", "-o", "cases.csv"),
    ("score", "cases.csv", "-o", "folder.json"),
    ("score", "cases.csv", "-o", "device.json"),
    ("score", "cases.csv", "-o", "link.json"),
    ("report", "cases.csv", "-o", "-", "--format", "html"),
    ("score", "cases.csv", "-o", "there.json"),
    ("score", "cases.csv", "-o", "no/result.json"),
    ("score", "cases.csv", "-o", f"{'x' * 300}.json"),
    ("score", "cases.csv", "--framework", "ours"),
    ("score", "cases.csv", "--rating", "1.1"),
    ("score", "cases.csv", "--rating", "2.1=Good"),
    ("score", "cases.csv", "--rating", "1.1=Fine"),
    ("score", "cases.csv", "--rating", "1.1=Good", "--rating", "1.1=Good"),
    ("score", "cases.csv", "--fail-under", "average"),
    ("score", "cases.csv", "--expect", "no.json"),
    ("score", "cases.csv", "--expect", "cases.csv"),
    ("score", "cases.csv", "--expect", "list.json"),
    ("score", "cases.csv", "--expect", "later.json"),
    ("score", "cases.csv", "--password-file", "no.txt"),
    ("score", "cases.csv", "--password-file", "empty.txt"),
    ("check",),
    ("check", "--explain", "no-such-rule"),
    ("framework",),
    ("framework", "show", "yj-2018"),
    ("framework", "show", "folder.json"),
    ("template",),
    ("template", "-o", "cases.csv"),
    ("template", "-o", "t.xlsx", "--court-cases", -1),
    ("template", "-o", "t.xlsx", "--out-of-court-cases", 1001),
    ("template", "-o", "t.xlsx", "--cases", "2"),
    ("template", "-o", "t.xlsx", "--cases", "1=4"),
    ("template", "-o", "t.xlsx", "--court-cases", 4, "--cases", "2=5"),
    ("template", "-o", "t.xlsx", "--service", " "),
    ("template", "-o", "t.xlsx", "--service", "Any\x1btown"),
    ("template", "-o", "t.xlsx", "--service", "A" * 101),
    ("template", "-o", "t.xlsx", "--attributes", "sex,Age,SEX"),
    ("template", "-o", "t.xlsx", "--attributes", "sex,id"),
    ("template", "-o", "t.xlsx", "--attributes", "Outcome"),
    ("template", "-o", "t.xlsx", "--attributes", "2.1.1"),
    ("template", "-o", "t.xlsx", "--attributes", "2.1.9 Consent"),
    ("report", "cases.csv"),
    ("report", "cases.csv", "-o", "report.pdf"),
    ("report", "cases.csv", "-o", "report.html", "--template", "own.docx"),
    ("report", "cases.csv", "-o", "report.html", "--by", "Sex"),
    ("report", "cases.csv", "-o", "report.html", "--suppress", "few"),
    ("report", "cases.csv", "-o", "report.html", "--suppress", -1),
    ("check", "cases.csv", "cases.csv", "--marked", "marked.xlsx"),
    ("check", "-", "--marked", "marked.xlsx"),
    ("check", "cases.csv", "--marked", "marked.xlsx"),
    ("check", "cases.csv", "--marked", "marked.csv"),
]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such devices and links")
def test_usage_errors(folder: Path, transcript: Transcript, gold: Gold) -> None:
    (folder / "folder.json").mkdir()
    (folder / "device.json").symlink_to("/dev/null")
    (folder / "link.json").symlink_to("nowhere.json")
    for name, content in {
        "cases.csv": CASES,
        "there.json": b"{}",
        "list.json": b"[]",
        "later.json": b'{"format_version": 2}',
        "empty.txt": b"\n",
    }.items():
        (folder / name).write_bytes(content)
    gold("errors-usage.txt", "".join(transcript(*arguments) for arguments in USAGE))


def test_messages_beside_a_result(folder: Path, transcript: Transcript, gold: Gold) -> None:
    """What commands write to standard error next to a result, whether they succeed or not."""
    for sample in (BATH, IN_PROGRESS, PANEL, WITH_ERRORS, SAMPLES / "bath-and-north-east-somerset.json"):
        copyfile(sample, folder / sample.name)
    changed = json.loads((folder / "bath-and-north-east-somerset.json").read_text("utf-8"))
    [inspection] = changed["inspections"]
    inspection["score"] = 27
    inspection["standards"][4]["questions"][1].update(yes=8, no=0)
    inspection["standards"][5]["flags"].pop()
    inspection["standards"].pop()
    changed["inspections"].append(inspection)
    (folder / "changed.json").write_text(json.dumps(changed), "utf-8")
    commands: list[tuple[object, ...]] = [
        ("score", "nowhere.xlsx", BATH.name),
        ("score", WITH_ERRORS.name),
        ("score", IN_PROGRESS.name, "--complete"),
        ("score", BATH.name, "--fail-under", "outstanding"),
        ("score", IN_PROGRESS.name, "--fail-under", "good"),
        ("score", BATH.name, "--expect", "bath-and-north-east-somerset.json"),
        ("score", BATH.name, "--expect", "changed.json"),
        ("score", BATH.name, "-o", "result.json"),
        ("score", BATH.name, PANEL.name, "-o", "results.json"),
        ("check", BATH.name, IN_PROGRESS.name),
        ("check", WITH_ERRORS.name, "--marked", "marked.xlsx"),
        ("template", "-o", "template.xlsx"),
        ("report", BATH.name, "-o", "report.html"),
    ]
    gold("messages.txt", "".join(transcript(*arguments) for arguments in commands))


# What is changed in the framework that ships, and into what.
FRAMEWORKS: list[tuple[str, str]] = [
    ("points = 0", 'points = "none"'),
    ('name = "yj-2021"\n', ""),
    ("margin = 5", "margin = 5\nmargins = 5"),
    ('"rounded"\n', '"nearest"\n'),
    ("from_percent = 65", "from_percent = 45"),
    ('"1/6"', '"one sixth"'),
    ('"1/2"', '"1/7"'),
    ("points = 2", "points = 1"),
    ('abbreviation = "G"', 'abbreviation = "o"'),
    ("margin = 5 ", "margin = -5 "),
    ('code = "1.2"', 'code = "1.1"'),
    ('code = "1.2"', 'code = "2.9"'),
    ('code = "4"\n', 'code = "four"\n'),
    ('method = "judgement"', 'method = "cases"'),
    ('aliases = ["CR"]', 'aliases = ["youth-caution"]'),
    ('aliases = ["domain two",', 'aliases = ["domain three",'),
    ('standard = "4.1"', 'standard = "5.1"'),
    ('rating = "Inadequate"\n', 'rating = "Poor"\n'),
    ('name = "Good"', 'name = "Good\\u202e"'),
]
NO_FRAMEWORKS: dict[str, bytes] = {
    "no domains": f"domains = []\n{TEXT[: TEXT.index('# A standard outside')]}".encode(),
    "not TOML": b"[[[",
    "too deep": ("a = " + "[" * 990 + "]" * 990).encode(),
    "not UTF-8": TEXT.replace("Court", "Co\xfbrt").encode("latin-1"),
    "too large": f"{TEXT}\n{'#' * 100_000}".encode(),
    "a long line": f"{TEXT}\n{'a.' * 40_000}a = 1\n".encode(),
}


def test_framework_errors(folder: Path, transcript: Transcript, gold: Gold) -> None:
    said = []
    for old, new in FRAMEWORKS:
        assert old in TEXT
        (folder / "own.toml").write_text(TEXT.replace(old, new, 1), "utf-8")
        said.append(transcript("framework", "show", "own.toml", about=f"{old!r} is {new!r}"))
    for what, content in NO_FRAMEWORKS.items():
        (folder / "own.toml").write_bytes(content)
        said.append(transcript("framework", "show", "own.toml", about=what))
    gold("errors-frameworks.txt", "".join(said))


def test_faults(folder: Path, transcript: Transcript, gold: Gold, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "cases.csv").write_bytes(CASES)

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched_path:
        patched_path.setattr(Path, "replace", refuse)
        said = [transcript("score", "cases.csv", "-o", "result.json", about="a full disk")]
    for error in (
        ArithmeticError(),
        KeyboardInterrupt(),
        OSError(errno.ENOSPC, "No space left on device"),
        OSError(errno.ENOSPC, "No space left on device", "result.json"),
    ):

        def break_down(*_: object, error: BaseException = error) -> None:
            raise error

        monkeypatch.setattr(layout, "read_inspection", break_down)
        said.append(transcript("score", "cases.csv", about=repr(error)))
    gold("errors-faults.txt", "".join(said))


def test_report_errors(folder: Path, transcript: Transcript, gold: Gold, monkeypatch: pytest.MonkeyPatch) -> None:
    command = ("report", "cases.csv", "-o", "report.docx", "--template", "own.docx")
    (folder / "cases.csv").write_bytes(CASES)
    (folder / "folder.docx").mkdir()
    said = [transcript(*command), transcript(*command[:-1], "folder.docx")]
    for what, (content, _) in test_word_refused.REFUSED.items():
        (folder / "own.docx").write_bytes(content)
        said.append(transcript(*command, about=what))
    (folder / "own.docx").write_bytes(packed({"word/x.bin": bytes(201_000_000)}))
    said.append(transcript(*command, about="too large"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")
    said.append(transcript(*command[:-2], about="SOURCE_DATE_EPOCH=today"))
    monkeypatch.setattr(report, "find_spec", lambda _: None)
    said.append(transcript(*command[:-2], about="without the libraries of a report"))
    gold("errors-reports.txt", "".join(said))


def test_marking_errors(folder: Path, transcript: Transcript, gold: Gold, monkeypatch: pytest.MonkeyPatch) -> None:
    main = "spreadsheetml.sheet.main"
    sample = WITH_ERRORS.read_bytes()
    books = {
        "cases.xlsm": sample,
        "template.xlsx": patched(sample, {TYPES: lambda xml: xml.replace(main, "spreadsheetml.template.main")}),
        "damaged.xlsx": patched(sample, {"xl/workbook.xml": lambda xml: f"<!DOCTYPE x>{xml}"}),
    }
    said = []
    for name, content in books.items():
        (folder / name).write_bytes(content)
        said.append(transcript("check", name, "--marked", "marked.xlsx"))
    (folder / "cases.xlsx").write_bytes(sample)
    read = layout.read_inspection

    def read_what_is_saved_meanwhile(name: str, *others: object) -> object:
        copyfile(BATH, folder / "cases.xlsx")
        return read(name, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(layout, "read_inspection", read_what_is_saved_meanwhile)
    said.append(transcript("check", "cases.xlsx", "--marked", "marked.xlsx", about="saved while it is checked"))
    gold("errors-marking.txt", "".join(said))
