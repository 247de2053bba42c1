"""What users read is plain English: words and turns of phrase that native readers stumble over are not in it.

The sentences of the program are in gold files, which ``make gold`` writes; so a message is looked at wherever it comes
from.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# The phrase, as a pattern, and what to write instead. A blank is any white space; case does not count.
PHRASES = {
    "told": "reported, shown",
    "mend(?:s|ed|ing)?": "fix",
    "beside": "next to, with",
    "noughts?": "zero",
    "figures?(?! [0-9])": "numbers",
    "signs": "characters",
    r"(?<!capital\s)(?<!column\s)letters": "characters",
    "edges?": "threshold",
    "ground": "fill, background",
    "house(?! style)": "organisation",
    "anew": "again",
    "(?:its|the|an) ending|endings": "file extension",
    "stands? (?:in|on|under|at|for itself|there|here|alone|elsewhere|next to)": "is in",
    "h[eo]lds? against": "compared with",
    "pass(?:ed|es)? over": "ignored",
    r"(?<!there\s)(?:is|are) none": "is not valid",
    r"(?<!there\s)(?:is|are) no answers?": "is not a valid answer",
    "that there is not": "unknown",
    "of (?:one's|its|their) own|of ours": "your own, its, yjs",
    "moved by|panel moved|panel moves": "changed by",
    "(?:row|line|column|notice|annotation) an? (?:case|question|key question|answer|file|problem|rule|domain)": "per",
    "[;,] else": "otherwise",
    "wants? reading": "review",
    "slip of the pen": "mistyped",
    "as (?:one|a person) does": "as",
    "is not certainly": "may not be",
    "cannot be told": "cannot be read reliably",
}
CODE = re.compile(r"\b[a-z]+(?:-[a-z]+)+\b")  # such as answer-in-figures: a problem code is an interface
COMMAND = re.compile(r"^\$ .*$", re.MULTILINE)  # of a gold file, with what the test says of its input


def house_words(text: str) -> Iterator[tuple[int, str, str]]:
    """The line, the phrase and what to write instead, for each phrase that a text should not have."""
    text = COMMAND.sub("", text)
    text = CODE.sub("", text)
    for phrase, instead in PHRASES.items():
        pattern = rf"(?<!\w)(?:{phrase})(?!\w)".replace(" ", r"\s+")
        for found in re.finditer(pattern, text, re.IGNORECASE):
            yield text.count("\n", 0, found.start()) + 1, " ".join(found[0].split()), instead


def user_texts() -> Iterator[Path]:
    yield ROOT / "README.md"
    yield ROOT / "CHANGELOG.md"
    yield ROOT / "samples" / "README.md"
    package = ROOT / "yjs_cli"
    frameworks = package / "frameworks"
    yield from sorted([*(package / "manual").glob("*.md"), *frameworks.glob("*.md"), *frameworks.glob("*.toml")])
    yield package / "output" / "result.schema.json"
    yield from sorted(path for path in (ROOT / "tests").rglob("gold/*") if path.is_file())


def unreleased(changelog: str) -> str:
    return changelog.split("\n## [")[1]


@pytest.mark.parametrize("path", list(user_texts()), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_text_is_plain_english(path: Path) -> None:
    text = path.read_text("utf-8")
    found = sorted(house_words(unreleased(text) if path.name == "CHANGELOG.md" else text))
    assert not found, "\n" + "\n".join(f"line {line}: {phrase!r}: {instead}" for line, phrase, instead in found)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("How to MEND it", ["MEND"]),
        ("held\nagainst the bands", ["held against"]),
        ("it stands\n  in A1, beside B2", ["beside", "stands in"]),
        ("an answer that is none", ["is none"]),
        ("one row a case", ["row a case"]),
        # Near to those, and good English.
        ("Recommended besides: there are none. Figure 2. House style. answer-in-figures", []),
        ("$ yjs check cases.csv  # an answer that is none", []),
    ],
)
def test_phrases_are_found_as_whole_words_across_lines(text: str, phrases: list[str]) -> None:
    assert sorted(phrase for _, phrase, _ in house_words(text)) == sorted(phrases)
