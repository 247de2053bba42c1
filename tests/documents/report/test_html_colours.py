"""The colours of the web page: whatever is to be read stands out from what it is on, as WCAG 2.2 AA asks."""

import re
from pathlib import Path

import pytest

from tests.accessibility.appearance import contrast
from yjs_cli.documents.report import html

STYLE = (Path(html.__file__).parent / "style.css").read_text(encoding="utf-8")


def palettes() -> dict[str, dict[str, str]]:
    """The colours of the page by where it is read."""
    light, dark, _, paper = (
        {name: six(colour) for name, colour in re.findall(r"(--\w+): #(\w+)", block)}
        for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    )
    return {"light": light, "dark": dark, "paper": paper}


def six(digits: str) -> str:
    """A colour's six digits, where three may stand for them."""
    return digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)


@pytest.mark.parametrize("where", ["light", "dark", "paper"])
def test_text_and_pictures_stand_out_from_what_they_are_on(where: str) -> None:
    colours = palettes()[where]
    for text in ("--ink", "--quiet", "--link"):
        assert contrast(colours[text], colours["--ground"]) >= 4.5
    for ground in ("--head", "--marked"):
        assert contrast(colours["--ink"], colours[ground]) >= 4.5
    assert contrast(colours["--bar"], colours["--ground"]) >= 3
    # A line on a bar stands in a gap of the ground's colour.
    assert contrast(colours["--ink"], colours["--ground"]) >= 3


def test_a_rating_is_white_on_a_colour_that_it_stands_out_from() -> None:
    grounds = re.findall(r"\.rating-\d \{ background: #(\w+); \}", STYLE)
    assert len(grounds) == 5
    assert min(contrast("FFFFFF", ground) for ground in grounds) >= 4.5
