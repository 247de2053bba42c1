"""The styles of a document: found by their names, and ours copied into a document that lacks them."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from docx.document import Document
from docx.oxml.ns import qn

from yjs_cli.output.report.word.bullets import add_bullets
from yjs_cli.output.report.word.markup import Element, element, part_of_ours

_LANGUAGE = "en-GB"
_USUAL_SIZE = 20  # half points: what Word takes where nothing says a size
_DEEPEST = 20  # styles based on one another; more would be a circle


def complete_styles(document: Document) -> dict[str, str]:
    """Add those of our styles that a document lacks, and return the id that each has in it, by its id among ours.

    A style is the same if its name is, in any case; an id is in the language of the Word that wrote it.
    """
    root = document.styles.element
    theirs = {_kind_and_name(style): _identifier(style) for style in root.xpath("./w:style")}
    taken = set(theirs.values())
    ids: dict[str, str] = {}
    lacking = []
    for style in part_of_ours("styles.xml").xpath("./w:style"):
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
    root = document.styles.element
    default = root.xpath("./w:docDefaults/w:rPrDefault/w:rPr/w:sz/@w:val")
    sizes = (style.xpath("./w:rPr/w:sz/@w:val") for style in _basis(document, identifier))
    return int(next((own[0] for own in sizes if own), default[0] if default else _USUAL_SIZE))


def ground_of(document: Document, identifier: str) -> str | None:
    """The colour of a style's ground, six hexadecimal digits, or None where it has none."""
    fill = str(_style(document, identifier).xpath("string(./w:rPr/w:shd/@w:fill)"))
    return fill if len(fill) == 6 else None


def speak_english(document: Document, used: Iterable[str]) -> None:
    """Say that a document, and what is written in the styles used, is in British English."""
    place = document.styles.element
    for name in ("w:docDefaults", "w:rPrDefault", "w:rPr"):
        if not place.xpath(f"./{name}"):
            place.insert(0, element(name))
        place = place.xpath(f"./{name}")[0]
    if not place.xpath("./w:lang"):
        place.append(element("w:lang"))
    stated = (language for style in used for language in _style(document, style).xpath("./w:rPr/w:lang"))
    for language in (*place.xpath("./w:lang"), *stated):
        language.set(qn("w:val"), _LANGUAGE)


def _style(document: Document, identifier: str) -> Element:
    found: Element = next(
        style for style in document.styles.element.xpath("./w:style") if _identifier(style) == identifier
    )
    return found


def _basis(document: Document, identifier: str) -> Iterator[Element]:
    """A style, what it is based on, and so on."""
    for _ in range(_DEEPEST):
        style = _style(document, identifier)
        yield style
        if not (below := style.xpath("./w:basedOn/@w:val")):
            return
        identifier = below[0]


def _refer(style: Element, ids: Mapping[str, str]) -> None:
    """Give a style of ours the ids that it and those it refers to have in another document."""
    style.set(qn("w:styleId"), ids[_identifier(style)])
    for reference in style.xpath("./w:basedOn | ./w:next"):
        reference.set(qn("w:val"), ids[reference.get(qn("w:val"))])
    style.attrib.pop(qn("w:default"), None)


def _unused(identifier: str, taken: Collection[str]) -> str:
    candidates = (f"{identifier}{number or ''}" for number in range(len(taken) + 1))
    return next(each for each in candidates if each not in taken)


def _kind_and_name(style: Element) -> tuple[str, str]:
    return style.get(qn("w:type")) or "paragraph", str(style.xpath("string(./w:name/@w:val)")).casefold()


def _identifier(style: Element) -> str:
    return style.get(qn("w:styleId")) or ""
