"""A picture of a report as a chart of Word's own: a bar for each key question, across the bands of the ratings."""

from collections.abc import Iterator, Sequence

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.ns import qn

from yjs_cli.output.report.content import Edge, Picture
from yjs_cli.output.report.word.markup import Element, element, paragraph, safe

_BAR, _LETTERS, _LINES = "245A8D", "333333", "767676"
_DARKEST, _LIGHTEST = 0xC4, 0xF4  # greys of the lowest and the highest band
_EMU = 635  # in a twentieth of a point
_ROW, _FRAME = 600, 1000  # heights of a key question, and of the axis and the legend, in twentieths of a point
_BANDS, _SHARES = (1, 2), (3, 4)  # ids of the axes of the bands, and of the bars that stand across them
_WHOLE = 100


def chart(picture: Picture, document: Document, style: str, number: int, width: int) -> Element:
    """The paragraph with the chart, which becomes a part of the document, ``width`` twentieths of a point wide.

    ``number`` is the picture's own in the whole document. The chart holds its figures: no workbook comes with it.
    """
    package = document.part.package
    name = PackURI(package.next_partname("/word/charts/chart%d.xml"))
    part = XmlPart(name, CONTENT_TYPE.DML_CHART, _chart_space(picture), package)
    reference = element("c:chart")
    reference.set(qn("r:id"), document.part.relate_to(part, RELATIONSHIP_TYPE.CHART))
    height = _FRAME + _ROW * len(_answered(picture))
    inline = element(
        "wp:inline",
        element("wp:extent", cx=width * _EMU, cy=height * _EMU),
        element("wp:docPr", id=number, name=f"Chart {number}", descr=safe(picture.text)),
        element("wp:cNvGraphicFramePr"),
        element("a:graphic", element("a:graphicData", reference, uri=reference.nsmap["c"])),
        distT=0, distB=0, distL=0, distR=0,
    )  # fmt: skip
    return paragraph(style, element("w:r", element("w:drawing", inline)))


def _answered(picture: Picture) -> list[tuple[str, float]]:
    """What stands beside each bar, and its length in per cent."""
    return [
        (
            safe(f"{question.code} {question.label}: {question.yes:,} of {question.applicable:,}, {question.percent}%"),
            question.exact_percent,
        )
        for question in picture.questions
        if question.exact_percent is not None
    ]


def _chart_space(picture: Picture) -> Element:
    answered = _answered(picture)
    names = [name for name, _ in answered]
    bands = [
        _series(order, name, grey, names, [length] * len(names), line=_LINES)
        for order, (name, grey, length) in enumerate(_bands(picture.edges))
    ]
    shares = _series(len(bands), "Share of Yes", _BAR, names, [length for _, length in answered])
    plot = element(
        "c:plotArea",
        element("c:layout"),
        _bars("stacked", bands, 30, 100, _BANDS),
        _bars("clustered", [shares], 180, 0, _SHARES),
        *_axes(*_BANDS, shown=True),
        *_axes(*_SHARES, shown=False),
    )
    legend = element("c:legend", _value("legendPos", "b"), _value("overlay", 0), _letters())
    return element(
        "c:chartSpace",
        _value("date1904", 0),
        _value("roundedCorners", 0),
        element("c:chart", _value("autoTitleDeleted", 1), plot, legend, _value("plotVisOnly", 1)),
        element("c:spPr", element("a:noFill"), element("a:ln", element("a:noFill"))),
        _letters(),
    )


def _bands(edges: Sequence[Edge]) -> Iterator[tuple[str, str, float]]:
    """Name, grey and width of each band."""
    steps = max(len(edges) - 1, 1)
    ends = [*(edge.percent for edge in edges[1:]), _WHOLE]
    for number, (edge, end) in enumerate(zip(edges, ends, strict=True)):
        grey = _DARKEST + number * (_LIGHTEST - _DARKEST) // steps
        yield f"{edge.rating} from {edge.percent}%", f"{grey:02X}" * 3, end - edge.percent


def _bars(grouping: str, series: Sequence[Element], gap: int, overlap: int, axes: tuple[int, int]) -> Element:
    return element(
        "c:barChart",
        _value("barDir", "bar"),
        _value("grouping", grouping),
        _value("varyColors", 0),
        *series,
        _value("gapWidth", gap),
        _value("overlap", overlap),
        *(_value("axId", axis) for axis in axes),
    )


def _series(
    order: int, name: str, fill: str, names: Sequence[str], lengths: Sequence[float], line: str | None = None
) -> Element:
    return element(
        "c:ser",
        _value("idx", order),
        _value("order", order),
        element("c:tx", _said(safe(name))),
        element("c:spPr", _filled(fill), *((_line(line),) if line else ())),
        _value("invertIfNegative", 0),
        element("c:cat", _points("c:strLit", names)),
        element("c:val", _points("c:numLit", [f"{length:g}" for length in lengths])),
    )


def _points(name: str, values: Sequence[str]) -> Element:
    points = (element("c:pt", _said(value), idx=index) for index, value in enumerate(values))
    return element(name, _value("ptCount", len(values)), *points)


def _axes(of_names: int, of_values: int, *, shown: bool) -> Iterator[Element]:
    """The axis of the questions, the first one on top, and that of the percentages."""
    yield element(
        "c:catAx",
        _value("axId", of_names),
        element("c:scaling", _value("orientation", "maxMin")),
        _value("delete", int(not shown)),
        _value("axPos", "l"),
        _value("majorTickMark", "none"),
        _value("minorTickMark", "none"),
        _value("tickLblPos", "low"),
        element("c:spPr", _line(_LINES)),
        _value("crossAx", of_values),
        _value("crosses", "autoZero"),
    )
    yield element(
        "c:valAx",
        _value("axId", of_values),
        element("c:scaling", _value("orientation", "minMax"), _value("max", _WHOLE), _value("min", 0)),
        _value("delete", int(not shown)),
        _value("axPos", "b"),
        element("c:numFmt", formatCode='0"%"', sourceLinked=0),
        _value("majorTickMark", "out"),
        _value("minorTickMark", "none"),
        _value("tickLblPos", "nextTo"),
        element("c:spPr", _line(_LINES)),
        _value("crossAx", of_names),
        _value("crosses", "max"),
        _value("crossBetween", "between"),
        _value("majorUnit", 10),
    )


def _letters() -> Element:
    properties = element("a:defRPr", _filled(_LETTERS), sz=850)
    return element("c:txPr", element("a:bodyPr"), element("a:p", element("a:pPr", properties)))


def _line(colour: str) -> Element:
    return element("a:ln", _filled(colour), w=6350)


def _filled(colour: str) -> Element:
    return element("a:solidFill", element("a:srgbClr", val=colour))


def _value(name: str, value: str | int) -> Element:
    return element(f"c:{name}", val=value)


def _said(text: str) -> Element:
    made = element("c:v")
    made.text = text
    return made
