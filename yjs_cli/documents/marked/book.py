"""The workbook's own part: which sheets there are, and the one of problems among them."""

from xml.sax.saxutils import escape, quoteattr

import msgspec
from openpyxl.utils import quote_sheetname

from yjs_cli.documents.marked.package import Package, reference_to
from yjs_cli.documents.marked.styles import put_in_order
from yjs_cli.documents.marked.xml_part import Element, XmlPart, local_name

TITLE = "Problems"
# A name of the sheet's own, by which it is known again when a marked workbook is marked once more.
_KNOWN_BY = "yjs_problems"

_ORDER = (
    "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups",
    "externalReferences", "definedNames", "calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr",
    "smartTagTypes", "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst",
)  # fmt: skip


class BookSheet(msgspec.Struct, frozen=True):
    """A sheet of any kind: its name, its part (None where that is missing), and whether an earlier marking made it."""

    name: str
    part: str | None
    is_ours: bool


class Book:
    """The workbook's part, and what it says."""

    def __init__(self, package: Package) -> None:
        self.part = package.book_part()
        self.relations = package.relations(self.part)
        self._xml = XmlPart(package.read(self.part) or b"")
        self._sheets = self._elements("sheets", "sheet")
        parts = {found.identifier: found.part for found in self.relations if found.part in package.parts}
        earlier = {
            int(name.attributes["localSheetId"])
            for name in self._elements("definedNames", "definedName")
            if name.attributes.get("name") == _KNOWN_BY and "localSheetId" in name.attributes
        }
        self.sheets = tuple(
            BookSheet(sheet.attributes["name"], parts.get(_relation_of(sheet)), index in earlier)
            for index, sheet in enumerate(self._sheets)
        )

    @property
    def ours(self) -> str | None:
        """The part of the sheet that an earlier marking made, or None."""
        return next((sheet.part for sheet in self.sheets if sheet.is_ours and sheet.part), None)

    def related(self, kind: str) -> str | None:
        """The part of a kind that the workbook has once, or None."""
        return next((found.part for found in self.relations if found.kind == kind), None)

    def with_problems(self, identifier: str, last_row: int) -> bytes:
        """The part with the sheet of problems in front of the reader.

        It comes last, so that names that belong to a sheet by its position still do; ``identifier`` is that of its
        relationship. Where the workbook was marked before, the sheet that is there stays in its place.
        """
        earlier = next((index for index, sheet in enumerate(self.sheets) if sheet.is_ours and sheet.part), None)
        if earlier is None:
            index, title = len(self.sheets), self._unused_title()
            self._add(title, identifier)
        else:
            index, title = earlier, self.sheets[earlier].name
            self._xml.retag(self._sheets[earlier], {"state": None})
            for name in self._elements("definedNames", "definedName"):
                if name.attributes.get("localSheetId") == str(earlier):
                    self._xml.remove(name)
        self._name(title, index, last_row)
        self._open_at(index)
        return self._xml.changed()

    def _elements(self, section: str, name: str) -> list[Element]:
        found = self._xml.root.first(section)
        return found.all(name) if found else []

    def _unused_title(self) -> str:
        used = {sheet.name.casefold() for sheet in self.sheets}
        titles = (TITLE, *(f"{TITLE} ({number})" for number in range(2, len(used) + 3)))
        return next(title for title in titles if title.casefold() not in used)

    def _add(self, title: str, identifier: str) -> None:
        number = 1 + max(int(sheet.attributes["sheetId"]) for sheet in self._sheets)
        reference = reference_to(self._xml.root.attributes)
        sheet = f'<sheet name={quoteattr(title)} sheetId="{number}" {reference}="{identifier}"/>'
        self._xml.insert(self._sheets[-1].end, sheet)

    def _name(self, title: str, index: int, last_row: int) -> None:
        """The names that go with a sheet: what is filtered, what stands on each printed page, and that it is ours."""
        sheet = escape(quote_sheetname(title))
        names = "".join(
            f'<definedName name="{name}" localSheetId="{index}"{hidden}>{sheet}!{cells}</definedName>'
            for name, hidden, cells in (
                ("_xlnm._FilterDatabase", ' hidden="1"', f"$A$1:$E${last_row}"),
                ("_xlnm.Print_Titles", "", "$1:$1"),
                (_KNOWN_BY, ' hidden="1"', "$A$1"),
            )
        )
        if section := self._xml.root.first("definedNames"):
            self._xml.append(section, names)
        else:
            put_in_order(self._xml, "definedNames", _ORDER, f"<definedNames>{names}</definedNames>")

    def _open_at(self, index: int) -> None:
        if views := self._elements("bookViews", "workbookView"):
            self._xml.retag(views[0], {"activeTab": index})
        else:
            view = f'<bookViews><workbookView activeTab="{index}"/></bookViews>'
            put_in_order(self._xml, "bookViews", _ORDER, view)


def _relation_of(sheet: Element) -> str:
    return next((value for key, value in sheet.attributes.items() if local_name(key) == "id"), "")
