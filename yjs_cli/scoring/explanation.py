"""How a rating came about and what it hangs on: each single answer is changed, and the standard rated again."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from yjs_cli.framework import Framework, Rating, Standard
from yjs_cli.inspection import NOT_RATED, Inspection
from yjs_cli.query_results import (
    QUERY_FORMAT_VERSION,
    AnswerCell,
    Change,
    Explanation,
    NextRating,
    OverallExplanation,
    StandardExplanation,
)
from yjs_cli.result import InspectionResult, StandardResult
from yjs_cli.scoring.bands import percent
from yjs_cli.scoring.cells import answers_with_cells
from yjs_cli.scoring.counts import Counts, counts_by_question
from yjs_cli.scoring.deciding import cases_rating
from yjs_cli.scoring.overall import overall_rating

# Each answer, the field of Counts that counts it, and whether a change to it is tried: nobody clears an answer.
_FIELDS = {"Yes": "yes", "No": "no", "N/A": "not_applicable", "unanswered": "unanswered"}
_NEW_ANSWERS = ("Yes", "No", "N/A")

Cells = Mapping[tuple[str, str], Sequence[AnswerCell]]  # question, answer -> cells


def explain(
    inspection: Inspection,
    result: InspectionResult,
    framework: Framework,
    standards: Sequence[str],
    yjs_version: str,
    before: InspectionResult | None = None,
) -> Explanation:
    """Explain the overall rating and these standards (codes of the framework; all if empty).

    ``result`` is the score of ``inspection``. ``before`` is the result without the answers that ``result`` assumes.
    """
    counts = counts_by_question(inspection.answers)
    cells: dict[tuple[str, str], list[AnswerCell]] = {}
    for each in answers_with_cells(inspection):
        cells.setdefault((each.question, each.answer), []).append(each.cell)
    panel_rated = {stated.standard for stated in inspection.stated_ratings}
    results_before = {standard.code: standard for standard in before.standards} if before else {}
    explained = (
        _standard(standard, result, counts, cells, framework, panel_rated, results_before.get(standard.code))
        for standard in framework.standards
        if not standards or standard.code in standards
    )
    return Explanation(
        format_version=QUERY_FORMAT_VERSION,
        yjs_version=yjs_version,
        framework=framework.name,
        service=result.service,
        sources=result.sources,
        assumed=result.assumed,
        overall=_overall(result, framework),
        before=_overall(before, framework) if before else None,
        standards=tuple(explained),
    )


def _overall(result: InspectionResult, framework: Framework) -> OverallExplanation:
    return OverallExplanation(
        result.overall, result.status, result.score, result.max_score, tuple(_next_ratings(result, framework))
    )


def _next_ratings(result: InspectionResult, framework: Framework) -> Iterator[NextRating]:
    """The nearest lower and higher overall rating that some score has, with their distance in points."""
    if result.overall is None:
        return
    by_score = [overall_rating(total, result.max_score, framework) for total in range(result.max_score + 1)]
    here = by_score[result.score]
    for totals in (range(result.score - 1, -1, -1), range(result.score + 1, result.max_score + 1)):
        for total in totals:
            other = by_score[total]
            if other is not None and other != here:
                yield NextRating(other.name, total - result.score)
                break


def _standard(
    standard: Standard,
    result: InspectionResult,
    counts: Mapping[str, Counts],
    cells: Cells,
    framework: Framework,
    stated: set[str],
    before: StandardResult | None,
) -> StandardExplanation:
    rated = next(each for each in result.standards if each.code == standard.code)
    questions = {question.code: counts[question.code] for question in standard.questions}
    from_cases = cases_rating(questions, framework)
    panel_rated = bool(questions) and standard.code in stated
    deciding = [questions[code] for code in rated.deciding]
    above = {low.name: high.from_percent for low, high in pairwise(framework.ratings)}
    return StandardExplanation(
        code=standard.code,
        name=standard.name,
        method=standard.method,
        rating=NOT_RATED if rated.status == "not-rated" else rated.rating,
        cases_rating=from_cases.name if from_cases else None,
        reason=rated.reason,
        panel=rated.panel,
        panel_rated=panel_rated,
        questions=rated.questions,
        deciding=rated.deciding,
        lowest_percent=percent(deciding[0].yes, deciding[0].applicable) if deciding else None,
        from_percent=from_cases.from_percent if from_cases else None,
        below_percent=above.get(from_cases.name) if from_cases else None,
        answered_no=tuple(cell for code in rated.deciding for cell in cells.get((code, "No"), ())),
        changes=tuple(_changes(rated, panel_rated, questions, cells, result, framework)),
        before=before,
    )


def _changes(
    rated: StandardResult,
    panel_rated: bool,
    questions: Mapping[str, Counts],
    cells: Cells,
    result: InspectionResult,
    framework: Framework,
) -> list[Change]:
    """Every change of one answer that changes the rating from the cases, lower ratings first, then the nearest.

    All cells of a question with the same answer have the same effect, so each effect is worked out once.
    """
    given = cases_rating(questions, framework)
    found: list[tuple[Rating | None, Change]] = []
    for code, counts in questions.items():
        for answer, new_answer in ((old, new) for old in _FIELDS for new in _NEW_ANSWERS if old != new):
            if not getattr(counts, _FIELDS[answer]):
                continue
            new = cases_rating({**questions, code: changed_counts(counts, answer, new_answer)}, framework)
            if new != given:
                overall = result.overall if panel_rated else _overall_with(rated, new, result, framework)
                name = new.name if new else None
                found.append((new, Change(code, answer, new_answer, name, overall, tuple(cells[code, answer]))))
    here = given.points if given else -1

    def place(new: Rating | None) -> tuple[bool, bool, int]:
        return (True, True, 0) if new is None else (False, new.points > here, abs(new.points - here))

    return [change for _, change in sorted(found, key=lambda each: place(each[0]))]


def changed_counts(counts: Counts, answer: str, new_answer: str) -> Counts:
    """The counts of a question after one of its answers is changed to another."""
    old, new = _FIELDS[answer], _FIELDS[new_answer]
    return counts._replace(**{old: getattr(counts, old) - 1, new: getattr(counts, new) + 1})


def _overall_with(
    changed: StandardResult, rating: Rating | None, result: InspectionResult, framework: Framework
) -> str | None:
    """The overall rating if one standard had another rating."""
    if not changed.in_score:
        return result.overall
    others = [
        standard
        for standard in result.standards
        if standard.in_score and standard.status != "not-rated" and standard.code != changed.code
    ]
    if rating is None or any(standard.rating is None for standard in others):
        return None
    total = sum(standard.points or 0 for standard in others) + rating.points
    overall = overall_rating(total, framework.ratings[-1].points * (len(others) + 1), framework)
    return overall.name if overall else None
