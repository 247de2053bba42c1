"""The catalogue: every rule and every kind of fact is in it, and every rule has a manual for users."""

import inspect
import os
import re
import subprocess
import sys
import textwrap
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest
from msgspec.structs import replace

import yjs_cli.checks
from tests.builders import YJ_2021
from tests.checks.sheets import Sheets, problems_of
from yjs_cli.checks import check, facts
from yjs_cli.checks.catalogue import RULES, rule_list, rule_manual
from yjs_cli.checks.rule import FactRule, Rule
from yjs_cli.framework import Framework, Standard
from yjs_cli.inspection import Fact, FactKind
from yjs_cli.layout import read_inspection
from yjs_cli.problem import Severity
from yjs_cli.workbook.cell import Place

FOLDER = Path(yjs_cli.checks.__file__).parent
ROOT = FOLDER.parents[1]
BATH = ROOT / "samples" / "bath-and-north-east-somerset.xlsx"
NOT_RULES = {"between_files", "__init__", "catalogue", "finding", "grouping", "rule"}

# Codes and severities are published: scripts name the codes and act on the severities. Add each new rule here. Record
# in CHANGELOG.md if a rule is renamed or removed, or gets another severity.
CODES = {
    "error": {
        "answer-conflict", "answer-in-figures", "answer-na-unclear", "answer-repeated", "answer-unknown",
        "case-column-missing", "case-id-missing", "case-id-repeated", "case-id-uncertain", "case-in-two-domains",
        "case-repeated-elsewhere", "case-sheet-unread", "cell-error", "choices-two", "disposal-unknown",
        "disposal-wrong-domain", "domain-missing", "domain-unknown", "file-repeated", "formula-uncalculated",
        "header-missing", "header-repeated", "header-spans-answers", "layout-unknown", "panel-reason-missing",
        "question-ambiguous", "question-unknown", "rating-repeated", "rating-unknown", "sheet-unread",
        "standard-unknown", "tables-side-by-side",
    },
    "warning": {
        "answer-copied", "answer-elsewhere", "answer-merged", "answer-struck-through", "answer-zero",
        "attribute-repeated", "case-false-throughout", "case-id-alike", "case-id-chosen", "case-id-unlike",
        "case-not-applicable", "case-struck-through", "case-withdrawn", "column-hidden", "date-invalid",
        "date-outside-sample", "dates-out-of-order", "detail-conflict", "detail-merged", "file-damaged", "file-in-use",
        "file-misnamed", "header-merged", "inspector-answers-alike", "interviewed-unknown", "list-ignored", "note-row",
        "panel-unflagged", "periods-mixed", "question-missing", "question-not-applicable", "question-unanswered",
        "rating-copied", "rating-elsewhere", "rating-other-sheet", "row-hidden", "rows-unticked", "services-mixed",
        "sheet-hidden", "totals-row",
    },
    "notice": {"answer-missing", "case-unanswered", "judgement-missing", "register-ignored"},
}  # fmt: skip

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def manual(rule: Rule) -> str:
    return inspect.cleandoc(rule.manual)


def example(rule: Rule, kind: str) -> str:
    """The indented block under ``Passes:`` or ``Fails:``, or nothing if there is none."""
    found = re.search(rf"^{kind}:\n\n((?: {{4}}.*\n|\n)+)", manual(rule) + "\n", re.MULTILINE)
    return textwrap.dedent(found[1]).strip("\n") if found else ""


def test_catalogue_has_the_rule_of_every_file() -> None:
    files = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem not in NOT_RULES)
    assert [rule.code for rule in RULES if not isinstance(rule, FactRule)] == [name.replace("_", "-") for name in files]


def test_catalogue_has_every_row_of_facts() -> None:
    rows = sum(path.read_text("utf-8").count("    FactRule(\n") for path in Path(facts.__file__).parent.glob("*.py"))
    assert sum(isinstance(rule, FactRule) for rule in RULES) == rows > 20


def test_rules_are_sorted_by_code_and_unique() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))


def test_codes_and_severities_are_as_published() -> None:
    assert {severity: {rule.code for rule in RULES if severity == rule.severity} for severity in CODES} == CODES
    assert set(CODES) == set(get_args(Severity))


# Facts.


@pytest.mark.parametrize("kind", get_args(FactKind))
def test_each_kind_of_fact_is_reported_by_its_rule_only(kind: FactKind) -> None:
    inspection = read_inspection(str(BATH), YJ_2021)
    fact = Fact(kind, Place("Court disposals", 7, 4), about="B2")
    new = Counter(check(replace(inspection, facts=(fact,)), YJ_2021)) - Counter(check(inspection, YJ_2021))
    assert [(problem.code, problem.location) for problem in new] == [(kind, "Court disposals!D7")]


def test_each_fact_rule_has_a_kind_of_fact() -> None:
    assert {rule.code for rule in RULES if isinstance(rule, FactRule)} <= set(get_args(FactKind))


