"""A rule: what every rule has, rules that compute what they find, and rules that word a fact found by layout."""

from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

import msgspec

from yjs_cli.checks.finding import Finding, cell_list, facts_of_kind
from yjs_cli.framework import Framework
from yjs_cli.inspection import Fact, FactKind, Inspection
from yjs_cli.problem import Severity

Check = Callable[[Inspection, Framework], Iterator[Finding]]


class Rule(Protocol):
    """A rule of ``yjs check``.

    ``code`` and ``severity`` are published: scripts depend on them. ``manual`` is what ``yjs check --explain`` shows: a
    one-line summary, an example that passes and one that fails, and how to fix the problem.
    """

    @property
    def code(self) -> str: ...
    @property
    def severity(self) -> Severity: ...
    @property
    def manual(self) -> str: ...
    def check(self, inspection: Inspection, framework: Framework, /) -> Iterator[Finding]:
        """Everything the rule finds in an inspection, in any order."""


class ComputedRule(msgspec.Struct, frozen=True):
    """A rule that works out from the cases, answers and ratings what is wrong."""

    code: str
    severity: Severity
    manual: str
    check: Check


class FactRule(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that reports the facts of one kind. The kind is its code.

    ``message`` and ``hint`` are templates. They may use:

    - ``{about}``: the fact's ``about``, or its wording in ``wordings``
    - ``{count}``: the fact's ``count``
    - ``{place}`` and ``{second}``: addresses, without the name of the sheet if both are on the same sheet
    - ``{row}`` and ``{last_row}``: the first and last of ``count`` rows
    - ``{framework}``: the name of the framework

    ``message_for_many`` replaces ``message`` if ``count`` is more than 1. ``variants`` has another message and hint for
    some values of ``about``.
    """

    code: FactKind
    severity: Severity
    message: str
    hint: str
    manual: str
    message_for_many: str = ""
    wordings: Mapping[str, str] = {}
    variants: Mapping[str, tuple[str, str]] = {}

    def check(self, inspection: Inspection, framework: Framework, /) -> Iterator[Finding]:
        """One finding for each fact of this kind."""
        return (self.finding(fact, framework) for fact in facts_of_kind(inspection, self.code))

    def finding(self, fact: Fact, framework: Framework) -> Finding:
        """The fact in words."""
        row = fact.place.row or 0
        values = {
            "about": self.wordings.get(fact.about, fact.about),
            "count": fact.count,
            "place": cell_list([fact.place], 1, fact.place),
            "second": cell_list([fact.second], 1, fact.place) if fact.second else "",
            "row": row,
            "last_row": row + fact.count - 1,
            "framework": framework.name,
        }
        message = self.message_for_many if self.message_for_many and fact.count > 1 else self.message
        message, hint = self.variants.get(fact.about, (message, self.hint))
        return Finding(fact.place, message.format_map(values), hint.format_map(values))
