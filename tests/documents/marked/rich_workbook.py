"""A workbook as Excel saves it, with everything that a library may lose when it loads and saves a workbook."""

from functools import cache

from openpyxl.writer.theme import theme_xml

from tests.documents.marked.workbooks_to_mark import MAIN, package

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument"
SHEET_KIND = f"{KIND}.spreadsheetml"
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
EXCEL = (
    f'xmlns="{MAIN}" xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'mc:Ignorable="x14ac xr" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" '
    'xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision"'
)
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"

# Styles 1 and 2: headings in white on blue, dates. 3 and 4: styles of a column and a row. 5: hidden formula.
STYLES = f"""{DECLARED}<styleSheet {EXCEL}>
<numFmts count="1"><numFmt numFmtId="170" formatCode="dd/mm/yyyy;@"/></numFmts>
<fonts count="3" x14ac:knownFonts="1">
<font><sz val="10"/><color theme="1"/><name val="Arial"/><family val="2"/></font>
<font><b/><sz val="10"/><color theme="0"/><name val="Arial"/><family val="2"/></font>
<font><i/><sz val="10"/><color rgb="FF7F7F7F"/><name val="Arial"/><family val="2"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
<fill><patternFill patternType="solid"><fgColor theme="4"/><bgColor indexed="64"/></patternFill></fill></fills>
<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>
<border><left style="thin"><color auto="1"/></left><right/><top/><bottom style="thin"><color auto="1"/></bottom>
<diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyAlignment="1">
<alignment horizontal="center" textRotation="45" wrapText="1"/></xf>
<xf numFmtId="170" fontId="0" fillId="0" borderId="1" xfId="0" quotePrefix="1" applyNumberFormat="1" applyBorder="1"/>
<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>
<xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1"/>
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyProtection="1">
<protection locked="0" hidden="1"/></xf>
</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
<dxfs count="1"><dxf><font><color rgb="FF9C0006"/></font></dxf></dxfs>
<tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/>
<extLst><ext uri="{{EB79DEF2-80B8-43e5-95BD-54CBDDF9020C}}"
 xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">
<x14:slicerStyles defaultSlicerStyle="SlicerStyleLight1"/></ext></extLst></styleSheet>"""

