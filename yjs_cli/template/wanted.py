"""What a template is asked to hold, read from the words of the command line."""

from collections.abc import Iterator, Sequence

import msgspec

from yjs_cli.errors import UsageError
from yjs_cli.framework import Domain, Framework, joined
from yjs_cli.intake.case_details import vocabulary
from yjs_cli.intake.headings import read_heading

NUMBERED = 10  # cases of a domain that are numbered unless another number is asked for
MOST_NUMBERED = 1000
LONGEST = 100  # letters of a heading or of a service's name

# The two samples that have options of their own, by the words under which a framework knows its domains.
_COURT = "court"
_OUT_OF_COURT = "out of court"


class Wanted(msgspec.Struct, frozen=True):
    """Domain code -> how many numbered cases; the service, empty if not known yet; headings of case attributes."""

    cases: dict[str, int]
    service: str = ""
    attributes: tuple[str, ...] = ()


def read_wishes(
    framework: Framework,
    court: int | None = None,
    out_of_court: int | None = None,
    others: Sequence[str] = (),
    service: str | None = None,
    attributes: str | None = None,
) -> Wanted:
    """What the options ask for. ``others`` are texts such as ``2=12``. Raises UsageError, naming the option."""
    named = [("--court-cases", _COURT, court), ("--out-of-court-cases", _OUT_OF_COURT, out_of_court)]
    asked = [
        *((option, _domain(word, framework, option), count) for option, word, count in named if count is not None),
        *_other_counts(others, framework),
    ]
    cases = {domain.code: NUMBERED for domain in framework.case_domains}
    for number, (option, domain, count) in enumerate(asked):
        if domain in [earlier for _, earlier, _ in asked[:number]]:
            raise UsageError(f"{option}: the number of cases of {domain.code} {domain.name} is given twice.")
        cases[domain.code] = count
    return Wanted(cases, _service(service), _headings(attributes, framework))


def _domain(word: str, framework: Framework, option: str) -> Domain:
    """The domain with a case sample that the framework knows by this word."""
    code = vocabulary(framework).domains.get(joined(word))
    if code is None:
        known = ", ".join(f"{domain.code} ({domain.name})" for domain in framework.case_domains) or "none"
        raise UsageError(
            f'{option}: {framework.name} has no domain with a case sample called "{word}". It has: {known}. '
            "Name one as in --cases 2=12."
        )
    return next(domain for domain in framework.case_domains if domain.code == code)


def _other_counts(texts: Sequence[str], framework: Framework) -> Iterator[tuple[str, Domain, int]]:
    for text in texts:
        option = f"--cases {text}"
        word, _, count = (part.strip() for part in text.partition("="))
        if not (count.isascii() and count.isdigit() and int(count[:9]) <= MOST_NUMBERED):
            raise UsageError(f"{option}: give a domain and a number from 0 to {MOST_NUMBERED}, as in --cases 2=12.")
        yield option, _domain(word, framework, option), int(count)


def _service(text: str | None) -> str:
    return _plain(text, "--service") if text is not None else ""


def _headings(text: str | None, framework: Framework) -> tuple[str, ...]:
    """The headings of the attributes, each with a capital, none that a reader would take for something else."""
    headings: list[str] = []
    for part in text.split(",") if text is not None else ():
        heading = _plain(part, "--attributes")
        meaning = read_heading(1, heading, framework).meaning
        if meaning != "attribute":
            raise UsageError(
                f'--attributes {heading}: a column with this heading is read as the {meaning}. Choose another word.'
            )
        if heading.casefold() in map(str.casefold, headings):
            raise UsageError(f"--attributes {heading}: named twice.")
        headings.append(heading[0].upper() + heading[1:])
    return tuple(headings)


def _plain(text: str, option: str) -> str:
    """A text of one line for one cell."""
    plain = " ".join(text.split())
    if not plain:
        raise UsageError(f"{option}: a name is empty. Write it as in --service Anytown, --attributes sex,age.")
    if not plain.isprintable():
        raise UsageError(f"{option}: {plain!r} holds a control character.")
    if len(plain) > LONGEST:
        raise UsageError(f"{option}: {plain[:20]!r} … has {len(plain)} letters; at most {LONGEST} fit.")
    return plain
