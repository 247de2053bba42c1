"""What changed between inspections: ratings, percentages, and single answers. Every change carries its counts."""

from collections.abc import Iterator, Mapping, Sequence

from yjs_cli.comparison_results import (
    AnswerChange,
    CaseComparison,
    Comparison,
    QuestionChange,
    QuestionTrend,
    RatingChange,
    SampleChange,
    Share,
    StandardTrend,
    Trend,
)
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection, case_key
from yjs_cli.result import InspectionResult, QuestionResult, StandardResult
from yjs_cli.scoring.agreement import agreement_of, total_agreement
from yjs_cli.scoring.cells import answers_with_cells
from yjs_cli.scoring.counts import Counts
from yjs_cli.scoring.deciding import cases_rating
from yjs_cli.scoring.explanation import changed_counts

_MISSING = "unanswered"

# Domain, normalised case id, question -> the case id as typed, the answer, and the location of its cell.
_Answers = dict[tuple[str, str, str], tuple[str, str, str]]


def compare(
    old: InspectionResult, new: InspectionResult, framework: Framework, cases: CaseComparison | None = None
) -> Comparison:
    """What changed from one result to another, the largest change first. Both are rated by the framework."""
    before = {standard.code: standard for standard in old.standards}
    after = {standard.code: standard for standard in new.standards}
    both = [(before[code], after[code]) for code in before if code in after]
    return Comparison(
        samples=tuple(_samples(old, new, framework)),
        ratings=tuple(sorted(_ratings(both, framework), key=lambda each: -abs(each.steps or 0))),
        questions=tuple(sorted(_questions(both), key=lambda each: -abs(each.points or 0))),
        cases=cases,
    )


def compare_cases(old: Inspection, new: Inspection, framework: Framework) -> CaseComparison:
    """The answers that differ between two inspections, by case. A case is an id in a domain."""
    before, after = _answers(old), _answers(new)
    old_cases, new_cases = _cases(before), _cases(after)
    pairs: dict[str, list[tuple[str, str]]] = {code: [] for code in framework.question_domains}
    for key in before.keys() & after.keys():
        pairs[key[2]].append((before[key][1], after[key][1]))
    agreement = [agreement_of(code, pairs[code]) for code in pairs if pairs[code]]
    return CaseComparison(
        both=len(old_cases.keys() & new_cases.keys()),
        added=tuple(name for case, name in new_cases.items() if case not in old_cases),
        removed=tuple(name for case, name in old_cases.items() if case not in new_cases),
        answers=tuple(_answer_changes(before, after)),
        agreement=tuple(each for each in agreement if each.both_answered),
        total_agreement=total_agreement(agreement),
    )


def trend(results: Sequence[InspectionResult], framework: Framework) -> Trend:
    """The ratings and percentages of several results side by side."""
    by_code = [{standard.code: standard for standard in result.standards} for result in results]
    questions = [
        {question.code: question for standard in result.standards for question in standard.questions}
        for result in results
    ]
    return Trend(
        standards=tuple(
            StandardTrend(
                standard.code,
                standard.name,
                tuple(each[standard.code].rating if standard.code in each else None for each in by_code),
            )
            for standard in framework.standards
        ),
        questions=tuple(
            QuestionTrend(
                question.code,
                question.label,
                standard.code,
                tuple(_share(each.get(question.code)) for each in questions),
            )
            for standard in framework.standards
            for question in standard.questions
        ),
    )


def _samples(old: InspectionResult, new: InspectionResult, framework: Framework) -> Iterator[SampleChange]:
    before = {sample.domain: sample.cases for sample in old.samples}
    after = {sample.domain: sample.cases for sample in new.samples}
    for domain in framework.case_domains:
        counts = before.get(domain.code, 0), after.get(domain.code, 0)
        if counts[0] != counts[1]:
            yield SampleChange(domain.code, domain.name, *counts)


def _ratings(both: Sequence[tuple[StandardResult, StandardResult]], framework: Framework) -> Iterator[RatingChange]:
    points = {rating.name: rating.points for rating in framework.ratings}
    for old, new in both:
        if old.rating != new.rating:
            steps = points[new.rating] - points[old.rating] if old.rating and new.rating else None
            yield RatingChange(
                new.code, new.name, old.rating, new.rating, steps, _one_case_would_undo(old, new, framework)
            )


def _one_case_would_undo(old: StandardResult, new: StandardResult, framework: Framework) -> bool:
    """Whether one other answer among the new ones would give the standard its old rating again."""
    questions = {each.code: _counts(each) for each in new.questions}
    rating = cases_rating(questions, framework)
    if old.rating is None or rating is None or rating.name != new.rating or new.panel is not None:
        return False
    return any(
        undone is not None and undone.name == old.rating
        for code, counts in questions.items()
        for answer, number in (("Yes", counts.yes), ("No", counts.no))
        if number
        for undone in (
            cases_rating(
                {**questions, code: changed_counts(counts, answer, "No" if answer == "Yes" else "Yes")}, framework
            ),
        )
    )


def _counts(question: QuestionResult) -> Counts:
    return Counts(question.yes, question.no, question.not_applicable, question.unanswered)


def _questions(both: Sequence[tuple[StandardResult, StandardResult]]) -> Iterator[QuestionChange]:
    for old, new in both:
        before = {question.code: question for question in old.questions}
        for question in new.questions:
            shares = _share(before.get(question.code)), _share(question)
            if shares[0] != shares[1]:
                percents = shares[0].percent, shares[1].percent
                points = percents[1] - percents[0] if percents[0] is not None and percents[1] is not None else None
                yield QuestionChange(question.code, question.label, new.code, *shares, points)


def _share(question: QuestionResult | None) -> Share:
    return Share(question.yes, question.applicable, question.percent) if question else Share(0, 0, None)


def _answers(inspection: Inspection) -> _Answers:
    """Every answer by domain, case and question. Cases without an id cannot be matched and are left out."""
    cases = inspection.cases
    ids, domains = cases["case_id"].tolist(), cases["domain"].astype(object).tolist()
    found: _Answers = {}
    for each in answers_with_cells(inspection):
        case_id, domain = ids[each.case], domains[each.case]
        if isinstance(case_id, str) and isinstance(domain, str):
            found[domain, case_key(case_id), each.question] = (case_id, each.answer, each.cell.location)
    return found


def _cases(answers: _Answers) -> dict[tuple[str, str], str]:
    return {(domain, key): case_id for (domain, key, _), (case_id, _, _) in answers.items()}


def _answer_changes(before: Mapping[tuple[str, str, str], tuple[str, str, str]], after: _Answers) -> list[AnswerChange]:
    """The answers that differ, in the order of the new file, then those of cases that it does not have."""
    found = []
    for key in (*after, *(key for key in before if key not in after)):
        old, new = before.get(key), after.get(key)
        answers = (old[1] if old else None), (new[1] if new else None)
        had, has = (answer not in (None, _MISSING) for answer in answers)
        if not (had or has) or answers[0] == answers[1]:
            continue
        found.append(
            AnswerChange(
                kind="changed" if had and has else "given" if has else "cleared",
                case=(new or old or ("",))[0],
                domain=key[0],
                question=key[2],
                old=answers[0],
                new=answers[1],
                old_location=old[2] if old else None,
                new_location=new[2] if new else None,
            )
        )
    return found
