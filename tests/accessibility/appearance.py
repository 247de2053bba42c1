"""The points of the checklist about fonts, colours, links, headers and footers."""

import re
from io import BytesIO
from zipfile import ZipFile

from tests.accessibility.workbook import WrittenWorkbook, filled, links


def links_lead_to_a_sheet_and_name_it(workbook: WrittenWorkbook) -> None:
    for sheet in workbook.sheets:
        for cell in links(sheet):
            name, _, to = str(cell.hyperlink.location).rpartition("!")
            name = name.removeprefix("'").removesuffix("'").replace("''", "'")
            assert cell.hyperlink.target is None
            assert name in workbook.book.sheetnames
            assert re.fullmatch("[A-Z]+[0-9]+", to)
            assert name in str(cell.value)


def fonts_are_sans_serif_and_at_least_12_points(workbook: WrittenWorkbook) -> None:
    for sheet in workbook.sheets:
        fonts = [cell.font for row in sheet.iter_rows() for cell in row]
        assert {font.name for font in fonts} == {"Arial"}, sheet.title
        assert min(font.sz for font in fonts) >= 12, sheet.title
        assert {font.scheme for font in fonts} <= {None}, "Excel would take the font of the colour theme"


def a1_is_a_marked_up_heading(workbook: WrittenWorkbook) -> None:
    for sheet in workbook.sheets:
        assert isinstance(sheet["A1"].value, str)
        assert sheet["A1"].style == "Heading 1", sheet.title
        assert [cell.coordinate for cell in sheet[1] if cell.value is not None] == ["A1"]


def no_cell_has_only_symbols(workbook: WrittenWorkbook) -> None:
    symbols = [
        cell.value for sheet in workbook.sheets for cell in filled(sheet) if not re.search(r"\w", str(cell.value))
    ]
    assert symbols == []


def there_are_no_headers_and_footers(workbook: WrittenWorkbook) -> None:
    for sheet in workbook.sheets:
        for part in (sheet.oddHeader, sheet.oddFooter, sheet.evenHeader, sheet.evenFooter):
            assert [place.text for place in (part.left, part.center, part.right) if place.text] == [], sheet.title


def there_are_no_pictures_boxes_and_macros(workbook: WrittenWorkbook) -> None:
    with ZipFile(BytesIO(workbook.content)) as package:
        assert [name for name in package.namelist() if re.search("drawing|media|vba|embed|chart|ctrlProp", name)] == []


def no_cell_has_a_background_colour(workbook: WrittenWorkbook) -> None:
    assert [cell.coordinate for sheet in workbook.sheets for cell in filled(sheet) if cell.fill.fill_type] == []
    assert [sheet.title for sheet in workbook.sheets if len(sheet.conditional_formatting)] == []


def text_contrasts_with_its_background(workbook: WrittenWorkbook) -> None:
    for sheet in workbook.sheets:
        for cell in filled(sheet):
            text = cell.font.color.rgb if cell.font.color and cell.font.color.type == "rgb" else "000000"
            background = cell.fill.start_color.rgb if cell.fill.fill_type == "solid" else "FFFFFF"
            assert contrast(text, background) >= 4.5, (sheet.title, cell.coordinate)


def contrast(text: str, background: str) -> float:
    """The contrast ratio of two colours as WCAG defines it, from 1 to 21."""
    lighter, darker = sorted((_luminance(text), _luminance(background)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[-6:][at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