TEXTS = (
    "Court disposals", "Case ID", "Disposal", "Start date", "2.1.1 Desistance", "2.1.9 Victims", "Yess", "Yes",
    "Referral order", "0101", "0102", "0103", "in the spring", "No", "N/A", "2.1.2", "2.1.3", "0104", "Total",
)  # fmt: skip
# Row 6 has no cell for the case id, row 7 none for 2.1.1. Row 8 is hidden. D8 and D9 are formulas.
CASES = f"""{DECLARED}<worksheet {EXCEL} xr:uid="{{00000000-0001-0000-0000-000000000000}}">
<sheetPr codeName="Sheet1"><tabColor rgb="FF00B050"/></sheetPr><dimension ref="A1:F9"/>
<sheetViews><sheetView showGridLines="0" tabSelected="1" zoomScale="90" workbookViewId="0">
<pane xSplit="1" ySplit="3" topLeftCell="B4" activePane="bottomRight" state="frozen"/>
<selection pane="bottomRight" activeCell="C5" sqref="C5:D6"/></sheetView></sheetViews>
<sheetFormatPr defaultRowHeight="12.75" x14ac:dyDescent="0.2"/>
<cols><col min="1" max="1" width="9" style="3" customWidth="1"/><col min="2" max="2" width="22" customWidth="1"/>
<col min="5" max="5" width="14" hidden="1" customWidth="1"/></cols>
<sheetData>
<row r="1" spans="1:6" ht="18" customHeight="1" x14ac:dyDescent="0.25"><c r="A1" t="s"><v>0</v></c></row>
<row r="3" spans="1:6" s="1" customFormat="1" x14ac:dyDescent="0.2"><c r="A3" s="1" t="s"><v>1</v></c>
<c r="B3" s="1" t="s"><v>2</v></c><c r="C3" s="1" t="s"><v>3</v></c><c r="D3" s="1" t="s"><v>4</v></c>
<c r="E3" s="1" t="s"><v>15</v></c><c r="F3" s="1" t="s"><v>5</v></c></row>
<row r="4" spans="1:6"><c r="A4" s="3" t="s"><v>9</v></c><c r="B4" t="s"><v>8</v></c><c r="C4" s="2"><v>45323</v></c>
<c r="D4" t="s"><v>7</v></c><c r="E4" t="s"><v>7</v></c><c r="F4" t="s"><v>7</v></c></row>
<row r="5" spans="1:6"><c r="A5" s="3" t="s"><v>10</v></c><c r="B5" t="s"><v>8</v></c>
<c r="C5" s="2" t="s"><v>12</v></c><c r="D5" s="5" t="s"><v>6</v></c><c r="E5" t="s"><v>13</v></c></row>
<row r="6" spans="2:6" s="4" customFormat="1"><c r="B6" s="4" t="s"><v>8</v></c><c r="C6" s="2"><v>45324</v></c>
<c r="D6" t="inlineStr"><is><r><rPr><b/></rPr><t xml:space="preserve"> Yes</t></r></is></c>
<c r="E6" t="s"><v>7</v></c></row>
<row r="7" spans="1:6"><c r="A7" s="3" t="s"><v>11</v></c><c r="B7" t="s"><v>8</v></c>
<c r="E7" t="s"><v>14</v></c></row>
<row r="8" spans="1:6" hidden="1"><c r="A8" s="3" t="s"><v>17</v></c><c r="B8" t="s"><v>8</v></c>
<c r="D8" t="str"><f t="array" ref="D8">IF(E8="Yes","Yes","No")</f><v>Yes</v></c><c r="E8" t="s"><v>7</v></c></row>
<row r="9" spans="1:6"><c r="A9" t="s"><v>18</v></c><c r="D9"><f>COUNTIF(D4:D8,"&lt;&gt;No")-1</f><v>4</v></c></row>
</sheetData>
<sheetProtection sheet="1" objects="1" scenarios="1" selectLockedCells="1"/>
<autoFilter ref="A3:F8"/><mergeCells count="1"><mergeCell ref="A1:F1"/></mergeCells>
<phoneticPr fontId="0" type="noConversion"/>
<conditionalFormatting sqref="D4:E8"><cfRule type="cellIs" dxfId="0" priority="1" operator="equal">
<formula>"No"</formula></cfRule></conditionalFormatting>
<dataValidations count="1"><dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="D4:D8">
<formula1>"Yes,No,N/A"</formula1></dataValidation></dataValidations>
<hyperlinks><hyperlink ref="B4" location="Lists!A1" display="lists"/></hyperlinks>
<printOptions gridLines="1"/><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>
<pageSetup paperSize="9" orientation="landscape" r:id="rId1"/>
<headerFooter><oddFooter>&amp;C&amp;P</oddFooter></headerFooter>
<rowBreaks count="1" manualBreakCount="1"><brk id="5" max="16383" man="1"/></rowBreaks>
<ignoredErrors><ignoredError sqref="A4:A8" numberStoredAsText="1"/></ignoredErrors>
<drawing r:id="rId2"/>{{legacy}}<extLst><ext uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}"
 xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">
<x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">
<x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>Lists!$A$1:$A$3</xm:f></x14:formula1>
<xm:sqref>B4:B8</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>"""

LISTS = f"""{DECLARED}<worksheet {EXCEL}><dimension ref="A1:A2"/>
<sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="12.75"/>
<sheetData><row r="1"><c r="A1" t="s"><v>8</v></c></row></sheetData></worksheet>"""

