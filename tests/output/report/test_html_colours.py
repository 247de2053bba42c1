"""The colours of the web page: whatever is to be read stands out from what it is on, as WCAG 2.2 AA asks."""

import re
from pathlib import Path

import pytest

from yjs_cli.output.report import html

STYLE = (Path(html.__file__).parent / "style.css").read_text(encoding="utf-8")


def palettes() -> dict[str, dict[str, str]]:
    """The colours of the page by where it is read."""
    light, dark, _, paper = (
        dict(re.findall(r"(--\w+): (#\w+|\w+)", block)) for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    )
    return {"light": light, "dark": dark, "paper": paper}


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, as WCAG 2.2 reckons it."""

    def luminance(colour: str) -> float:
        digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
        parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(part * share for part, share in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


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
    grounds = re.findall(r"\.rating-\d \{ background: (#\w+); \}", STYLE)
    assert len(grounds) == 5
    assert min(contrast("#fff", ground) for ground in grounds) >= 4.5
