"""The smallest .xlsx with a case, part by part as text, so that any part can be made hostile."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from tests.hostile.archives import packed

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

TYPES, TOP, BOOK, BOOK_RELATIONS = (
    "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
)  # fmt: skip
SHEET, STRINGS, STYLES = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"
EVERY = (TYPES, TOP, BOOK, BOOK_RELATIONS, SHEET, STRINGS, STYLES)

Parts = dict[str, str | bytes]

# Ten entities, each ten times the one before: the last expands to a thousand million.
BILLION_LAUGHS = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))

WORDS = ("Case ID", "2.1.1", "2.1.2", "Yes", "No", "A-1", "A-2")


def cases(more: str = "") -> str:
    """Rows with two cases as shared strings, and ``more`` rows below them."""
    rows = ((0, 1, 2), (5, 3, 3), (6, 3, 4))
    return "".join(row(number, map(shared, texts)) for number, texts in enumerate(rows, start=1)) + more


def row(number: int, cells: Iterable[str], attributes: str = "") -> str:
    return f'<row r="{number}"{attributes}>{"".join(cells)}</row>'


def shared(text: int) -> str:
    return f'<c t="s"><v>{text}</v></c>'


def inline(text: str, address: str = "") -> str:
    where = f' r="{address}"' if address else ""
    return f'<c{where} t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def sheet(rows: str, before: str = "", after: str = "") -> str:
    """A worksheet with these rows, and XML before and after them."""
    return f'{DECLARATION}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def strings(texts: Iterable[str]) -> str:
    entries = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
    return f'{DECLARATION}<sst xmlns="{MAIN}">{entries}</sst>'


def styles(formats: Iterable[str] = ()) -> str:
    """Styles whose first cell format is General; each further one has one of these number formats."""
    codes = [escape(code, {'"': "&quot;"}) for code in formats]
    declared = "".join(f'<numFmt numFmtId="{200 + n}" formatCode="{code}"/>' for n, code in enumerate(codes))
    used = "".join(f'<xf numFmtId="{number}"/>' for number in (0, *range(200, 200 + len(codes))))
    return (
        f'{DECLARATION}<styleSheet xmlns="{MAIN}"><numFmts count="{len(codes)}">{declared}</numFmts>'
        f"<cellXfs>{used}</cellXfs></styleSheet>"
    )


def book(sheets: Iterable[tuple[str, str]] = (("Cases", "rId1"),)) -> str:
    """The workbook part: the names of sheets, and the relationships to their parts."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="{relation}"/>'
        for number, (name, relation) in enumerate(sheets, start=1)
    )
    return f'{DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{listed}</sheets></workbook>'


def relations(targets: Iterable[tuple[str, str, str]], mode: str = "") -> str:
    """Relationships: the identifier, kind and target of each."""
    mode = f' TargetMode="{mode}"' if mode else ""
    listed = "".join(
        f'<Relationship Id="{identifier}" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/>'
        for identifier, kind, target in targets
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


BOOK_TARGETS = (
    ("rId1", "worksheet", "worksheets/sheet1.xml"),
    ("rId2", "styles", "styles.xml"),
    ("rId3", "sharedStrings", "sharedStrings.xml"),
)


def types(more: str = "") -> str:
    kinds = (("workbook", "sheet.main"), ("worksheets/sheet1", "worksheet"), ("styles", "styles"))
    listed = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{_KIND}.{kind}+xml"/>'
        for part, kind in (*kinds, ("sharedStrings", "sharedStrings"))
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{listed}{more}</Types>'
    )


def parts(**changed: str) -> Parts:
    """The parts of the workbook. ``rows``, ``sheet``, ``strings``, ``styles``, ``book`` and so on replace a part."""
    rows = changed.get("rows", cases())
    return {
        TYPES: changed.get("types", types()),
        TOP: changed.get("top", relations([("rId1", "officeDocument", "xl/workbook.xml")])),
        BOOK: changed.get("book", book()),
        BOOK_RELATIONS: changed.get("relations", relations(BOOK_TARGETS)),
        SHEET: changed.get("sheet", sheet(rows)),
        STRINGS: changed.get("strings", strings(WORDS)),
        STYLES: changed.get("styles", styles()),
    }


def workbook(**changed: str) -> bytes:
    """The bytes of the workbook with some parts replaced, as in ``parts``."""
    return packed(parts(**changed))


def with_sheets(contents: Iterable[str], changed: Parts | None = None) -> bytes:
    """A workbook with these worksheets, named S1, S2 and so on. Each is a whole part."""
    sheets = list(enumerate(contents, start=1))
    targets = [(f"s{number}", "worksheet", f"worksheets/s{number}.xml") for number, _ in sheets]
    more = "".join(
        f'<Override PartName="/xl/worksheets/s{number}.xml" ContentType="{_KIND}.worksheet+xml"/>'
        for number, _ in sheets
    )
    whole = parts(
        types=types(more),
        book=book((f"S{number}", f"s{number}") for number, _ in sheets),
        relations=relations([*targets, *BOOK_TARGETS[1:]]),
    )
    del whole[SHEET]
    return packed({**whole, **{f"xl/worksheets/s{number}.xml": xml for number, xml in sheets}, **(changed or {})})
