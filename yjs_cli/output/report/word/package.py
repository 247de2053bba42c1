"""The bytes of a Word document: what it says of itself, and the same bytes for the same report."""

import io
import os
from datetime import UTC, datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.parts.coreprops import CorePropertiesPart

from yjs_cli.output.report.content import Report
from yjs_cli.output.report.word.markup import safe

_FIXED = datetime(2000, 1, 1, tzinfo=UTC)
_LONGEST = 255  # characters of a property


def describe(document: Document, report: Report) -> None:
    """Say whose report it is, of when and in which language, and nothing of who wrote the template."""
    package = document.part.package
    drop_relations(package.rels, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    properties = CorePropertiesPart._new(package)
