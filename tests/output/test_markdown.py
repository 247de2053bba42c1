"""The page in Markdown, and that text from a workbook stays text in it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace

from tests.output.documents import (
    BATH,
    FRAMEWORK,
    FULL,
    HOSTILE,
    HOSTILE_TEXT,
    INCOMPLETE,
    SEVERAL,
    UNFINISHED,
    document,
    hostile,
    judged,
)
from yjs_cli.output.markdown import escaped, render
from yjs_cli.output.words import printable
from yjs_cli.result import Document, Flag

GITHUB = MarkdownIt("commonmark").enable(["table", "strikethrough"])
# The only parts of a page. A link, code, an image or HTML would be text from a workbook that was not escaped.
BLOCKS = {"heading", "paragraph", "bullet_list", "list_item", "table", "thead", "tbody", "tr", "th", "td", "inline"}
INLINE = {"text", "text_special", "strong_open", "strong_close"}


def blocks(page: str) -> list[Token]:
    return GITHUB.parse(page)


def shown(block: Token) -> str:
    """The visible text of a paragraph, heading or cell. Anything but text and bold fails."""
    children = block.children or []
    assert {child.type for child in children} <= INLINE
    return "".join(child.content for child in children)


def texts(page: str) -> list[str]:
    return [shown(block) for block in blocks(page) if block.type == "inline"]


def page_of(text: Document) -> str:
    return render(text, FRAMEWORK)


def test_page_starts_with_service_overall_and_score() -> None:
    assert page_of(FULL).startswith(
        "# Bath and North East Somerset\n\n**Overall: Good** · Score 26 of 36\n\n"
        "Fieldwork started 21 October 2024. Cases from 23 October 2023 to 16 August 2024.\n\n## Ratings\n\n"
    )


RI = "Requires improvement"
CHILD = "Safety of the child"
REASON = "Two of the three No answers turn on one late transfer."


@pytest.mark.parametrize(
    ("text", "line"),
    [
        # Ratings, by domain.
        (FULL, "| **2** | **Court disposals** |  |"),
        (FULL, "| 1.2 | Staff | Outstanding |"),
        (FULL, "| 4.1 | Resettlement policy and provision ¹ | Good |"),
        (INCOMPLETE, "| 1.4 | Information and facilities | No rating yet |"),
        (INCOMPLETE, "| 2.1 | Assessment | Requires improvement (provisional) |"),
        (INCOMPLETE, "| 3.4 | Out-of-court disposal policy and provision | Not rated |"),
        (FULL, "¹ 4.1 does not count towards the score or overall rating."),
        # Samples.
        (FULL, "6 cases: 6 community sentences, 0 custodial sentences. 6 case managers interviewed."),
        (INCOMPLETE, "No cases."),
        # Key questions. The deciding one is in bold and named.
        (FULL, "### 2.1 Assessment: Good"),
        (FULL, "| 2.1.1 Desistance | 6/6 | 100% | Outstanding |  |"),
        (FULL, "| **2.1.2 Safety of the child** | **4/6** | **67%** | **Good** | **decides** |"),
        (INCOMPLETE, "| 2.1.1 Desistance | 5/5 | 100% | Outstanding | 1 N/A, 1 unanswered |"),
        (INCOMPLETE, "| 2.4.1 Desistance | 0/0 | – | – | 7 unanswered |"),
        (INCOMPLETE, f"| **2.1.2 {CHILD}** | **3/5** | **60%** | **{RI}** | **decides; 2 unanswered** |"),
        # Flags, panel, missing answers.
        (FULL, "- If one Yes in 2.1.2 were No, this would be Requires improvement."),
        (INCOMPLETE, f"- Changed by the panel from Requires improvement: {REASON}"),
        (INCOMPLETE, "- 1.4: The judgement is missing."),
        (INCOMPLETE, "**Overall: No rating yet** · Score so far 11 of 33"),
        # Where it comes from.
        (FULL, "yj-2021 · yjs 0.1.0 · bath-and-north-east-somerset.xlsx sha256 3f9c2a71"),
    ],
)  # fmt: skip
def test_page_contains(text: Document, line: str) -> None:
    assert line in page_of(text).split("\n")


def test_only_an_incomplete_result_shows_what_is_possible() -> None:
    assert (
        "Still possible, if every unanswered question turns out Yes or No: "
        "Requires improvement or Good; score 10 to 27 of 33."
    ) in page_of(INCOMPLETE)
    assert "\n- 3 answers are missing. Still possible: Inadequate, Requires improvement or Good.\n" in page_of(
        INCOMPLETE
    )
    assert "Still possible" not in page_of(FULL)


def test_reason_of_a_judged_standard_is_below_the_ratings() -> None:
    reasoned = replace(BATH.standards[0], reason="The *board* met monthly.")
    page = page_of(document(replace(BATH, standards=(reasoned, *BATH.standards[1:]))))
    assert "\n- 1.1: Reason: The \\*board\\* met monthly.\n" in page


def test_flag_of_a_judged_standard_is_below_the_ratings() -> None:
    flagged = judged("4.1", "Inadequate", "final", Flag("limiting-judgement", "A panel would look."))
    page = page_of(document(replace(BATH, standards=(*BATH.standards[:-1], flagged))))
    assert "- 4.1: A panel would look.\n\n¹ 4.1" in page


def test_several_inspections_have_a_page_each_and_a_summary() -> None:
    page = page_of(SEVERAL)
    assert page.startswith(page_of(FULL).rstrip("\n") + "\n\n" + page_of(INCOMPLETE))
    assert page.endswith(
        "\n\n# Summary\n\n"
        "| Service | Score | Overall | Status |\n"
        "| :-- | --: | :-- | :-- |\n"
        "| Bath and North East Somerset | 26 of 36 | Good | final |\n"
        "| fieldwork week.xlsx | 11 of 33 | – | incomplete |\n"
    )
    assert "# Summary" not in page_of(FULL)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Bath and North East Somerset", "Bath and North East Somerset"),
        ("2.1 Assessment: Good", "2.1 Assessment: Good"),
        ("a|b", r"a\|b"),
        ("`code`", r"\`code\`"),
        ("*a* _b_ ~~c~~", r"\*a\* \_b\_ \~\~c\~\~"),
        ("![a](b) {c}", r"!\[a\](b) \{c\}"),
        ("<b> &lt;", r"\<b\> \&lt;"),
        ("back\\slash", r"back\\slash"),
        ("# heading #", r"\# heading \#"),
        # What would begin a list.
        ("- a", r"\- a"),
        ("+ a", r"\+ a"),
        ("1. a", r"1\. a"),
        ("12) a", r"12\) a"),
        ("12.", r"12\."),
        # Addresses that GitHub would make links of.
        ("see www.x.org", r"see www\.x.org"),
        ("HTTPS://x.org", r"HTTPS:\//x.org"),
        # Breaks and controls.
        ("\n a\nb \n", "a b"),
        ("a\x1b\u202eb", "a\ufffd\ufffdb"),
    ],
)
def test_markup_in_text_is_escaped(text: str, source: str) -> None:
    assert escaped(text) == source


MARKUP = st.text(st.sampled_from("\\`*_{}[]()<>&|~#+-=!.:;1 \n\t\"'/wahtps") | st.characters(), max_size=40)


@given(MARKUP)
@example("&amp;")
@example("\\|")
@example("a\\")
@example("[x]: y")
@example("---")
@example("===")
@example("~~~")
@example("<!-- -->")
@example("<https://x.org>")
def test_any_text_is_shown_unchanged_anywhere(text: str) -> None:
    expected, source = printable(text).strip(), escaped(text)
    assert "\n" not in source
    assert texts(f"# {source}") == [expected]
    assert texts(source) == ([expected] if expected else [])
    assert texts(f"- {source}") == ([expected] if expected else [])
    bold = f"**{source}**" if source else ""
    assert texts(f"| a | b |\n|---|---|\n| {source} | {bold} |") == ["a", "b", expected, expected]


def test_hostile_text_changes_only_the_text() -> None:
    plain, odd = blocks(page_of(SEVERAL)), blocks(page_of(HOSTILE_TEXT))
    assert {block.type.removesuffix("_open").removesuffix("_close") for block in odd} <= BLOCKS
    # Its dates are no dates, and its judgements read as they do elsewhere: the same blocks in the same order.
    assert [block.type for block in odd] == [block.type for block in plain]
    cleaned = [text.replace(printable(HOSTILE), "") for text in texts(page_of(HOSTILE_TEXT))]
    changed = [before for before, after in zip(texts(page_of(SEVERAL)), cleaned, strict=True) if before != after]
    # Dates that are none, disposals that the framework does not know, and checksums cut after their eighth letter.
    assert len(changed) == 6
    assert all(before.startswith(("Fieldwork started", "6 cases", "7 cases", "yj-2021 ·")) for before in changed)


def test_hostile_text_keeps_the_deciding_question_bold() -> None:
    cells = [block for block in blocks(page_of(document(hostile(UNFINISHED)))) if block.type == "inline"]
    deciding = [cell for cell in cells if cell.content.startswith("**") and cell.content.endswith("**")]
    runs = [[child.type for child in cell.children or [] if child.content or child.markup == "**"] for cell in deciding]
    # The overall line is not one; four domains have two bold cells each, five deciding questions five each.
    assert len(runs) == 4 * 2 + 5 * 5
    assert all(run == ["strong_open", "text", "strong_close"] for run in runs)
