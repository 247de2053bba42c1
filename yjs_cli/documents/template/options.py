"""What a template is asked to hold, read from the words of the command line."""

from collections.abc import Iterator, Sequence

import msgspec

from yjs_cli.errors import UsageError
from yjs_cli.framework import Domain, Framework, joined
from yjs_cli.layout.case_details import vocabulary
from yjs_cli.layout.headings import read_heading

DEFAULT_CASES = 10  # cases of a domain that are numbered unless another number is asked for
MAX_CASES = 1000
MAX_LENGTH = 100  # letters of a heading or of a service's name

# The two samples that have options of their own, by the words under which a framework knows their domains.
_COURT = "court"
_OUT_OF_COURT = "out of court"


class TemplateOptions(msgspec.Struct, frozen=True):
    """Domain code -> how many numbered cases; the service, empty if not known yet; headings of case attributes."""

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
    """What the options ask for. ``others`` are texts such as ``2=12``. Raises UsageError, naming the option."""
    cases = {domain.code: DEFAULT_CASES for domain in framework.case_domains}
    told: set[str] = set()
    for option, word, count in _counts(court, out_of_court, others):
        domain = _domain(word, framework, option)
        if not 0 <= count <= MAX_CASES:
            raise UsageError(f"{option}: give a number of cases from 0 to {MAX_CASES}.")
        if domain.code in told:
            raise UsageError(f"{option}: the cases of {domain.code} {domain.name} are given twice.")
        told.add(domain.code)
        cases[domain.code] = count
    return TemplateOptions(
        cases,
        service="" if service is None else _plain(service, "--service"),
        attributes=() if attributes is None else tuple(_headings(attributes, framework)),
    )


def _counts(court: int | None, out_of_court: int | None, others: Sequence[str]) -> Iterator[tuple[str, str, int]]:
    """The option as typed, the word by which it names a domain, and the number."""
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
    """The domain with a case sample that the framework knows by this word."""
    code = vocabulary(framework).domains.get(joined(word))
    for domain in framework.case_domains:
        if domain.code == code:
            return domain
    known = ", ".join(f"{domain.code} ({domain.name})" for domain in framework.case_domains) or "none"
    raise UsageError(
        f'{option}: {framework.name} has no domain with a case sample called "{word}". It has: {known}. '
        "Name one as in --cases 2=12."
    )


def _headings(text: str, framework: Framework) -> Iterator[str]:
    """The headings of the attributes, each with a capital, none that a reader would take for something else."""
    seen: set[str] = set()
    for part in text.split(","):
        name = _plain(part, "--attributes")
        meaning = read_heading(1, name, framework).meaning
        if meaning != "attribute":
            raise UsageError(f"--attributes {name}: a column of that name means something else ({meaning}). Rename it.")
        if joined(name) in seen:
            raise UsageError(f"--attributes {name}: named twice.")
        seen.add(joined(name))
        yield name[0].upper() + name[1:]


def _plain(text: str, option: str) -> str:
    """A text of one line for one cell. Raises UsageError."""
    plain = " ".join(text.split())
    if not plain:
        raise UsageError(f"{option}: a name is missing.")
    if not plain.isprintable():
        raise UsageError(f"{option}: {plain!r} holds a sign that cannot be shown.")
    if len(plain) > MAX_LENGTH:
        raise UsageError(f"{option}: {plain[:20]}… is longer than {MAX_LENGTH} letters.")
    return plain
