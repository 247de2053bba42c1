"""A picture of a report as a native Word chart: one bar per key question, cut at the rating thresholds."""

from collections.abc import Iterator, Sequence

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.ns import qn

from yjs_cli.documents.report.content import Picture
from yjs_cli.documents.report.word.document_styles import DocumentStyles
from yjs_cli.documents.report.word.markup import Element, element, paragraph, safe

_YES, _NO, _TEXT, _LINES = "245A8D", "F0F0F0", "333333", "767676"
_EMU = 635  # in a twentieth of a point
_ROW, _AXIS = 480, 420  # heights of a key question and of the axis, in twentieths of a point
_QUESTIONS, _PERCENTAGES = 1, 2  # ids of the axes
_WHOLE = 100


def chart(picture: Picture, document: Document, styles: DocumentStyles, number: int, width: int) -> Element:
    """The paragraph that holds the chart, ``width`` twentieths of a point wide. The chart is added to the document.

    ``number`` is unique in the document. The chart holds its data itself; no workbook is embedded.
    """
    package = document.part.package
    name = PackURI(package.next_partname("/word/charts/chart%d.xml"))
    part = XmlPart(name, CONTENT_TYPE.DML_CHART, _chart_space(picture, styles.font), package)
    reference = element("c:chart")
    reference.set(qn("r:id"), document.part.relate_to(part, RELATIONSHIP_TYPE.CHART))
    height = _AXIS + _ROW * len(_answered(picture))
    inline = element(
        "wp:inline",
        element("wp:extent", cx=width * _EMU, cy=height * _EMU),
        element("wp:docPr", id=number, name=f"Chart {number}", descr=safe(picture.text)),
        element("wp:cNvGraphicFramePr"),
        element("a:graphic", element("a:graphicData", reference, uri=reference.nsmap["c"])),
        distT=0, distB=0, distL=0, distR=0,
    )  # fmt: skip
    return paragraph(styles.identifiers["Picture"], element("w:r", element("w:drawing", inline)))


def key(picture: Picture) -> str:
    """What the bars and the gaps in them mean, in words."""
    thresholds = ", ".join(f"{each.rating} {each.percent}%" for each in picture.thresholds if each.percent)
    return f"Dark bars show Yes, light bars show No. Gaps mark the rating thresholds: {thresholds}."


def _answered(picture: Picture) -> list[tuple[str, float]]:
    """The label and the exact percentage of each bar."""
    return [
        (
            safe(f"{question.code} {question.label}: {question.yes:,} of {question.applicable:,}, {question.percent}%"),
            question.exact_percent,
        )
        for question in picture.questions
        if question.exact_percent is not None
    ]


def _chart_space(picture: Picture, font: str) -> Element:
    series = list(_series(picture))
    bars = element(
        "c:barChart",
        _value("barDir", "bar"),
        _value("grouping", "stacked"),
        _value("varyColors", 0),
        *series,
        _value("gapWidth", 50),
        _value("overlap", 100),
        _value("axId", _QUESTIONS),
        _value("axId", _PERCENTAGES),
    )
    plot = element("c:plotArea", _layout(len(_answered(picture))), bars, _question_axis(), _percentage_axis())
    return element(
        "c:chartSpace",
        _value("date1904", 0),
        _value("roundedCorners", 0),
        element("c:chart", _value("autoTitleDeleted", 1), plot, _value("plotVisOnly", 1)),
        element("c:spPr", element("a:noFill"), element("a:ln", element("a:noFill"))),
        element("c:txPr", element("a:bodyPr"), element("a:p", element("a:pPr", _font_properties(font)))),
    )


def _series(picture: Picture) -> Iterator[Element]:
    """The bars are cut at the thresholds: each band has one series for its part of Yes and one for its part of No."""
    answered = _answered(picture)
    names = [name for name, _ in answered]
    ends = [*(threshold.percent for threshold in picture.thresholds[1:]), _WHOLE]
    for number, (threshold, end) in enumerate(zip(picture.thresholds, ends, strict=True)):
        start = threshold.percent
        yes = [min(max(percent, start), end) - start for _, percent in answered]
        no = [end - start - length for length in yes]
        yield _one_series(2 * number, f"Yes from {start}%", (_YES, "FFFFFF"), names, yes)
        yield _one_series(2 * number + 1, f"No from {start}%", (_NO, _LINES), names, no)


def _one_series(
    order: int, name: str, colours: tuple[str, str], names: Sequence[str], lengths: Sequence[float]
) -> Element:
    fill, line = colours
    return element(
        "c:ser",
        _value("idx", order),
        _value("order", order),
        element("c:tx", _text_value(safe(name))),
        element("c:spPr", _filled(fill), _line(line)),
        _value("invertIfNegative", 0),
        element("c:cat", _points("c:strLit", names)),
        element("c:val", _points("c:numLit", [f"{length:g}" for length in lengths])),
    )


def _points(name: str, values: Sequence[str]) -> Element:
    points = (element("c:pt", _text_value(value), idx=index) for index, value in enumerate(values))
    return element(name, _value("ptCount", len(values)), *points)


def _layout(questions: int) -> Element:
    """Put the bars in the same place in every chart, so that charts can be compared."""
    height = _ROW * questions
    places = {"x": 0.4, "y": 0.01, "w": 0.57, "h": height / (height + _AXIS)}
    modes = (_value(f"{name}Mode", "edge") for name in ("x", "y"))
    values = (_value(name, f"{place:.4f}") for name, place in places.items())
    return element("c:layout", element("c:manualLayout", _value("layoutTarget", "inner"), *modes, *values))


def _question_axis() -> Element:
    """The first question is at the top."""
    return element(
        "c:catAx",
        _value("axId", _QUESTIONS),
        element("c:scaling", _value("orientation", "maxMin")),
        _value("delete", 0),
        _value("axPos", "l"),
        _value("majorTickMark", "none"),
        _value("minorTickMark", "none"),
        _value("tickLblPos", "low"),
        element("c:spPr", _line(_LINES)),
        _value("crossAx", _PERCENTAGES),
        _value("crosses", "autoZero"),
    )


def _percentage_axis() -> Element:
    return element(
        "c:valAx",
        _value("axId", _PERCENTAGES),
        element("c:scaling", _value("orientation", "minMax"), _value("max", _WHOLE), _value("min", 0)),
        _value("delete", 0),
        _value("axPos", "b"),
        element("c:numFmt", formatCode='0"%"', sourceLinked=0),
        _value("majorTickMark", "out"),
        _value("minorTickMark", "none"),
        _value("tickLblPos", "nextTo"),
        element("c:spPr", _line(_LINES)),
        _value("crossAx", _QUESTIONS),
        _value("crosses", "max"),  # at the last question
        _value("crossBetween", "between"),
        _value("majorUnit", 10),
    )


def _font_properties(font: str) -> Element:
    return element("a:defRPr", _filled(_TEXT), element("a:latin", typeface=font), sz=850)


def _line(colour: str) -> Element:
    return element("a:ln", _filled(colour), w=6350)


def _filled(colour: str) -> Element:
    return element("a:solidFill", element("a:srgbClr", val=colour))


def _value(name: str, value: str | int) -> Element:
    return element(f"c:{name}", val=value)


def _text_value(text: str) -> Element:
    made = element("c:v")
    made.text = text
    return made
