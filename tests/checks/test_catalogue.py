"""The catalogue: every rule is in it, and every rule is documented where users read it."""

import inspect
import re
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest
from msgspec.structs import replace

import yjs_cli.checks
from tests.builders import YJ_2021
from tests.checks.sheets import Sheets, problems_of
from yjs_cli.checks.catalogue import RULES, rule_list, rule_manual
from yjs_cli.framework import Framework, Standard
from yjs_cli.problem import Severity

FOLDER = Path(yjs_cli.checks.__file__).parent
NOT_RULES = {"__init__", "catalogue", "finding"}

# Codes and severities are an interface: scripts name the codes, and fail by the severities. A new rule stands here; one
# that is renamed, withdrawn or given another severity is a change that CHANGELOG.md tells.
CODES = {
    "error": {
        "answer-in-figures", "answer-repeated", "answer-unknown", "case-column-missing", "case-id-missing",
        "case-id-repeated", "case-in-two-domains", "case-sheet-unread", "cell-error", "disposal-unknown",
        "disposal-wrong-domain",
        "domain-missing", "domain-unknown", "formula-uncalculated", "header-missing", "header-repeated",
        "header-spans-answers", "layout-unknown", "panel-reason-missing", "question-unknown", "rating-repeated",
        "rating-unknown", "standard-unknown", "tables-side-by-side",
    },
    "warning": {
        "answer-elsewhere", "answer-merged", "answer-zero", "attribute-repeated", "case-id-alike", "case-id-unlike",
        "case-not-applicable", "column-hidden", "date-invalid",
        "date-outside-sample", "dates-out-of-order", "detail-merged", "file-damaged", "file-in-use", "file-misnamed",
        "header-merged", "inspector-answers-alike", "interviewed-unknown", "note-row", "panel-unflagged",
        "question-missing", "question-not-applicable", "question-unanswered", "rating-elsewhere", "row-hidden",
        "services-mixed", "sheet-hidden",
        "totals-row",
    },
    "notice": {"answer-missing", "case-unanswered", "judgement-missing"},
}  # fmt: skip

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.CODE)


def manual(rule: ModuleType) -> str:
    return inspect.cleandoc(rule.__doc__ or "")


def example(rule: ModuleType, kind: str) -> str:
    """The indented block under ``Passes::`` or ``Fails::``, empty where there is none."""
    found = re.search(rf"^{kind}::\n\n((?: {{4}}.*\n|\n)+)", manual(rule) + "\n", re.MULTILINE)
    return inspect.cleandoc(found[1]) if found else ""


def test_every_rule_file_is_in_the_catalogue_once_and_in_order() -> None:
    files = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem not in NOT_RULES)
    assert [rule.__name__.rpartition(".")[2] for rule in RULES] == files


def test_codes_and_severities_are_those_that_were_published() -> None:
    assert {severity: {rule.CODE for rule in RULES if severity == rule.SEVERITY} for severity in CODES} == CODES
    assert set(CODES) == set(get_args(Severity))


@every_rule
def test_a_rule_stands_in_the_list_with_its_severity_and_the_first_line_of_its_manual(rule: ModuleType) -> None:
    lines = [re.split(r" +", line, maxsplit=2) for line in rule_list().splitlines()]
    assert [line for line in lines if line[0] == rule.CODE] == [
        [rule.CODE, rule.SEVERITY, manual(rule).splitlines()[0]]
    ]


@every_rule
def test_a_rule_explains_itself_with_every_word_of_its_manual(rule: ModuleType) -> None:
    explained = rule_manual(rule.CODE)
    assert explained.startswith(f"{rule.CODE} ({rule.SEVERITY})\n\n")
    assert re.findall(r"\w+", explained) == re.findall(r"\w+", f"{rule.CODE} {rule.SEVERITY} {manual(rule)}")
    assert "``" not in explained
    assert "::" not in explained


@every_rule
def test_a_code_is_its_files_name_in_kebab_case(rule: ModuleType) -> None:
    assert rule.__name__.rpartition(".")[2].replace("_", "-") == rule.CODE
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.CODE)


@every_rule
def test_a_rule_has_one_of_the_severities(rule: ModuleType) -> None:
    assert rule.SEVERITY in get_args(Severity)


@every_rule
def test_a_rules_docstring_is_its_manual(rule: ModuleType) -> None:
    first, *others = manual(rule).split("\n\n")
    assert re.fullmatch(r"[A-Z#`][^\n]+\.", first), "one sentence on one line"
    assert len(first) <= 120
    assert example(rule, "Passes")
    assert example(rule, "Fails")
    assert example(rule, "Passes") != example(rule, "Fails")
    assert re.fullmatch(r"To mend: .+\.", others[-1], re.DOTALL), "it ends with how to mend it"
    assert manual(rule).index("Passes::") < manual(rule).index("Fails::") < manual(rule).index("To mend:")


# Examples that say in words what a table of text cannot show.
IN_WORDS = {
    "answer-merged", "column-hidden", "date-invalid", "date-outside-sample", "dates-out-of-order", "detail-merged",
    "file-damaged", "file-in-use", "file-misnamed", "formula-uncalculated", "header-merged", "header-spans-answers",
    "panel-unflagged", "row-hidden", "sheet-hidden",
}  # fmt: skip
PASSES_IN_WORDS = {"note-row", "tables-side-by-side", "totals-row"}
SHOWN = [
    (rule, kind)
    for rule in RULES
    for kind in ("Passes", "Fails")
    if rule.CODE not in IN_WORDS | (PASSES_IN_WORDS if kind == "Passes" else set())
]


@pytest.mark.parametrize(("rule", "kind"), SHOWN, ids=[f"{rule.CODE}-{kind.lower()}" for rule, kind in SHOWN])
def test_an_example_in_a_manual_does_what_it_says(rule: ModuleType, kind: str, tmp_path: Path) -> None:
    framework = framework_of(example(rule, "Passes") + example(rule, "Fails"))
    found = problems_of(tmp_path / "cases.xlsx", as_sheets(example(rule, kind)), framework=framework)
    assert (rule.CODE in [problem.code for problem in found]) == (kind == "Fails")


def framework_of(examples: str) -> Framework:
    """A framework with no more than examples are about: the questions they name, and the first judged standard."""
    first, *sampled = YJ_2021.domains[:3]
    return replace(
        YJ_2021,
        limiting=None,
        domains=(
            replace(first, standards=first.standards[:1]),
            *(replace(domain, standards=(asked_in(examples, domain.standards[0]),)) for domain in sampled),
        ),
    )


def asked_in(examples: str, standard: Standard) -> Standard:
    """A standard with the questions that examples name, or else its first."""
    named = tuple(question for question in standard.questions if question.code in examples)
    return replace(standard, questions=named or standard.questions[:1])


def as_sheets(table: str) -> Sheets:
    """The table of an example as a workbook. Where it leaves out the questions or the cases, one stands in for them."""
    rows = [[cell.strip() for cell in line.split("|")] for line in table.splitlines()]
    if len(rows) == 1:
        rows.append(["1001"])
    if rows[0][0] == "Case ID" and not any(heading.startswith(("2.1.", "Question")) for heading in rows[0]):
        rows = [[*row, cell] for row, cell in zip(rows, ("2.1.1", "Yes"), strict=True)]
    return {"Sheet": " / ".join(" | ".join(row) for row in rows)}
