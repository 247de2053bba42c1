"""The content of a report, before it has a format."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.builders import BATH_JUDGEMENTS, YJ_2021, bath, inspection_of, judged
from tests.documents.report.composing import paragraphs, reported, rows, section, tables
from tests.documents.report.reports import all_sections, report_of
from tests.output.samples import SCORED, document_of
from yjs_cli.documents.report.compose import compose
from yjs_cli.documents.report.content import Bullets, Paragraph, Picture, Table
from yjs_cli.documents.report.people import Breakdown
from yjs_cli.output import words
from yjs_cli.result import FORMAT_VERSION, Document
from yjs_cli.scoring import score
from yjs_cli.scoring.breakdowns import answers_by_case, breakdown_counts

every_sample = pytest.mark.parametrize("name", SCORED)
QUICK = settings(deadline=None, max_examples=60)


# Sections, in the order of the published reports.


def test_finished_report_has_the_sections_of_a_published_report() -> None:
    assert [each.heading for each in reported(bath()).sections] == [
        "Ratings",
        "Sample",
        "1 Organisational delivery",
        "2 Court disposals",
        "3 Out-of-court disposals",
        "4 Resettlement",
        "How the ratings were calculated",
    ]


def test_unfinished_report_lists_what_is_missing() -> None:
    inspection = inspection_of({"2.1.1": "YN.", "2.1.2": "Y.."}, {"1.1": "Good"})
    report = reported(inspection)
    outlook, lacking = section(report, "What is missing").blocks
    assert outlook == Paragraph(words.outlook_sentence(score(inspection, YJ_2021, ())))
    assert isinstance(lacking, Bullets)
    assert "1.2 Staff: The judgement is missing." in lacking.items
    assert [
        each for each in lacking.items if each.startswith("2.1 Assessment: 3 answers are missing. Still possible: ")
    ]
    assert report.summary.startswith("Overall rating: No rating yet. Score so far ")


def test_ratings_section_says_that_resettlement_does_not_count() -> None:
    assert paragraphs(section(reported(bath()), "Ratings"))[-1] == (
        "4.1 does not count towards the score or overall rating."
    )


def test_ratings_section_gives_the_dates_of_fieldwork_and_sample() -> None:
    assert paragraphs(section(reported(bath()), "Ratings"))[0] == (
        "Fieldwork started 21 October 2024. Cases from 23 October 2023 to 16 August 2024."
    )
    undated = replace(bath(), fieldwork_start=None, sample_from=None, sample_to=None)
    assert len(paragraphs(section(reported(undated), "Ratings"))) == 1
    assert (reported(bath()).date, reported(undated).date) == ("2024-10-21", None)


@every_sample
def test_each_standard_has_a_section_in_its_domain(name: str) -> None:
    report, [inspection] = report_of(name), document_of(name).inspections
    for domain in YJ_2021.domains:
        standards = [each for each in inspection.standards if each.domain == domain.code]
        of_domain = section(report, f"{domain.code} ")
        assert [each.heading for each in of_domain.sections] == [
            f"{each.code} {each.name}: {words.rating_in_words(each)}" for each in standards
        ]
        assert [each.rating for each in of_domain.sections] == [each.rating for each in standards]


@every_sample
def test_table_names_are_unique(name: str) -> None:
    report = report_of(name, with_cases=True)
    found = [block for each in all_sections(report) for block in each.blocks if isinstance(block, Table)]
    assert len(tables(report)) == len(found)
    assert all(len(row.cells) == len(each.columns) for each in found for row in each.rows)


def test_panel_decision_comes_before_flags() -> None:
    inspection = inspection_of({"2.1.1": "YYYNN"}, judged("Good"), {"2.1": ("Good", "A late transfer.")})
    remarks = paragraphs(section(reported(inspection), "2.1"), remarks=True)
    assert remarks[0] == "Changed by the panel from Requires improvement: A late transfer."
    assert len(remarks) > 1


def test_question_without_applicable_answers_has_no_percentage_and_no_bar() -> None:
    report = reported(inspection_of({"2.1.1": "--", "2.1.2": "YN"}, judged("Good")))
    assert rows(tables(report)["2.1"])[0][1:4] == ["[x]", "[x]", "Does not decide"]
    [picture] = [each for each in section(report, "2.1").blocks if isinstance(each, Picture)]
    assert picture.text.startswith("Share of Yes among the applicable answers: 2.1.2 50%; 2.1.3 100%. ")
    nothing = reported(inspection_of(dict.fromkeys(("2.1.1", "2.1.2", "2.1.3"), "--"), judged("Good")))
    assert not [each for each in section(nothing, "2.1").blocks if isinstance(each, Picture)]


def test_judged_standard_says_who_judged_it_or_that_it_is_missing() -> None:
    report = reported(inspection_of({"2.1.1": "Y"}, {"1.1": "Good"}))
    assert paragraphs(section(report, "1.1")) == ["Judged by the inspectors."]
    assert paragraphs(section(report, "1.2")) == ["The judgement is missing."]


@pytest.mark.parametrize(
    ("rating", "reason", "shown"),
    [
        ("Good", "Leaders are visible.", "Judged by the inspectors: Leaders are visible."),
        ("Not rated", "Too few\ncases.", "Not rated by the inspectors: Too few cases."),
        ("Good", " ", "Judged by the inspectors."),
    ],
)
def test_reason_of_a_judged_standard_is_shown(rating: str, reason: str, shown: str) -> None:
    inspection = inspection_of({"2.1.1": "Y"}, {"1.1": rating})
    stated = tuple(replace(each, reason=reason) for each in inspection.stated_ratings)
    assert paragraphs(section(reported(replace(inspection, stated_ratings=stated)), "1.1")) == [shown]


def test_standard_that_is_not_rated_says_so() -> None:
    report = reported(inspection_of({"2.1.1": "Y"}, {**BATH_JUDGEMENTS, "4.1": "Not rated"}))
    assert paragraphs(section(report, "4.1")) == ["Not rated by the inspectors."]
    assert section(report, "4.1").heading.endswith(": Not rated")
    assert rows(tables(report)["Ratings"])[-1][-1] == "Not rated"


def test_calculation_section_states_bands_points_files_and_versions() -> None:
    report = reported(bath())
    assert rows(tables(report)["Bands"]) == [
        ["Inadequate", "0", "49", "0"],
        ["Requires improvement", "50", "64", "1"],
        ["Good", "65", "79", "2"],
        ["Outstanding", "80", "100", "3"],
    ]
    assert rows(tables(report)["Scores"]) == [
        ["Inadequate", "0", "6"],
        ["Requires improvement", "7", "18"],
        ["Good", "19", "30"],
        ["Outstanding", "31", "36"],
    ]
    [made_from] = [each for each in section(report, "How").blocks if isinstance(each, Bullets)]
    assert f"File: anytown.xlsx, SHA-256 {'0' * 64}" in made_from.items
    assert "Program: yjs 0.1.0" in made_from.items
    assert any(each.startswith("Framework: yj-2021, ") for each in made_from.items)


NOTHING_RATED = dict.fromkeys((standard.code for standard in YJ_2021.standards), "Not rated")


@pytest.mark.parametrize(
    ("judgements", "scores"),
    [
        # There is no table without a score.
        ({}, None),
        # One standard gives at most three points.
        ({"1.1": "Good"}, [["Inadequate", "0", "0"], ["Requires improvement", "1", "1"], ["Good", "2", "2"],
                           ["Outstanding", "3", "3"]]),
    ],
)  # fmt: skip
def test_overall_ratings_without_a_possible_score_are_left_out(
    judgements: dict[str, str], scores: list[list[str]] | None
) -> None:
    report = reported(inspection_of({}, {**NOTHING_RATED, **judgements}))
    found = tables(report).get("Scores")
    assert (rows(found) if found else None) == scores
    assert report.summary.startswith("Overall rating: Good" if judgements else "Overall rating: Not rated")


@pytest.mark.parametrize("points", [1, 2])
def test_no_overall_rating_starts_above_its_end(points: int) -> None:
    ratings = tuple(replace(each, points=min(each.points, points)) for each in YJ_2021.ratings)
    report = reported(inspection_of({}, {**NOTHING_RATED, "1.1": "Good"}), replace(YJ_2021, ratings=ratings))
    scores = [(int(start), int(end)) for _, start, end in rows(tables(report)["Scores"])]
    assert all(start <= end for start, end in scores)
    assert [start for start, _ in scores] == [0, *(end + 1 for _, end in scores[:-1])]
    assert scores[-1][1] == points


@pytest.mark.parametrize(
    ("compared", "word"), [("rounded", "The rounded percentage"), ("exact", "The exact percentage")]
)
def test_calculation_section_says_which_percentage_is_compared(compared: str, word: str) -> None:
    framework = replace(YJ_2021, compared_percentage=compared)
    result = score(bath(), framework, ())
    report = compose(Document(FORMAT_VERSION, "0.1.0", "ours", (result,)), framework)
    assert any(word in each for each in paragraphs(section(report, "How")))


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        (None, "Anytown: inspection ratings"),
        ("", "Anytown: inspection ratings"),
        (" \t\n ", "Anytown: inspection ratings"),
        ("  Ours ", "Ours"),
        ("A\nb\x1b", "A b�"),
    ],
)
def test_title_can_be_set_and_is_one_line(title: str | None, shown: str) -> None:
    assert reported(inspection_of({"2.1.1": "Y"}), title=title).title == shown


# People.


def test_disposal_without_cases_shows_zero_and_blank_is_not_stated() -> None:
    report = reported(inspection_of({"2.1.1": "YYY"}, disposals={"2": ["Community sentence", None, None]}))
    assert rows(tables(report)["Disposals"])[:3] == [
        ["2 Court disposals", "Community sentence", "1"],
        ["2 Court disposals", "Custodial sentence", "0"],
        ["2 Court disposals", "Not stated", "2"],
    ]


def test_framework_without_case_samples_says_so_and_has_no_empty_table() -> None:
    judged_only = tuple(domain for domain in YJ_2021.domains if not domain.questions)
    framework = replace(YJ_2021, domains=judged_only, limiting=None)
    report = reported(inspection_of({}, {"1.1": "Good"}, framework=framework), framework)
    assert section(report, "Sample").blocks == (
        Paragraph("This framework has no standards that are rated from cases."),
    )
    assert all(table.rows for table in tables(report).values())


def test_breakdowns_are_in_the_requested_order() -> None:
    by = (Breakdown("Sex", ("2", "3"), (("F", (4, 6)), ("M", (1, 0)))), Breakdown("Age", ("2", "3"), (("15", (5, 6)),)))
    report = reported(bath(), breakdowns=by)
    assert [each.caption for each in section(report, "Sample").blocks if isinstance(each, Table)][2:] == [
        "Cases by Sex",
        "Cases by Age",
    ]
    assert rows(tables(report)["Breakdown 1"]) == [["F", "4", "6"], ["M", "1", "0"]]


# Counts by a column, and the answers of each case.


def counts_by(values: list[object]) -> dict[str, tuple[int, ...]]:
    inspection = inspection_of({"2.1.1": "Y" * len(values)}, attributes={"Of": values})
    return dict(breakdown_counts(inspection.cases, inspection.attributes["Of"], YJ_2021))


def test_each_case_is_counted_once_with_blanks_last() -> None:
    counted = counts_by(["M", None, "F", "", "M", float("nan"), "f"])
    assert list(counted) == ["F", "M", ""]
    assert counted == {"F": (2, 0), "M": (2, 0), "": (3, 0)}


def test_values_that_differ_only_in_case_are_counted_together() -> None:
    assert counts_by(["female", "Female", "FEMALE", "Male"]) == {"female": (3, 0), "Male": (1, 0)}


def test_whole_number_is_one_value_as_number_or_text() -> None:
    assert counts_by([15, 15.0, "15"]) == {"15": (3, 0)}


def test_numbers_come_before_text_and_are_sorted_by_size() -> None:
    assert list(counts_by(["b", 10, 9, -1, 11, 9.5, "A", "", 100])) == [
        "-1", "9", "9.5", "10", "11", "100", "A", "b", "",
    ]  # fmt: skip


def test_dates_are_counted_by_day_and_sorted() -> None:
    days = [datetime(2024, 10, 2), date(2024, 1, 3), datetime(2024, 1, 2, 12, 30)]
    assert list(counts_by(days)) == ["2024-01-02", "2024-01-03", "2024-10-02"]


def test_true_and_false_are_counted_as_yes_and_no() -> None:
    assert counts_by([True, False, "Yes"]) == {"No": (1, 0), "Yes": (2, 0)}


def test_breakdown_without_cases_says_so_and_has_no_table() -> None:
    report = reported(bath(), breakdowns=(Breakdown("Sex", ("2", "3"), ()),))
    assert "Cases by Sex: there are no cases." in paragraphs(section(report, "Sample"))
    assert all(table.rows for table in tables(report).values())


@QUICK
@given(st.lists(st.sampled_from(["F", "M", "", None, 15, 15.0, "15", " x "]), min_size=1, max_size=12))
def test_counts_of_a_breakdown_add_up_to_the_sample(values: list[object]) -> None:
    counted = counts_by(values)
    assert sum(of for of, _ in counted.values()) == len(values)


def test_answers_of_each_case_are_in_question_order() -> None:
    inspection = inspection_of({"2.1.1": "Y-", "2.1.3": ".N", "3.1.1": "N"})
    answers = answers_by_case(inspection, YJ_2021)
    assert list(answers) == [0, 1, 2]
    assert answers[0][:3] == ("Yes", "Yes", "")
    assert answers[1][:3] == ("N/A", "Yes", "No")
    assert answers[2][0] == "No"
    assert [len(each) for each in answers.values()] == [12, 12, 9]
