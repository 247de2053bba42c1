"""Finding the styles of a document by name, and copying yjs styles into a document that lacks them."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from docx.document import Document
from docx.oxml.ns import qn

from yjs_cli.documents.report.word.bullets import add_bullets
from yjs_cli.documents.report.word.markup import Element, attribute, element, found, packaged_part
from yjs_cli.documents.report.word.template_faults import UnusableTemplateError

_LANGUAGE = "en-GB"
_DEFAULT_SIZE = 20  # half points; Word's default
_THEME_FONT = "+mn-lt"  # the theme's body font, as charts name it
_MAX_DEPTH = 20  # a longer chain of basedOn is a circle


def add_missing_styles(document: Document) -> dict[str, str]:
    """Add the yjs styles that a document lacks. Return the style ids in the document by their ids in styles.xml.

    Styles are the same if their names are, ignoring case. Ids do not help: Word writes them in its own language.
    """
    root = document.styles.element
    existing = {_kind_and_name(style): _identifier(style) for style in found(root, "w:style")}
    taken = set(existing.values())
    identifiers: dict[str, str] = {}
    missing = []
    for style in found(packaged_part("styles.xml"), "w:style"):
        original = _identifier(style)
        identifiers[original] = existing.get(_kind_and_name(style)) or _unused(original, taken)
        if identifiers[original] not in taken:
            missing.append(style)
            taken.add(identifiers[original])
    for style in missing:
        add_bullets(document, style)
        _rename(style, identifiers)
        root.append(style)
    return identifiers


def size_of(document: Document, identifier: str) -> int:
    """The font size of a style in half points: its own, or that of the style it is based on."""
    return int(next((attribute(size) for size in _properties(document, identifier, "w:sz")), _DEFAULT_SIZE))


def font_of(document: Document, identifier: str) -> str:
    """The font of a style, as a chart names it: the theme's unless the style sets one."""
    fonts = (attribute(font, "w:ascii") for font in _properties(document, identifier, "w:rFonts"))
    return next(filter(None, fonts), _THEME_FONT)


def fill_of(document: Document, identifier: str) -> str | None:
    """The fill colour of a style, six hexadecimal digits, or None if it has none."""
    shadings = found(_style(document, identifier), "w:rPr/w:shd")
    fills = [fill for shading in shadings if len(fill := attribute(shading, "w:fill")) == 6]
    return fills[0] if fills else None


def set_language(document: Document, used: Iterable[str]) -> None:
    """Set the language of a document, and of the styles with the ids ``used``, to British English."""
    place = document.styles.element
    for name in ("w:docDefaults", "w:rPrDefault", "w:rPr"):
        if not found(place, name):
            place.insert(0, element(name))
        place = found(place, name)[0]
    if not found(place, "w:lang"):
        place.append(element("w:lang"))
    of_styles = (language for style in used for language in found(_style(document, style), "w:rPr/w:lang"))
    for language in (*found(place, "w:lang"), *of_styles):
        language.set(qn("w:val"), _LANGUAGE)


def _style(document: Document, identifier: str) -> Element:
    for style in found(document.styles.element, "w:style"):
        if _identifier(style) == identifier:
            return style
    raise UnusableTemplateError(f'a style is based on "{identifier}", which is missing')


def _properties(document: Document, identifier: str, name: str) -> Iterator[Element]:
    """A font property as set by a style, by the styles it is based on, and by the document's defaults."""
    for style in _style_and_bases(document, identifier):
        yield from found(style, f"w:rPr/{name}")
    yield from found(document.styles.element, f"w:docDefaults/w:rPrDefault/w:rPr/{name}")


def _style_and_bases(document: Document, identifier: str) -> Iterator[Element]:
    for _ in range(_MAX_DEPTH):
        style = _style(document, identifier)
        yield style
        if not (base := found(style, "w:basedOn")):
            return
        identifier = attribute(base[0])
    raise UnusableTemplateError(f'the style "{identifier}" is based on itself')


def _rename(style: Element, identifiers: Mapping[str, str]) -> None:
    """Change the ids of a yjs style, and of the styles it refers to, to those that they have in another document."""
    style.set(qn("w:styleId"), identifiers[_identifier(style)])
    for reference in found(style, "w:basedOn") + found(style, "w:next"):
        reference.set(qn("w:val"), identifiers[attribute(reference)])
    style.attrib.pop(qn("w:default"), None)


def _unused(identifier: str, taken: Collection[str]) -> str:
    candidates = (f"{identifier}{number or ''}" for number in range(len(taken) + 1))
    return next(each for each in candidates if each not in taken)


def _kind_and_name(style: Element) -> tuple[str, str]:
    names = [attribute(name).casefold() for name in found(style, "w:name")]
    return attribute(style, "w:type") or "paragraph", names[0] if names else ""


def _identifier(style: Element) -> str:
    return attribute(style, "w:styleId")
