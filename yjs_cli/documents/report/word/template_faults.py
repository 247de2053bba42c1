"""Faults of an organisation's template. yjs does not repair a broken template: it refuses it and names the fault."""

import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from zipfile import BadZipFile, ZipFile

from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError

from yjs_cli.documents.ooxml.package import DamagedPartError, Package
from yjs_cli.errors import UsageError

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SAVE_AGAIN = "Open it in Word and save it as a new Word Document (.docx)."
_DAMAGED_FILE = (BadZipFile, EOFError, NotImplementedError, zlib.error)
# Anything else that python-docx and lxml raise for parts whose content is not what they expect.
_UNEXPECTED_CONTENT = (
    AssertionError, AttributeError, LookupError, OpcError, PythonDocxError, RuntimeError, StopIteration, SyntaxError,
    TypeError, ValueError,
)  # fmt: skip


class UnusableTemplateError(ValueError):
    """A template lacks something that a report needs.

    The message is the end of a sentence: "it has no styles". ``advice`` is a sentence that says how to fix it.
    """

    def __init__(self, fault: str, advice: str = _SAVE_AGAIN) -> None:
        super().__init__(fault)
        self.advice = advice


@contextmanager
def reject_damaged_template(template: str) -> Iterator[None]:
    """Raise UsageError, naming the fault, for any error that a broken template causes."""
    try:
        yield
    except UnusableTemplateError as error:
        raise _refusal(template, str(error), error.advice) from error
    except DamagedPartError as error:
        raise _refusal(template, str(error)) from error
    except _DAMAGED_FILE as error:
        raise _refusal(template, "the file is damaged or incomplete") from error
    except _UNEXPECTED_CONTENT as error:
        raise _refusal(template, "it is damaged: a part has content that Word does not write") from error


def check_template(content: bytes) -> None:
    """Check that the package is complete and has what a report needs.

    Raises DamagedPartError for a part that is not XML, UnusableTemplateError, and BadZipFile or zlib.error.
    """
    with ZipFile(io.BytesIO(content)) as archive:
        package = Package(archive)
        for part in package.parts:
            if part.endswith((".xml", ".rels")):
                package.xml_root(part)
        _check_targets(package)
        main = package.main_part()
        kinds = {relationship.kind: relationship.part for relationship in package.relationships(main)}
        root = package.xml_root(main)
        if root is None or root.find(f"{_WORD}body") is None:
            raise UnusableTemplateError(f"the part {main} has no document body")
        styles = package.xml_root(kinds["styles"]) if "styles" in kinds else None
        if styles is None:
            raise UnusableTemplateError("it has no styles")
        if styles.tag != f"{_WORD}styles":
            raise UnusableTemplateError(f"the part {kinds['styles']} does not contain styles")


def _check_targets(package: Package) -> None:
    for name in package.parts:
        for relationship in package.relationships(name):
            if relationship.part and relationship.part not in package.parts:
                raise UnusableTemplateError(f"the part {relationship.part} is missing")


def _refusal(template: str, fault: str, advice: str = _SAVE_AGAIN) -> UsageError:
    return UsageError(f"--template {template}: cannot be used: {fault}. {advice}")
