"""The styles of a document: found by their names, and ours copied into a document that lacks them."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from docx.document import Document
from docx.oxml.ns import qn

from yjs_cli.documents.report.word.bullets import add_bullets
from yjs_cli.documents.report.word.markup import Element, attribute, element, found, part_of_ours

_LANGUAGE = "en-GB"
_USUAL_SIZE = 20  # half points: what Word takes where nothing says a size
_FONT_OF_THEME = "+mn-lt"  # the name that charts have for it
_DEEPEST = 20  # styles based on one another; more would be a circle


def complete_styles(document: Document) -> dict[str, str]:
    """Add those of our styles that a document lacks, and return the id that each has in it, by its id among ours.

    A style is the same if its name is, in any case; an id is in the language of the Word that wrote it.
    Raises ValueError where the document has something else in place of styles.
    """
    root = document.styles.element
    if root.tag != qn("w:styles"):
        raise ValueError("the part of the styles holds something else")
    theirs = {_kind_and_name(style): _identifier(style) for style in found(root, "w:style")}
    taken = set(theirs.values())
    ids: dict[str, str] = {}
    lacking = []
    for style in found(part_of_ours("styles.xml"), "w:style"):
        ours = _identifier(style)
        ids[ours] = theirs.get(_kind_and_name(style)) or _unused(ours, taken)
        if ids[ours] not in taken:
            lacking.append(style)
            taken.add(ids[ours])
    for style in lacking:
        add_bullets(document, style)
        _refer(style, ids)
        root.append(style)
    return ids


def size_of(document: Document, identifier: str) -> int:
    """The size of a style's letters in half points: its own, or that of what it is based on."""
    return int(next((attribute(size) for size in _stated(document, identifier, "w:sz")), _USUAL_SIZE))


def font_of(document: Document, identifier: str) -> str:
    """The font of a style's letters, as a chart names it: that of the theme unless the style says another."""
    fonts = (attribute(font, "w:ascii") for font in _stated(document, identifier, "w:rFonts"))
    return next(filter(None, fonts), _FONT_OF_THEME)


def ground_of(document: Document, identifier: str) -> str | None:
    """The colour of a style's ground, six hexadecimal digits, or None where it has none."""
    grounds = found(_style(document, identifier), "w:rPr/w:shd")
    fills = [fill for ground in grounds if len(fill := attribute(ground, "w:fill")) == 6]
    return fills[0] if fills else None


def speak_english(document: Document, used: Iterable[str]) -> None:
    """Say that a document, and what is written in the styles used, is in British English."""
    place = document.styles.element
    for name in ("w:docDefaults", "w:rPrDefault", "w:rPr"):
        if not found(place, name):
            place.insert(0, element(name))
        place = found(place, name)[0]
    if not found(place, "w:lang"):
        place.append(element("w:lang"))
    stated = (language for style in used for language in found(_style(document, style), "w:rPr/w:lang"))
    for language in (*found(place, "w:lang"), *stated):
        language.set(qn("w:val"), _LANGUAGE)


def _style(document: Document, identifier: str) -> Element:
    return next(style for style in found(document.styles.element, "w:style") if _identifier(style) == identifier)


def _stated(document: Document, identifier: str, name: str) -> Iterator[Element]:
    """What a style says of its letters by one of their properties, then what it is based on, then the document."""
    for style in _basis(document, identifier):
        yield from found(style, f"w:rPr/{name}")
    yield from found(document.styles.element, f"w:docDefaults/w:rPrDefault/w:rPr/{name}")


def _basis(document: Document, identifier: str) -> Iterator[Element]:
    """A style, what it is based on, and so on."""
    for _ in range(_DEEPEST):
        style = _style(document, identifier)
        yield style
        if not (below := found(style, "w:basedOn")):
            return
        identifier = attribute(below[0])


def _refer(style: Element, ids: Mapping[str, str]) -> None:
    """Give a style of ours the ids that it and those it refers to have in another document."""
    style.set(qn("w:styleId"), ids[_identifier(style)])
    for reference in found(style, "w:basedOn") + found(style, "w:next"):
        reference.set(qn("w:val"), ids[attribute(reference)])
    style.attrib.pop(qn("w:default"), None)


def _unused(identifier: str, taken: Collection[str]) -> str:
    candidates = (f"{identifier}{number or ''}" for number in range(len(taken) + 1))
    return next(each for each in candidates if each not in taken)


def _kind_and_name(style: Element) -> tuple[str, str]:
    names = [attribute(name).casefold() for name in found(style, "w:name")]
    return attribute(style, "w:type") or "paragraph", names[0] if names else ""


def _identifier(style: Element) -> str:
    return attribute(style, "w:styleId")
