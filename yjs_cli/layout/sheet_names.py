"""What the name of a sheet says: the domain of its cases, a period, or that its cases are set aside."""

import re

from yjs_cli.framework import Framework

_WORD = re.compile(r"[^\W_]+")
_PERIOD = re.compile(
    r"\bq[1-4]\b|\bquarter\b|\b(?:19|20)\d\d\b|\b\d\d[/-]\d\d\b|\bold\b|\bprevious\b|\blast year\b|\breserves?\b|"
    r"\bwithdrawn\b|\bremoved\b|\bexcluded\b|\bdrafts?\b|\bbackup\b|\bcopy\b|\barchived?\b|\bpilot\b|\bspare\b|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)?\b|"
    r"\b(?:spring|summer|autumn|winter|term)\b|\bwave\b|\bround\b",
    re.IGNORECASE,
)
_SAMPLE = re.compile(r"\bsample\b|\bcase list\b|\bcases\b|\bselected\b", re.IGNORECASE)


def domain_in_name(name: str | None, framework: Framework) -> str | None:
    """The domain with cases that a sheet's name names (``Court``, ``OOCD - KM``, ``2.1 Assessment``), or None.

    Of two names within each other (``court`` in ``out of court``) the longer counts.
    """
    words = _words(name or "")
    found: dict[str, int] = {}
    for domain in framework.case_domains:
        for text in (f"domain {domain.code}", domain.name, *domain.aliases):
            if _within(_words(text), words):
                found[domain.code] = max(found.get(domain.code, 0), len(text))
    if found:
        longest = max(found.values())
        named = [code for code, length in found.items() if length == longest]
        return named[0] if len(named) == 1 else None
    codes = {
        domain.code for domain in framework.case_domains for s in domain.standards if (name or "").startswith(s.code)
    }
    return codes.pop() if len(codes) == 1 else None


def names_a_period(name: str | None) -> bool:
    """Whether a sheet's name says that its cases are of a period, or set aside: Q1, 2019, old, reserve, draft."""
    return _PERIOD.search(_spaced(name or "")) is not None


def names_a_sample(name: str | None) -> bool:
    """Whether a sheet's name says that it lists the cases of the sample."""
    return _SAMPLE.search(_spaced(name or "")) is not None


def _spaced(name: str) -> str:
    return name.replace("_", " ")


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _within(part: list[str], whole: list[str]) -> bool:
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))