WORKBOOK = f"""{DECLARED}<workbook {EXCEL}><fileVersion appName="xl" lastEdited="7" lowestEdited="7" rupBuild="22228"/>
<workbookPr codeName="ThisWorkbook" defaultThemeVersion="166925"/><mc:AlternateContent><mc:Choice Requires="x15"/>
</mc:AlternateContent><workbookProtection lockStructure="1"/><bookViews>
<workbookView xWindow="0" yWindow="0" windowWidth="20490" windowHeight="7545" xr:uid="{{1}}"/></bookViews>
<sheets><sheet name="Cases" sheetId="4" r:id="rId1"/>
<sheet name="Lists" sheetId="7" state="hidden" r:id="rId2"/></sheets>
<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Cases!$A$3:$F$8</definedName>
<definedName name="Answers">Cases!$D$4:$E$8</definedName></definedNames><calcPr calcId="191029"/></workbook>"""

_BOX = """<v:shape id="_x0000_s{number}" type="#_x0000_t202" style='position:absolute;
  margin-left:200pt;margin-top:50pt;width:96pt;height:60pt;z-index:1;visibility:hidden'
  fillcolor="#ffffe1" o:insetmode="auto">
  <v:textbox style='mso-direction-alt:auto'>
   <div style='text-align:left'><br></div>
  </v:textbox>
  <x:ClientData ObjectType="Note">
   <x:MoveWithCells/>
   <x:SizeWithCells/>
   <x:Anchor>
    4, 15, 3, 10, 6, 15, 7, 4</x:Anchor>
   <x:AutoFill>False</x:AutoFill>
   <x:Row>4</x:Row>
   <x:Column>{column}</x:Column>
  </x:ClientData>
 </v:shape>"""
# As Excel writes it, including an element without an end tag.
VML = f"""<xml xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:x="urn:schemas-microsoft-com:office:excel">
 <o:shapelayout v:ext="edit">
  <o:idmap v:ext="edit" data="1"/>
 </o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"
  path="m,l,21600r21600,l21600,xe">
  <v:stroke joinstyle="miter"/>
  <v:path gradientshapeok="t" o:connecttype="rect"/>
 </v:shapetype>{_BOX.format(number=1025, column=3)}{_BOX.format(number=1026, column=2)}</xml>"""

COMMENTS = f"""{DECLARED}<comments {EXCEL}><authors><author>J. Inspector</author>
<author>tc={{8C9D5A2B-0000-4000-8000-000000000001}}</author></authors><commentList>
<comment ref="D5" authorId="0" shapeId="0" xr:uid="{{2}}"><text><r><rPr><b/><sz val="9"/><rFont val="Tahoma"/></rPr>
<t>J. Inspector:</t></r><r><t xml:space="preserve">
ask the case manager </t></r></text></comment>
<comment ref="C5" authorId="1" shapeId="0" xr:uid="{{8C9D5A2B-0000-4000-8000-000000000001}}"><text>
<t>[Threaded comment] When did it start?</t></text></comment></commentList></comments>"""

THREADS = f"""{DECLARED}<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">
<threadedComment ref="C5" dT="2024-10-21T09:00:00.00" personId="{{9}}" id="{{8C9D5A2B-0000-4000-8000-000000000001}}">
<text>When did it start?</text></threadedComment></ThreadedComments>"""

SHAPES = f"""{DECLARED}<xdr:wsDr xmlns:xdr="{DRAWING}/spreadsheetDrawing" xmlns:a="{DRAWING}/main"><xdr:twoCellAnchor>
<xdr:from><xdr:col>7</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>
<xdr:to><xdr:col>9</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>4</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>
<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="2" name="Note"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr>
<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="500000"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr>
<xdr:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:t>Answer all questions</a:t></a:r></a:p>
</xdr:txBody></xdr:sp><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>"""

# Parts that marking copies without reading.
OTHERS: dict[str, bytes | str] = {
    "xl/media/image1.png": bytes(range(256)),
    "xl/charts/chart1.xml": f'{DECLARED}<c:chartSpace xmlns:c="{DRAWING}/chart"/>',
    "xl/slicers/slicer1.xml": f"{DECLARED}<slicers/>",
    "xl/pivotTables/pivotTable1.xml": f"{DECLARED}<pivotTableDefinition/>",
    "xl/calcChain.xml": f'{DECLARED}<calcChain xmlns="{MAIN}"><c r="D8" i="1"/><c r="B9" i="1"/></calcChain>',
    "xl/printerSettings/printerSettings1.bin": b"\x00\x01printer",
    "xl/theme/theme1.xml": theme_xml,
    "customXml/item1.xml": "<anything/>",
    "docProps/app.xml": f'{DECLARED}<Properties xmlns="{OFFICE[:-13]}extended-properties"/>',
}


