"""Removing the text of an organisation's template. Only its styles, header, footer and page set-up are kept.

Everything else might be somebody's text, so unknown parts are dropped.
"""

from collections.abc import Callable

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.rel import Relationships

from yjs_cli.documents.report.word.markup import Element, attribute, found, root_of

_CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_KEPT_BY_PACKAGE = (RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
_KEPT_BY_DOCUMENT = (
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.THEME,
    RELATIONSHIP_TYPE.FONT_TABLE,
    RELATIONSHIP_TYPE.WEB_SETTINGS,
    _CUSTOM_XML,  # fields in a header can show it
)
# Settings that concern the old text, refer to other files, or would stop people editing the report.
_DROPPED_SETTINGS = (
    "attachedTemplate", "documentProtection", "docVars", "endnotePr", "footnotePr", "mailMerge", "saveThroughXslt",
    "trackRevisions", "writeProtection",
)  # fmt: skip


def clear(document: Document) -> None:
    """Remove the text of a document, and every part that belongs to it, including macros."""
    _keep_headers(document)
    body = document.element.body
    body[:] = [body.get_or_add_sectPr()]
    for columns in found(body.sectPr, "w:cols"):
        body.sectPr.remove(columns)  # tables need the width of the page
    used = {value for each in document.element.iter() for value in each.attrib.values()}
    _drop(document.part.rels, lambda kind, identifier: kind not in _KEPT_BY_DOCUMENT and identifier not in used)
    _drop(document.part.package.rels, lambda kind, _: kind not in _KEPT_BY_PACKAGE)
    if any(relation.reltype == RELATIONSHIP_TYPE.SETTINGS for relation in document.part.rels.values()):
        _clear_settings(document)


def _clear_settings(document: Document) -> None:
    _drop(document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels, lambda *_: True)
    settings = root_of(document, RELATIONSHIP_TYPE.SETTINGS)
    for name in _DROPPED_SETTINGS:
        for setting in found(settings, f"w:{name}"):
            settings.remove(setting)


def _keep_headers(document: Document) -> None:
    """Give the last section the headers and footers that it inherits from earlier sections."""
    last = document.element.body.get_or_add_sectPr()
    own = {_place(reference) for reference in _references(last)}
    for section in reversed(found(document.element.body, "w:p/w:pPr/w:sectPr")):
        for reference in _references(section):
            if _place(reference) not in own:
                own.add(_place(reference))
                last.insert(0, reference)


def _references(section: Element) -> list[Element]:
    return found(section, "w:headerReference") + found(section, "w:footerReference")


def _place(reference: Element) -> tuple[str, str]:
    return str(reference.tag), attribute(reference, "w:type")


def _drop(relations: Relationships, is_dropped: Callable[[str, str], bool]) -> None:
    for identifier, relation in list(relations.items()):
        if is_dropped(relation.reltype, identifier):
            del relations[identifier]
