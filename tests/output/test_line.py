"""One line a file."""

from msgspec.structs import replace

from tests.output.documents import BATH, HOSTILE_TEXT, SEVERAL, document
from yjs_cli.output.line import render


def test_line_has_service_score_maximum_overall_and_status() -> None:
    assert render(SEVERAL) == (
        "Bath and North East Somerset\t26\t36\tGood\tfinal\n"  #
        "fieldwork week.xlsx\t11\t33\t-\tincomplete\n"
    )


def test_no_text_adds_a_column_or_line() -> None:
    lines = render(HOSTILE_TEXT).splitlines()
    assert [line.count("\t") for line in lines] == [4, 4]
    assert not any(ord(character) < 32 for line in lines for character in line.replace("\t", ""))


def test_breaks_become_spaces_and_controls_are_replaced() -> None:
    odd = replace(BATH, service="Any\ttown\r\nYouth\x1b[2J")
    assert render(document(odd)) == "Any town Youth\ufffd[2J\t26\t36\tGood\tfinal\n"


def test_no_inspections_is_no_line() -> None:
    assert render(document()) == ""
