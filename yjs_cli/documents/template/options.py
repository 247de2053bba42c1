"""The options of a template, read from the text of the command line."""

from collections.abc import Iterator, Sequence

import msgspec

from yjs_cli.errors import UsageError
from yjs_cli.framework import Domain, Framework, joined
from yjs_cli.layout.case_details import vocabulary
from yjs_cli.layout.headings import read_heading

DEFAULT_CASES = 10  # numbered cases per domain, unless the user gives another number
MAX_CASES = 1000
MAX_LENGTH = 100  # characters in a heading or the name of a service

# The two samples with their own options, by the names that a framework has for their domains.
_COURT = "court"
_OUT_OF_COURT = "out of court"


class TemplateOptions(msgspec.Struct, frozen=True):
    """Number of cases to number by domain code; the service, empty if not known yet; headings of case attributes."""

    cases: dict[str, int]
    service: str = ""
    attributes: tuple[str, ...] = ()


def read_options(
    framework: Framework,
    court: int | None = None,
    out_of_court: int | None = None,
    others: Sequence[str] = (),
    service: str | None = None,
    attributes: str | None = None,
) -> TemplateOptions:
    """Read the options. ``others`` are texts such as ``2=12``. Raises UsageError that names the option."""
    cases = {domain.code: DEFAULT_CASES for domain in framework.case_domains}
    counted: set[str] = set()
    for option, word, count in _counts(court, out_of_court, others):
        domain = _domain(word, framework, option)
        if not 0 <= count <= MAX_CASES:
            raise UsageError(f"{option}: give a number of cases from 0 to {MAX_CASES}.")
        if domain.code in counted:
            raise UsageError(f"{option}: you gave the number of cases for {domain.code} {domain.name} twice.")
        counted.add(domain.code)
        cases[domain.code] = count
    return TemplateOptions(
        cases,
        service="" if service is None else _one_line(service, "--service"),
        attributes=() if attributes is None else tuple(_headings(attributes, framework)),
    )


def _counts(court: int | None, out_of_court: int | None, others: Sequence[str]) -> Iterator[tuple[str, str, int]]:
    """The option as typed, the word that names a domain, and the number of cases."""
    if court is not None:
        yield f"--court-cases {court}", _COURT, court
    if out_of_court is not None:
        yield f"--out-of-court-cases {out_of_court}", _OUT_OF_COURT, out_of_court
    for text in others:
        word, _, number = text.partition("=")
        try:
            yield f"--cases {text}", word.strip(), int(number)
        except ValueError:
            raise UsageError(f"--cases {text}: give a domain and a number, as in --cases 2=12.") from None


def _domain(word: str, framework: Framework, option: str) -> Domain:
    """The domain with a case sample that has this name in the framework."""
    code = vocabulary(framework).domains.get(joined(word))
    for domain in framework.case_domains:
        if domain.code == code:
            return domain
    known = ", ".join(f"{domain.code} ({domain.name})" for domain in framework.case_domains) or "none"
    raise UsageError(
        f'{option}: {framework.name} has no domain with a case sample called "{word}". It has: {known}. '
        "Give one of these, as in --cases 2=12."
    )


def _headings(text: str, framework: Framework) -> Iterator[str]:
    """The attribute headings, each with a capital letter. Rejects headings that have another meaning in a workbook."""
    seen: set[str] = set()
    for part in text.split(","):
        name = _one_line(part, "--attributes")
        meaning = read_heading(1, name, framework).meaning
        if meaning != "attribute":
            raise UsageError(
                f"--attributes {name}: a column with this name has another meaning ({meaning}). Use another name."
            )
        if joined(name) in seen:
            raise UsageError(f"--attributes {name}: you gave this name twice.")
        seen.add(joined(name))
        yield name[0].upper() + name[1:]


def _one_line(text: str, option: str) -> str:
    """Check text for a cell and put it on one line. Raises UsageError."""
    plain = " ".join(text.split())
    if not plain:
        raise UsageError(f"{option}: a name is missing.")
    if not plain.isprintable():
        raise UsageError(f"{option}: {plain!r} contains a character that cannot be shown.")
    if len(plain) > MAX_LENGTH:
        raise UsageError(f"{option}: {plain[:20]}… is longer than {MAX_LENGTH} characters.")
    return plain
