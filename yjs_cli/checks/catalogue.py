"""Every rule there is. A rule is a module: CODE, SEVERITY, check(), and a docstring that is its manual."""

from collections.abc import Iterator
from importlib import import_module
from inspect import cleandoc
from pkgutil import iter_modules
from types import ModuleType

from yjs_cli import checks
from yjs_cli.errors import UsageError

_NOT_RULES = frozenset(("catalogue", "finding"))


def _rules() -> Iterator[ModuleType]:
    """The modules beside this one that are rules, by name: a new file is a new rule."""
    for name in sorted(module.name for module in iter_modules(checks.__path__)):
        if name not in _NOT_RULES:
            yield import_module(f"{checks.__name__}.{name}")


RULES: tuple[ModuleType, ...] = tuple(_rules())


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
