"""Sentences about what changed between inspections, shared by the page, Markdown and ``score --expect``."""

from collections.abc import Iterator

from yjs_cli.comparison_results import (
    Agreement,
    AnswerChange,
    CaseComparison,
    Compared,
    Inspected,
    QuestionChange,
    RatingChange,
    SampleChange,
    Share,
)
from yjs_cli.output.words import NO_RATING, counted, date_in_words, listed, printable

_ANSWERS = ("Yes", "No", "N/A")


def file_in_words(inspected: Inspected) -> str:
    """``Anytown, fieldwork 21 October 2024, anytown.xlsx``, and that answers in it are assumed."""
    date = f"fieldwork {date_in_words(inspected.fieldwork_start)}" if inspected.fieldwork_start else ""
    parts = (
        printable(inspected.service or ""),
        date,
        printable(inspected.file),
        "assumed" if inspected.assumed else "",
    )
    return ", ".join(filter(None, parts))


def mixed_services(compared: Compared) -> str:
    """That the files are of different services; empty if they are of one."""
    names = dict.fromkeys(printable(each.service).strip() for each in compared.files if each.service)
    return f"These are different services: {listed(list(names), 'and')}." if len(names) > 1 else ""


def overall_change(old: Inspected, new: Inspected) -> str:
    """What became of the overall rating and the score."""
    return f"Overall: {_overall(old, new)}. {_score(old, new)}."


def _overall(old: Inspected, new: Inspected) -> str:
    if old.overall == new.overall:
        return f"{old.overall} both times" if old.overall else f"{NO_RATING.lower()} either time"
    return f"{old.overall or 'no rating'} to {new.overall or 'no rating'}"


def _score(old: Inspected, new: Inspected) -> str:
    if old.max_score != new.max_score:
        return f"Score {old.score} of {old.max_score} to {new.score} of {new.max_score}"
    if old.score == new.score:
        return f"Score {new.score} of {new.max_score} both times"
    points = new.score - old.score
    change = f"{counted(abs(points), 'point', 'points')} {'more' if points > 0 else 'fewer'}"
    return f"Score {old.score} to {new.score} of {new.max_score}, {change}"


def sample_change(change: SampleChange) -> str:
    """``Court disposals: 6 cases, now 8``."""
    return printable(f"{change.domain} {change.name}: {counted(change.old, 'case', 'cases')}, now {change.new:,}.")


def rating_change(change: RatingChange) -> str:
    """``2.1 Assessment rose from Good to Outstanding. One case would undo this.``"""
    name = f"{change.standard} {change.name}"
    if change.old is None:
        return printable(f"{name} is now {change.new}; it had no rating.")
    if change.new is None:
        return printable(f"{name} no longer has a rating; it was {change.old}.")
    verb = "rose" if (change.steps or 0) > 0 else "fell"
    undo = " One case would undo this." if change.one_case_would_undo else ""
    return printable(f"{name} {verb} from {change.old} to {change.new}.{undo}")


def question_change(change: QuestionChange) -> str:
    """``2.1.2 Safety of the child: 67% (4 of 6) to 83% (5 of 6), up 16 points.``"""
    name = f"{change.question} {change.label}"
    if change.points is None:
        return printable(f"{name}: {_share(change.old)} to {_share(change.new)}.")
    if change.points == 0:
        return printable(f"{name}: {_share(change.old)} to {_share(change.new)}.")
    points = f"{'up' if change.points > 0 else 'down'} {counted(abs(change.points), 'point', 'points')}"
    return printable(f"{name}: {_share(change.old)} to {_share(change.new)}, {points}.")


def _share(share: Share) -> str:
    if share.percent is None:
        return "no answers"
    return f"{share.percent}% ({share.yes:,} of {share.applicable:,})"


def share_in_short(share: Share) -> str:
    """``67% 4/6``, or a dash without answers."""
    return "–" if share.percent is None else f"{share.percent}% {share.yes}/{share.applicable}"


def cases_in_words(cases: CaseComparison) -> Iterator[str]:
    """How many cases and answers differ."""
    yield f"{counted(cases.both, 'case is', 'cases are')} in both files."
    for names, word in ((cases.added, "new"), (cases.removed, "gone")):
        if names:
            one = len(names) == 1
            shown = names if len(names) <= 9 else names[:8]
            more = f" and {len(names) - len(shown)} more" if len(shown) < len(names) else ""
            yield printable(f"{len(names):,} {'case is' if one else 'cases are'} {word}: {', '.join(shown)}{more}.")
    kinds = [
        f"{number:,} {kind}" for kind in ("given", "changed", "cleared")
        if (number := sum(each.kind == kind for each in cases.answers))
    ]  # fmt: skip
    yield f"Answers: {listed(kinds, 'and')}." if kinds else "No answer differs."


def answer_change(change: AnswerChange) -> str:
    """``2.2.3: Yes to No (Court disposals!O7)``."""
    location = change.new_location or change.old_location or ""
    where = f" ({location})" if location else ""
    match change.kind:
        case "given":
            what = f"{change.new} given"
        case "cleared":
            what = f"{change.old} cleared"
        case "changed":
            what = f"{change.old} to {change.new}"
    return printable(f"{change.question}: {what}{where}")


def agreement_in_words(agreement: Agreement) -> str:
    """``5 of 6 agree (83%), kappa 0.67. Yes and Yes 3, No and No 2, Yes and No 1.``"""
    kappa = "kappa not defined" if agreement.kappa is None else f"kappa {agreement.kappa:.2f}"
    counts = [
        f"{_ANSWERS[row]} and {_ANSWERS[column]} {agreement.counts[row][column]:,}"
        for row, column in sorted(
            ((row, column) for row in range(3) for column in range(3)), key=lambda at: at[0] != at[1]
        )
        if agreement.counts[row][column]
    ]
    share = f"{agreement.agreed:,} of {agreement.both_answered:,} agree ({agreement.percent}%)"
    return f"{share}, {kappa}. {', '.join(counts)}."
