"""Every text of the template workbook: cells, comments, drop-downs with their messages, formulas of the live sheet."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.commands.conftest import Yjs
from tests.conftest import Gold
from yjs_cli.framework import framework_text

NUMBERED = ("--court-cases", 1, "--out-of-court-cases", 1, "--service", "Anytown", "--attributes", "Sex")
LONG = f'"Outcome 22, {"deferred, " * 30}"'  # a list of such words has to be kept on a sheet


@pytest.mark.parametrize("framework", ["yj-2021", "ours"])
def test_template(framework: str, yjs: Yjs, folder: Path, gold: Gold) -> None:
    if framework == "ours":
        text = framework_text("yj-2021").replace('"yj-2021"', '"ours"', 1).replace('"Outcome 22"', LONG)
        (folder / "ours.toml").write_text(text, "utf-8")
    chosen = "ours.toml" if framework == "ours" else framework
    options = NUMBERED if framework == "yj-2021" else ()
    assert yjs("template", "-o", "cases.xlsx", "--framework", chosen, *options).code == 0
    book = load_workbook(folder / "cases.xlsx")
    sheets = book.worksheets if framework == "yj-2021" else (book[name] for name in ("Guidance", "Lists"))
    texts = [line for sheet in sheets for line in (f"# {sheet.title}", *texts_of(sheet), "")]
    about = [f"{name}: {value}" for name, value in vars(book.properties).items() if isinstance(value, str)]
    gold(f"template-{framework}.txt", "\n".join([*texts, "# Properties", *about, ""]))


def texts_of(sheet: Worksheet) -> Iterator[str]:
    """Each text once, at the first cell that has it."""
    seen: set[str] = set()
    for row in sheet.iter_rows():
        for cell in row:
            for kind, text in (("", cell.value), (" comment", cell.comment.text if cell.comment else None)):
                if isinstance(text, str) and f"{kind}{text}" not in seen:
                    seen.add(f"{kind}{text}")
                    yield f"{cell.coordinate}{kind}: {text}"
    for rule in sheet.data_validations.dataValidation:
        said = (rule.promptTitle, rule.prompt, rule.errorTitle, rule.error, rule.formula1)
        yield f"{rule.sqref} choice: {' | '.join(text for text in said if text)}"
    for title in (sheet.oddHeader, sheet.oddFooter):
        yield from (part.text for part in (title.left, title.center, title.right) if part.text)
