"""frameworks/README.md against the framework: each rule has its certainty, and each key and flag is explained."""

import re
from typing import get_args, get_type_hints

import msgspec
import pytest

from yjs_cli.framework import Framework, load_framework
from yjs_cli.frameworks import FOLDER

TEXT = (FOLDER / "README.md").read_text(encoding="utf-8")
FRAMEWORK = load_framework()
# The tables headed "rule | certainty".
RULES = [
    row
    for table in re.findall(r"^\| rule \| certainty \|\n\|[-|]+\|\n((?:\|.*\n)+)", TEXT, re.MULTILINE)
    for row in re.findall(r"^\| (.*) \| (.*) \|$", table, re.MULTILINE)
]


def test_there_are_enough_rules_to_be_worth_a_test() -> None:
    assert len(RULES) >= 19


@pytest.mark.parametrize(("rule", "certainty"), RULES)
def test_every_rule_says_how_certain_it_is(rule: str, certainty: str) -> None:
    assert rule.endswith(".")
    assert re.match(r"(?:seen|fitted|recalled|our choice)\b", certainty)


def test_the_table_of_thresholds_is_that_of_the_framework() -> None:
    rows = re.findall(r"^\| (?:below )?(\d+)[^|]* \| ([a-z ]+) \| ([^|]+) \| (\d) \|$", TEXT, re.MULTILINE)
    lowest, *others = FRAMEWORK.ratings
    assert rows == [
        (str(others[0].from_percent), lowest.in_words, lowest.name, str(lowest.points)),
        *((str(each.from_percent), each.in_words, each.name, str(each.points)) for each in others),
    ]


def test_the_shares_and_scores_are_those_of_the_framework() -> None:
    (rule,) = (rule for rule, _ in RULES if rule.startswith("Up to 1/6"))
    top = FRAMEWORK.ratings[-1].points * sum(standard.in_score for standard in FRAMEWORK.standards)
    limits = FRAMEWORK.overall_limits(top)
    starts = [0, *(limit + 1 for limit in limits)]
    assert re.findall(r"\d/\d", rule) == [str(rating.overall_up_to) for rating in FRAMEWORK.ratings[:-1]]
    assert f"Of {top} points" in rule
    assert re.findall(r"(\d+) to (\d+)", rule) == [
        (str(start), str(limit)) for start, limit in zip(starts, limits, strict=False)
    ]


def test_the_numbers_of_the_flags_are_those_of_the_framework() -> None:
    assert f"is within {FRAMEWORK.discretion.margin} percentage points of" in TEXT
    assert f"has {FRAMEWORK.discretion.few_cases} applicable answers or fewer" in TEXT


def test_every_key_of_a_framework_file_is_explained() -> None:
    table = TEXT.partition("## Your own framework\n")[2].partition("\n## ")[0]
    assert sorted(key for key in _keys(Framework) if not re.search(rf"[`\[.]{key}[`\]]", table)) == []


def _keys(kind: type) -> set[str]:
    """The keys of a type of the framework and of all types in it."""
    keys = set(kind.__struct_fields__)
    for hint in get_type_hints(kind).values():
        for part in (hint, *get_args(hint)):
            if isinstance(part, type) and issubclass(part, msgspec.Struct):
                keys |= _keys(part)
    return keys
