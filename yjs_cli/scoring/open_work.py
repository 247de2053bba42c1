"""What is left to do in an inspection, and which missing answers can still change a rating."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection
from yjs_cli.query_results import (
    AnswerCell,
    CaseProgress,
    InspectionProgress,
    InspectorProgress,
    MissingJudgement,
    OpenQuestion,
    OpenStandard,
)
from yjs_cli.result import InspectionResult, StandardResult
from yjs_cli.scoring.bands import band, compared_percent, reachable_bands
from yjs_cli.scoring.cells import Answered, answers_with_cells, case_names, location_of
from yjs_cli.scoring.counts import Counts, counts_by_question
from yjs_cli.scoring.deciding import answerable_questions


def open_work(inspection: Inspection, result: InspectionResult, framework: Framework) -> InspectionProgress:
    """What is missing from an inspection. ``result`` is its score.

    Standards and questions whose missing answers can still change a rating come first, those with the fewest missing
    answers before the others.
    """
    counts = counts_by_question(inspection.answers)
    answered = list(answers_with_cells(inspection))
    settled = {stated.standard for stated in inspection.stated_ratings}
    changing = {
        question
        for standard in framework.standards
        if standard.code not in settled
        for question in changing_questions({each.code: counts[each.code] for each in standard.questions}, framework)
    }
    standards = [
        _open_standard(standard, changing)
        for standard in result.standards
        if any(question.unanswered for question in standard.questions)
    ]
    missing_cells: dict[str, list[AnswerCell]] = {}
    for each in answered:
        if each.answer == "unanswered":
            missing_cells.setdefault(each.question, []).append(each.cell)
    order = {standard.code: number for number, standard in enumerate(sorted(standards, key=_place))}
    questions = [
        OpenQuestion(question.code, standard.code, question.label, question.code in changing, tuple(cells))
        for standard in framework.standards
        for question in standard.questions
        if (cells := missing_cells.get(question.code))
    ]
    judged = [standard for standard in result.standards if standard.method == "judgement"]
    without = [standard for standard in judged if standard.status == "incomplete"]
    cases = _cases(inspection, answered)
    return InspectionProgress(
        service=result.service,
        sources=result.sources,
        status=result.status,
        missing_answers=sum(each.missing for each in standards),
        answers=len(answered),
        missing_judgements=len(without),
        judgements=len(judged),
        standards=tuple(sorted(standards, key=_place)),
        questions=tuple(sorted(questions, key=lambda each: (not each.can_change_rating, order[each.standard]))),
        inspectors=_inspectors(cases),
        cases=tuple(each for each in cases if each.missing),
        without_judgement=tuple(MissingJudgement(standard.code, standard.name) for standard in without),
    )


def changing_questions(questions: Mapping[str, Counts], framework: Framework) -> list[str]:
    """The questions of a standard to which a missing answer can still change the rating.

    That is so if the other missing answers can turn out so that a Yes to this one gives another rating than a No. As
    in the outlook, every missing answer is taken to become Yes or No.
    """
    answerable = answerable_questions(questions)
    highest = {
        code: reachable_bands(counts.yes, counts.applicable, counts.unanswered, framework)[-1].points
        for code, counts in answerable.items()
    }
    found = []
    for code, counts in answerable.items():
        if not counts.unanswered:
            continue
        ceiling = min(
            (points for other, points in highest.items() if other != code), default=framework.ratings[-1].points
        )
        applicable = counts.applicable + counts.unanswered
        points = [
            band(compared_percent(yes, applicable, framework.compared_percentage), framework).points
            for yes in range(counts.yes, counts.yes + counts.unanswered + 1)
        ]
        if any(low < min(high, ceiling) for low, high in pairwise(points)):
            found.append(code)
    return found


def _open_standard(standard: StandardResult, changing: set[str]) -> OpenStandard:
    return OpenStandard(
        code=standard.code,
        name=standard.name,
        rating=standard.rating,
        possible=standard.possible,
        missing=sum(question.unanswered for question in standard.questions),
        can_change_rating=any(question.code in changing for question in standard.questions),
    )


def _place(standard: OpenStandard) -> tuple[bool, int]:
    return not standard.can_change_rating, standard.missing


def _cases(inspection: Inspection, answered: Sequence[Answered]) -> list[CaseProgress]:
    """Every case, those with the most answers missing first."""
    cases = inspection.cases
    names = case_names(cases)
    asked = [0] * len(cases)
    missing: list[list[str]] = [[] for _ in range(len(cases))]
    for each in answered:
        asked[each.case] += 1
        if each.answer == "unanswered":
            missing[each.case].append(each.question)
    domains, inspectors = cases["domain"].astype(object).tolist(), cases["inspector"].astype(object).tolist()
    files, sheets, rows = (cases[name].tolist() for name in ("file", "sheet", "row"))
    columns = cases["id_column"].tolist()
    found = [
        CaseProgress(
            case=names[number],
            domain=domains[number] if isinstance(domains[number], str) else "",
            inspector=_text(inspectors[number]),
            location=location_of(files[number], sheets[number], rows[number], columns[number]),
            missing=len(missing[number]),
            answers=asked[number],
            questions=tuple(missing[number]),
        )
        for number in range(len(cases))
    ]
    return sorted(found, key=lambda case: -case.missing)


def _inspectors(cases: Sequence[CaseProgress]) -> tuple[InspectorProgress, ...]:
    """The inspectors, those with the most answers missing first, and last the cases without one."""
    spelling: dict[str, str] = {}
    of: dict[str, list[CaseProgress]] = {}
    for case in cases:
        key = (case.inspector or "").casefold()
        spelling.setdefault(key, case.inspector or "")
        of.setdefault(key, []).append(case)
    found = [
        InspectorProgress(
            inspector=spelling[key] or None,
            cases=len(own),
            unfinished_cases=sum(case.missing > 0 for case in own),
            missing=sum(case.missing for case in own),
            answers=sum(case.answers for case in own),
        )
        for key, own in of.items()
    ]
    return tuple(sorted(found, key=lambda each: (each.inspector is None, -each.missing)))


def _text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