def test_a_template_can_use_everything_that_a_fact_says() -> None:
    rule = FactRule(
        code="row-hidden",
        severity="warning",
        message="{place} {second} {about}",
        message_for_many="{count} {row} {last_row} {about}",
        hint="{framework}",
        manual="",
        wordings={"xls": "an Excel workbook"},
    )
    one = Fact("row-hidden", Place("Cases", 7, 2), "xls", second=Place("More", 9, 3))
    assert rule.finding(one, YJ_2021)[1:] == ("B7 More!C9 an Excel workbook", "yj-2021")
    many = Fact("row-hidden", Place("Cases", 7), "other", count=3, second=Place("Cases", 9))
    assert rule.finding(many, YJ_2021)[1:] == ("3 7 9 other", "yj-2021")


# Manuals.


@every_rule
def test_list_shows_the_first_line_of_each_manual(rule: Rule) -> None:
    lines = [re.split(r" +", line, maxsplit=2) for line in rule_list().splitlines()]
    assert [line for line in lines if line[0] == rule.code] == [
        [rule.code, rule.severity, manual(rule).splitlines()[0]]
    ]


@every_rule
def test_explain_shows_every_word_of_the_manual_in_80_columns(rule: Rule) -> None:
    explained = rule_manual(rule.code)
    assert explained.startswith(f"{rule.code} ({rule.severity})\n\n")
    assert explained.split() == f"{rule.code} ({rule.severity}) {manual(rule)}".split()
    assert max(map(len, explained.splitlines())) <= 80


@every_rule
def test_examples_keep_their_lines(rule: Rule) -> None:
    lines = rule_manual(rule.code).splitlines()
    for kind in ("Passes", "Fails"):
        assert {f"    {line}".rstrip() for line in example(rule, kind).splitlines()} <= set(lines)


def test_list_works_when_python_drops_docstrings() -> None:
    ran = subprocess.run(
        [sys.executable, "-OO", "-m", "yjs_cli", "check", "--list"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, rule_list(), "")


@every_rule
def test_codes_are_kebab_case(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.code)


@every_rule
def test_manual_has_a_first_line_two_examples_and_a_fix(rule: Rule) -> None:
    first, *others = manual(rule).split("\n\n")
    assert re.fullmatch(r"[A-Z][^\n]+\.", first), "one sentence on one line"
    assert len(first) <= 120
    assert example(rule, "Passes")
    assert example(rule, "Fails")
    assert example(rule, "Passes") != example(rule, "Fails")
    assert re.fullmatch(r"To fix: .+\.", others[-1], re.DOTALL), "it ends with how to fix it"
    assert manual(rule).index("Passes:") < manual(rule).index("Fails:") < manual(rule).index("To fix:")


# Rules whose examples are in words, because a table of text cannot show them.
IN_WORDS = {
    "answer-merged", "column-hidden", "date-invalid", "date-outside-sample", "dates-out-of-order", "detail-merged",
    "file-damaged", "file-in-use", "file-misnamed", "formula-uncalculated", "header-merged", "header-spans-answers",
    "panel-unflagged", "row-hidden", "sheet-hidden", "answer-struck-through", "case-struck-through", "file-repeated",
    "list-ignored", "rating-copied", "rating-other-sheet", "register-ignored",
}  # fmt: skip
PASSES_IN_WORDS = {"note-row", "tables-side-by-side", "totals-row"}
FAILS_IN_WORDS = {"question-ambiguous"}
SHOWN = [
    (rule, kind)
    for rule in RULES
    for kind in ("Passes", "Fails")
    if rule.code not in IN_WORDS | (PASSES_IN_WORDS if kind == "Passes" else FAILS_IN_WORDS)
]


@pytest.mark.parametrize(("rule", "kind"), SHOWN, ids=[f"{rule.code}-{kind.lower()}" for rule, kind in SHOWN])
def test_example_passes_or_fails_as_the_manual_says(rule: Rule, kind: str, tmp_path: Path) -> None:
    framework = framework_of(example(rule, "Passes") + example(rule, "Fails"))
    found = problems_of(tmp_path / "cases.xlsx", as_sheets(example(rule, kind)), framework=framework)
    assert (rule.code in [problem.code for problem in found]) == (kind == "Fails")


def framework_of(examples: str) -> Framework:
    """A framework with only what the examples need: the questions they name, and the first judged standard."""
    first, *sampled = YJ_2021.domains[:3]
    return replace(
        YJ_2021,
        limiting=None,
        domains=(
            replace(first, standards=first.standards[:1]),
            *(replace(domain, standards=(with_questions_in(examples, domain.standards[0]),)) for domain in sampled),
        ),
    )


def with_questions_in(examples: str, standard: Standard) -> Standard:
    """A standard with the questions that the examples name, or with its first question if they name none."""
    questions = tuple(question for question in standard.questions if question.code in examples)
    return replace(standard, questions=questions or standard.questions[:1])


def as_sheets(table: str) -> Sheets:
    """The table of an example as a workbook. A question or case is added if the example has none."""
    rows = [[cell.strip() for cell in line.split("|")] for line in table.splitlines()]
    if len(rows) == 1:
        rows.append(["1001"])
    if rows[0][0] == "Case ID" and not any(heading.startswith(("2.1.", "Question")) for heading in rows[0]):
        rows = [[*row, cell] for row, cell in zip(rows, ("2.1.1", "Yes"), strict=True)]
    return {"Sheet": " / ".join(" | ".join(row) for row in rows)}
