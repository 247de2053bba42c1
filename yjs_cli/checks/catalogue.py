"""Every rule, in the order of their codes, and what ``yjs check --list`` and ``--explain`` show of them."""

import textwrap
from collections.abc import Iterator
from importlib import import_module
from inspect import cleandoc
from pkgutil import iter_modules

from yjs_cli import checks
from yjs_cli.checks import facts
from yjs_cli.checks.rule import Rule
from yjs_cli.errors import UsageError

_NOT_RULES = frozenset(("between_files", "catalogue", "facts", "finding", "grouping", "rule"))
_WIDTH = 80  # characters, of a manual at a terminal


def _rules() -> Iterator[Rule]:
    """The rule in each module of this package, and those in each module of ``facts``: a new file needs no entry."""
    for module in iter_modules(checks.__path__):
        if module.name not in _NOT_RULES:
            yield import_module(f"{checks.__name__}.{module.name}").RULE
    for module in iter_modules(facts.__path__):
        yield from import_module(f"{facts.__name__}.{module.name}").RULES


RULES: tuple[Rule, ...] = tuple(sorted(_rules(), key=lambda rule: rule.code))


def rule_list() -> str:
    """One line per rule: code, severity, and the first line of its manual."""
    width = max(len(rule.code) for rule in RULES)
    return "".join(f"{rule.code:{width}}  {rule.severity:7}  {_paragraphs(rule)[0]}\n" for rule in RULES)


def rule_manual(code: str) -> str:
    """The manual of a rule, wrapped for a terminal. Raises UsageError if there is no such rule."""
    rule = next((rule for rule in RULES if code == rule.code), None)
    if rule is None:
        raise UsageError(f"there is no rule {code!r}. yjs check --list shows all rules.")
    text = "\n\n".join(_wrapped(paragraph) for paragraph in _paragraphs(rule))
    return f"{rule.code} ({rule.severity})\n\n{text}\n"


def _paragraphs(rule: Rule) -> list[str]:
    return cleandoc(rule.manual).split("\n\n")


def _wrapped(paragraph: str) -> str:
    """A paragraph that fits the terminal. An example is indented and keeps its lines, because it may be a table."""
    if paragraph.startswith(" "):
        return paragraph
    return textwrap.fill(" ".join(paragraph.split()), _WIDTH, break_long_words=False, break_on_hyphens=False)