def relations(*related: tuple[str, str]) -> str:
    """Relationships to these parts (kind, target), with ids from rId1."""
    each = (
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(related, start=1)
    )
    return f'{DECLARED}<Relationships xmlns="{PACKAGE}/relationships">{"".join(each)}</Relationships>'


def content_types(**overrides: str) -> str:
    """The content types part: one type per part name, and defaults by file extension."""
    each = (f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    extensions = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml",
               "png": "image/png", "bin": f"{SHEET_KIND}.printerSettings", "vml": f"{KIND}.vmlDrawing"}  # fmt: skip
    defaults = (f'<Default Extension="{extension}" ContentType="{kind}"/>' for extension, kind in extensions.items())
    return f'{DECLARED}<Types xmlns="{PACKAGE}/content-types">{"".join((*defaults, *each))}</Types>'


@cache
def rich(comments: bool = True) -> bytes:
    """The workbook, with or without comments on its case sheet."""
    of_cases = [("printerSettings", "../printerSettings/printerSettings1.bin")]
    of_cases += [("drawing", "/xl/drawings/drawing1.xml")]
    commented: dict[str, bytes | str] = {}
    if comments:
        of_cases += [("comments", "../comments1.xml"), ("vmlDrawing", "../drawings/vmlDrawing1.vml")]
        of_cases += [("threadedComment", "../threadedComments/threadedComment1.xml")]
        commented = {"xl/comments1.xml": COMMENTS, "xl/drawings/vmlDrawing1.vml": VML}
        commented["xl/threadedComments/threadedComment1.xml"] = THREADS
    texts = "".join(f"<si><t>{text}</t></si>" for text in TEXTS)
    kinds = {
        "xl/workbook.xml": f"{SHEET_KIND}.sheet.main+xml",
        "xl/worksheets/sheet1.xml": f"{SHEET_KIND}.worksheet+xml",
        "xl/worksheets/sheet2.xml": f"{SHEET_KIND}.worksheet+xml",
        "xl/styles.xml": f"{SHEET_KIND}.styles+xml",
        "xl/sharedStrings.xml": f"{SHEET_KIND}.sharedStrings+xml",
        "xl/theme/theme1.xml": f"{KIND}.theme+xml",
        "xl/calcChain.xml": f"{SHEET_KIND}.calcChain+xml",
        "xl/drawings/drawing1.xml": f"{KIND}.drawing+xml",
        **({"xl/comments1.xml": f"{SHEET_KIND}.comments+xml"} if comments else {}),
    }
    legacy = '<legacyDrawing r:id="rId4"/>' if comments else ""
    return package(
        {
            "[Content_Types].xml": content_types(**kinds),
            "_rels/.rels": relations(
                ("officeDocument", "xl/workbook.xml"), ("extended-properties", "docProps/app.xml")
            ),
            "xl/workbook.xml": WORKBOOK,
            "xl/_rels/workbook.xml.rels": relations(
                ("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml"),
                ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml"), ("theme", "theme/theme1.xml"),
                ("calcChain", "calcChain.xml"),
            ),
            "xl/worksheets/sheet1.xml": CASES.replace("{legacy}", legacy),
            "xl/worksheets/_rels/sheet1.xml.rels": relations(*of_cases),
            "xl/worksheets/sheet2.xml": LISTS,
            "xl/styles.xml": STYLES,
            "xl/sharedStrings.xml": f'{DECLARED}<sst xmlns="{MAIN}">{texts}</sst>',
            "xl/drawings/drawing1.xml": SHAPES,
            **commented,
            **OTHERS,
        }
    )  # fmt: skip
