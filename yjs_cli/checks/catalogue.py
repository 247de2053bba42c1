"""Every rule there is. A rule is a module: CODE, SEVERITY, check(), and a docstring that is its manual."""

from inspect import cleandoc
from types import ModuleType

from yjs_cli.checks import (
    answer_in_figures,
    answer_merged,
    answer_missing,
    answer_repeated,
    answer_unknown,
    attribute_repeated,
    case_column_missing,
    case_id_missing,
    case_id_repeated,
    case_in_two_domains,
    cell_error,
    column_hidden,
    date_invalid,
    date_outside_sample,
    disposal_unknown,
    disposal_wrong_domain,
    domain_missing,
    domain_unknown,
    file_misnamed,
    formula_uncalculated,
    header_merged,
    header_repeated,
    header_spans_answers,
    interviewed_unknown,
    judgement_missing,
    layout_unknown,
    note_row,
    panel_reason_missing,
    panel_unflagged,
    question_missing,
    question_unknown,
    rating_repeated,
    rating_unknown,
    row_hidden,
    sheet_hidden,
    standard_unknown,
    tables_side_by_side,
    totals_row,
)
from yjs_cli.errors import UsageError

RULES: tuple[ModuleType, ...] = (
    answer_in_figures,
    answer_merged,
    answer_missing,
    answer_repeated,
    answer_unknown,
    attribute_repeated,
    case_column_missing,
    case_id_missing,
    case_id_repeated,
    case_in_two_domains,
    cell_error,
    column_hidden,
    date_invalid,
    date_outside_sample,
    disposal_unknown,
    disposal_wrong_domain,
    domain_missing,
    domain_unknown,
    file_misnamed,
    formula_uncalculated,
    header_merged,
    header_repeated,
    header_spans_answers,
    interviewed_unknown,
    judgement_missing,
    layout_unknown,
    note_row,
    panel_reason_missing,
    panel_unflagged,
    question_missing,
    question_unknown,
    rating_repeated,
    rating_unknown,
    row_hidden,
    sheet_hidden,
    standard_unknown,
    tables_side_by_side,
    totals_row,
)


def rule_list() -> str:
    """Every rule in a line: code, severity, and the first line of its manual."""
    width = max(len(rule.CODE) for rule in RULES)
    return "".join(f"{rule.CODE:{width}}  {rule.SEVERITY:7}  {_manual(rule)[0]}\n" for rule in RULES)


def rule_manual(code: str) -> str:
    """What a rule means, an example that passes and one that fails, and how to mend it. Raises UsageError."""
    rule = next((rule for rule in RULES if code == rule.CODE), None)
    if rule is None:
        raise UsageError(f"there is no rule {code!r}. yjs check --list names them all.")
    text = "\n".join(_manual(rule)).replace("``", "").replace("::", ":")
    return f"{rule.CODE} ({rule.SEVERITY})\n\n{text}\n"


def _manual(rule: ModuleType) -> list[str]:
    return cleandoc(rule.__doc__ or "").splitlines()
