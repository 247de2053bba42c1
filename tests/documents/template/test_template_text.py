"""Every sentence that a user can read in the template workbook, in gold files."""

from collections.abc import Iterator

from openpyxl import Workbook

from tests.conftest import Gold
from tests.documents.template.filling import cells, open_template
from tests.documents.template.frameworks import CUSTOM, YJ_2021


def test_template_text_of_the_shipped_framework(gold: Gold) -> None:
    gold("template-yj-2021.txt", text_of(open_template(YJ_2021, service="Anytown", attributes="sex")))


def test_template_text_of_a_custom_framework(gold: Gold) -> None:
    gold("template-custom.txt", text_of(open_template(CUSTOM)))


def text_of(book: Workbook) -> str:
    return "".join(f"{line}\n" for line in lines(book))


def lines(book: Workbook) -> Iterator[str]:
    """Cell texts and sentences made by formulas, sheet by sheet, then the messages of each sheet's validation rules."""
    yield f"{book.properties.title} | {book.properties.subject}"
    for sheet in book.worksheets:
        yield f"== {sheet.title}"
        for cell in cells(sheet):
            if cell.data_type != "f" or '&"' in cell.value:
                yield f"{cell.coordinate}: {cell.value}"
        for rule in sheet.data_validations.dataValidation:
            yield f"{str(rule.sqref)[:40]} [{rule.errorTitle}] {rule.error}{f' ({rule.prompt})' if rule.prompt else ''}"
