"""The workbook part (``workbook.xml``): its list of sheets, to which the sheet of problems is added."""

from xml.sax.saxutils import escape, quoteattr

import msgspec
from openpyxl.utils import quote_sheetname

from yjs_cli.documents.marked.cell_styles import insert_section
from yjs_cli.documents.marked.package_changes import relation_attribute
from yjs_cli.documents.marked.xml_part import Element, XmlPart, local_name
from yjs_cli.documents.ooxml.package import Package

TITLE = "Problems"
# A hidden defined name on our sheet, so that we recognise the sheet when a marked copy is marked again.
_OUR_NAME = "yjs_problems"

_ORDER = (
    "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups",
    "externalReferences", "definedNames", "calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr",
    "smartTagTypes", "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst",
)  # fmt: skip


class ListedSheet(msgspec.Struct, frozen=True):
    """A sheet of any kind: its name, its part (None if missing), and whether yjs added it in an earlier marking."""

    name: str
    part: str | None
    made_by_yjs: bool


class WorkbookPart:
    """The workbook part and the sheets it lists."""

    def __init__(self, package: Package) -> None:
        self.part = package.main_part()
        self.relations = package.relationships(self.part)
        self._xml = XmlPart(package.read(self.part) or b"")
        self._sheets = self._elements("sheets", "sheet")
        parts = {found.identifier: found.part for found in self.relations if found.part in package.parts}
        earlier = {
            int(name.attributes["localSheetId"])
            for name in self._elements("definedNames", "definedName")
            if name.attributes.get("name") == _OUR_NAME and "localSheetId" in name.attributes
        }
        self.sheets = tuple(
            ListedSheet(sheet.attributes["name"], parts.get(_relation_of(sheet)), index in earlier)
            for index, sheet in enumerate(self._sheets)
        )

    @property
    def earlier_problems_part(self) -> str | None:
        """The part of the problems sheet from an earlier marking, or None."""
        return next((sheet.part for sheet in self.sheets if sheet.made_by_yjs and sheet.part), None)

    def related_part(self, kind: str) -> str | None:
        """The first part related to the workbook with this kind of relationship, or None."""
        return next((found.part for found in self.relations if found.kind == kind), None)

    def with_problems(self, identifier: str, last_row: int) -> bytes:
        """The part with the problems sheet added and opened.

        ``identifier`` is the id of the sheet's relationship. The sheet comes last, because some defined names refer to
        a sheet by its position. If the workbook was marked before, the existing problems sheet keeps its place.
        """
        earlier = next((index for index, sheet in enumerate(self.sheets) if sheet.made_by_yjs and sheet.part), None)
        if earlier is None:
            index, title = len(self.sheets), self._unused_title()
            self._add(title, identifier)
        else:
            index, title = earlier, self.sheets[earlier].name
            self._xml.set_attributes(self._sheets[earlier], {"state": None})
            for name in self._elements("definedNames", "definedName"):
                if name.attributes.get("localSheetId") == str(earlier):
                    self._xml.remove(name)
        self._name(title, index, last_row)
        self._open_at(index)
        return self._xml.to_bytes()

    def _elements(self, section: str, name: str) -> list[Element]:
        found = self._xml.root.first(section)
        return found.all(name) if found else []

    def _unused_title(self) -> str:
        used = {sheet.name.casefold() for sheet in self.sheets}
        titles = (TITLE, *(f"{TITLE} ({number})" for number in range(2, len(used) + 3)))
        return next(title for title in titles if title.casefold() not in used)

    def _add(self, title: str, identifier: str) -> None:
        number = 1 + max(int(sheet.attributes["sheetId"]) for sheet in self._sheets)
        reference = relation_attribute(self._xml.root.attributes)
        sheet = f'<sheet name={quoteattr(title)} sheetId="{number}" {reference}="{identifier}"/>'
        self._xml.insert(self._sheets[-1].end, sheet)

    def _name(self, title: str, index: int, last_row: int) -> None:
        """Add the sheet's defined names: its filter, its repeated print row, and the name by which we recognise it."""
        sheet = escape(quote_sheetname(title))
        names = "".join(
            f'<definedName name="{name}" localSheetId="{index}"{hidden}>{sheet}!{cells}</definedName>'
            for name, hidden, cells in (
                ("_xlnm._FilterDatabase", ' hidden="1"', f"$A$1:$E${last_row}"),
                ("_xlnm.Print_Titles", "", "$1:$1"),
                (_OUR_NAME, ' hidden="1"', "$A$1"),
            )
        )
        if section := self._xml.root.first("definedNames"):
            self._xml.append(section, names)
        else:
            insert_section(self._xml, "definedNames", _ORDER, f"<definedNames>{names}</definedNames>")

    def _open_at(self, index: int) -> None:
        if views := self._elements("bookViews", "workbookView"):
            self._xml.set_attributes(views[0], {"activeTab": index})
        else:
            view = f'<bookViews><workbookView activeTab="{index}"/></bookViews>'
            insert_section(self._xml, "bookViews", _ORDER, view)


def _relation_of(sheet: Element) -> str:
    return next((value for key, value in sheet.attributes.items() if local_name(key) == "id"), "")
