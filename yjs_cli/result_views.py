"""A result in Python: as a pandas frame, as a line, and as the table that a notebook shows."""

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from yjs_cli.result import InspectionResult, StandardResult

_ABOUT = ("service", "fieldwork_start", "status", "score", "max_score", "overall")
_STANDARD = ("domain", "standard", "standard_name", "method", "standard_rating", "points")
_QUESTION = (
    "question", "question_label", "yes", "no", "not_applicable", "unanswered", "applicable", "percent",
    "exact_percent", "question_rating", "deciding",
)  # fmt: skip
_PANEL = ("panel_from", "panel_reason")
_WHOLE = frozenset(
    {"score", "max_score", "points", "yes", "no", "not_applicable", "unanswered", "applicable", "percent"}
)


def frame_of(*results: "InspectionResult") -> "pd.DataFrame":
    """One row per key question and per judged standard of each result, with the column names of the CSV format.

    Counts, points and scores are Int64, ``exact_percent`` is Float64, ``deciding`` is boolean, ``fieldwork_start`` is
    datetime64, and every other column is a string. A value that a row does not have is missing.
    """
    import pandas as pd

    names = (*_ABOUT, *_STANDARD, *_QUESTION, *_PANEL)
    rows = [row for result in results for standard in result.standards for row in _rows(result, standard)]
    frame = pd.DataFrame(rows, columns=list(names), dtype=object)
    types = {name: "Int64" if name in _WHOLE else "string" for name in names}
    types |= {"exact_percent": "Float64", "deciding": "boolean"}
    frame["fieldwork_start"] = pd.to_datetime(frame["fieldwork_start"])
    return frame.astype({name: kind for name, kind in types.items() if name != "fieldwork_start"})


def line_of(result: "InspectionResult") -> str:
    """``<InspectionResult Anytown: Good, 26 of 36, final>``."""
    return (
        f"<InspectionResult {_name(result)}: {result.overall or 'no rating'}, {result.score} of {result.max_score}, "
        f"{result.status}>"
    )


def html_of(result: "InspectionResult") -> str:
    """A table of the standards with their ratings, and the percentage that decides each."""
    body = "".join(
        f"<tr><th>{escape(standard.code)}</th><td>{escape(standard.name)}</td><td>{escape(_percent(standard))}</td>"
        f"<td>{escape(standard.rating or 'no rating')}</td></tr>"
        for standard in result.standards
    )
    title = f"{_name(result)}: {result.overall or 'no rating'}, {result.score} of {result.max_score}, {result.status}"
    return (
        f"<table><caption>{escape(title)}</caption><thead><tr><th>Code</th><th>Standard</th><th>Lowest %</th>"
        f"<th>Rating</th></tr></thead><tbody>{body}</tbody></table>"
    )


def _rows(result: "InspectionResult", standard: "StandardResult") -> list[tuple[object, ...]]:
    about = tuple(getattr(result, name) for name in _ABOUT)
    rated = (standard.domain, standard.code, standard.name, standard.method, standard.rating, standard.points)
    panel = (standard.panel.cases_rating, standard.panel.reason) if standard.panel else (None, None)
    if not standard.questions:
        return [(*about, *rated, *(None for _ in _QUESTION), *panel)]
    return [
        (
            *about, *rated, question.code, question.label, question.yes, question.no, question.not_applicable,
            question.unanswered, question.applicable, question.percent, question.exact_percent, question.rating,
            question.code in standard.deciding, *panel,
        )
        for question in standard.questions
    ]  # fmt: skip


def _name(result: "InspectionResult") -> str:
    return result.service or ", ".join(source.name for source in result.sources)


def _percent(standard: "StandardResult") -> str:
    percents = [question.percent for question in standard.questions if question.code in standard.deciding]
    return f"{percents[0]}%" if percents else ""
