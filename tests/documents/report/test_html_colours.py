"""The colours of the web page meet the contrast of WCAG 2.2 AA."""

import re
from pathlib import Path

import pytest

from tests.accessibility.appearance import contrast
from yjs_cli.documents.report import html

STYLE = (Path(html.__file__).parent / "style.css").read_text(encoding="utf-8")


def palettes() -> dict[str, dict[str, str]]:
    """The colours of the page in light and dark mode and on paper."""
    light, dark, _, paper = (
        {name: six(colour) for name, colour in re.findall(r"(--\w+): #(\w+)", block)}
        for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    )
    return {"light": light, "dark": dark, "paper": paper}


def six(digits: str) -> str:
    """A colour in six digits, given three or six."""
    return digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)


@pytest.mark.parametrize("where", ["light", "dark", "paper"])
def test_text_and_bars_contrast_with_their_background(where: str) -> None:
    colours = palettes()[where]
    for text in ("--text", "--muted", "--link"):
        assert contrast(colours[text], colours["--background"]) >= 4.5
    for fill in ("--head", "--emphasis"):
        assert contrast(colours["--text"], colours[fill]) >= 4.5
    assert contrast(colours["--bar"], colours["--background"]) >= 3
    # A threshold line on a bar is in a gap of the background colour.
    assert contrast(colours["--text"], colours["--background"]) >= 3


def test_rating_colours_contrast_with_white_text() -> None:
    fills = re.findall(r"\.rating-\d \{ background: #(\w+); \}", STYLE)
    assert len(fills) == 5
    assert min(contrast("FFFFFF", fill) for fill in fills) >= 4.5
