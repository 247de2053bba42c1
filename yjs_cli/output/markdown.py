"""A page in GitHub-flavoured Markdown, to paste into a report or a pull request."""

import re
from collections.abc import Iterable, Iterator, Sequence

from yjs_cli.framework import Domain, Framework
from yjs_cli.output import words
from yjs_cli.output.account import account_lines
from yjs_cli.output.flags_shown import flags_to_show
from yjs_cli.result import Document, InspectionResult, PercentagesBy, QuestionResult, StandardResult

_NONE = "–"
_MARKUP = re.compile(r"[\\`*_{}\[\]<>&|~#]")
_LIST_MARKER = re.compile(r"^([-+])|^(\d+)(?=[.)](?:\s|$))")
_LINK_START = re.compile(r"(?<=www)(?=\.)|(?<=:)(?=//)", re.IGNORECASE)


def render(document: Document, framework: Framework) -> str:
    """One page per inspection, then a summary if there are several."""
    blocks = [block for inspection in document.inspections for block in _page(document, inspection, framework)]
    if len(document.inspections) > 1:
        blocks += _summary(document.inspections)
    return "\n\n".join(filter(None, blocks)) + "\n"


def escaped(text: str) -> str:
    """Escape text so that Markdown shows it unchanged in a heading, paragraph, list or table."""
    shown = _MARKUP.sub(r"\\\g<0>", words.printable(text).strip())
    shown = _LIST_MARKER.sub(lambda marker: f"\\{marker[1]}" if marker[1] else f"{marker[2]}\\", shown)
    return _LINK_START.sub(r"\\", shown)


def _page(document: Document, inspection: InspectionResult, framework: Framework) -> Iterator[str]:
    overall, score = words.overall_in_words(inspection), words.score_sentence(inspection)
    yield f"# {escaped(words.service_name(inspection))}"
    yield f"{_bold(f'Overall: {overall}')} · {score}"
    yield _bold(words.assumed_sentence(inspection))
    yield escaped(words.outlook_sentence(inspection))
    yield escaped(words.dates_sentence(inspection))
    yield "## Ratings"
    yield from _ratings(inspection, framework)
    for domain in framework.case_domains:
        yield from _case_domain(inspection, domain)
    for table in inspection.percentages_by:
        yield from _percentages_by(table, framework)
    yield from map(escaped, account_lines(inspection.sources))
    yield escaped(words.provenance(document, inspection))


def _percentages_by(table: PercentagesBy, framework: Framework) -> Iterator[str]:
    """A table for each domain: one row per key question, one column per value."""
    names = {domain.code: domain.name for domain in framework.domains}
    for domain in table.domains:
        if not domain.groups:
            continue
        yield f"## {escaped(f'{domain.domain} {names[domain.domain]} by {table.heading}')}"
        heads = [
            f"{words.group_name(group)} ({words.counted(group.cases, 'case', 'cases')})" for group in domain.groups
        ]
        rows = [
            (
                escaped(f"{question.code} {question.label}"),
                *(_share(group.questions[number]) for group in domain.groups),
            )
            for number, question in enumerate(domain.groups[0].questions)
        ]
        yield _table((("Key question", ":--"), *((escaped(head), "--:") for head in heads)), rows)
        yield escaped(words.combined_sentence(domain))
    yield escaped(words.not_shown_sentence(table))


def _share(question: QuestionResult) -> str:
    percent = _NONE if question.percent is None else f"{question.percent}%"
    return f"{question.yes}/{question.applicable} {percent}"


def _ratings(inspection: InspectionResult, framework: Framework) -> Iterator[str]:
    rows = []
    for domain in framework.domains:
        rows.append((_bold(domain.code), _bold(domain.name), ""))
        for standard in _standards(inspection, domain):
            name = escaped(standard.name) + ("" if standard.in_score else " ¹")
            rows.append((escaped(standard.code), name, escaped(words.rating_in_words(standard))))
    yield _table((("Code", ":--"), ("Standard", ":--"), ("Rating", ":--")), rows)
    judged = [standard for standard in inspection.standards if standard.method == "judgement"]
    yield _list(f"{standard.code}: {remark}" for standard in judged for remark in _remarks(standard))
    unscored = words.unscored_sentence(inspection)
    yield f"¹ {escaped(unscored)}" if unscored else ""


def _case_domain(inspection: InspectionResult, domain: Domain) -> Iterator[str]:
    yield f"## {escaped(f'{domain.code} {domain.name}')}"
    for sample in inspection.samples:
        if sample.domain == domain.code:
            sentences = (words.sample_sentence(sample, domain), words.interviews_sentence(sample))
            yield " ".join(f"{escaped(sentence[:1].upper() + sentence[1:])}." for sentence in sentences if sentence)
    for standard in _standards(inspection, domain):
        if standard.method == "cases":
            yield f"### {escaped(f'{standard.code} {standard.name}: {words.rating_in_words(standard)}')}"
            yield _questions(standard)
            yield _list(_remarks(standard))


def _questions(standard: StandardResult) -> str:
    headings = (("Key question", ":--"), ("Yes", "--:"), ("%", "--:"), ("Rating", ":--"), ("Remarks", ":--"))
    return _table(headings, [_question(question, standard) for question in standard.questions])


def _question(question: QuestionResult, standard: StandardResult) -> Sequence[str]:
    decides = question.code in standard.deciding
    remarks = filter(None, (words.DECIDES if decides else "", words.left_out(question)))
    cells = (
        f"{question.code} {question.label}",
        f"{question.yes}/{question.applicable}",
        _NONE if question.percent is None else f"{question.percent}%",
        question.rating or _NONE,
        "; ".join(remarks),
    )
    return [(_bold if decides else escaped)(cell) for cell in cells]


def _remarks(standard: StandardResult) -> Iterator[str]:
    flags = flags_to_show(standard, full=True)
    yield from filter(
        None,
        (words.reason_sentence(standard), words.panel_sentence(standard), *flags, words.standard_outlook(standard)),
    )


def _summary(inspections: Iterable[InspectionResult]) -> Iterator[str]:
    headings = (("Service", ":--"), ("Score", "--:"), ("Overall", ":--"), ("Status", ":--"))
    rows = [
        (
            escaped(words.service_name(inspection)),
            f"{inspection.score} of {inspection.max_score}",
            escaped(inspection.overall or _NONE),
            words.status_in_words(inspection),
        )
        for inspection in inspections
    ]
    yield "# Summary"
    yield _table(headings, rows)


def _standards(inspection: InspectionResult, domain: Domain) -> list[StandardResult]:
    return [standard for standard in inspection.standards if standard.domain == domain.code]


def _table(headings: Iterable[tuple[str, str]], rows: Iterable[Sequence[str]]) -> str:
    titles, alignments = zip(*headings, strict=True)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (titles, alignments, *rows))


def _list(remarks: Iterable[str]) -> str:
    return "\n".join(f"- {escaped(remark)}" for remark in remarks)


def _bold(text: str) -> str:
    shown = escaped(text)
    return f"**{shown}**" if shown else ""
