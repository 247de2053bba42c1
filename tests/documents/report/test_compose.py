"""What a report says, before it has a format."""

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


def test_a_finished_report_has_the_sections_of_a_published_one() -> None:
    assert [each.heading for each in reported(bath()).sections] == [
        "Ratings",
        "Sample",
        "1 Organisational delivery",
        "2 Court disposals",
        "3 Out-of-court disposals",
        "4 Resettlement",
        "How the figures were made",
    ]


def test_an_unfinished_report_says_what_is_missing() -> None:
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


def test_the_ratings_page_says_that_resettlement_does_not_count() -> None:
    assert paragraphs(section(reported(bath()), "Ratings"))[-1] == (
        "4.1 does not count towards the score or overall rating."
    )


def test_the_ratings_page_says_when_fieldwork_was_and_what_was_in_its_scope() -> None:
    assert paragraphs(section(reported(bath()), "Ratings"))[0] == (
        "Fieldwork started 21 October 2024. Cases from 23 October 2023 to 16 August 2024."
    )
    undated = replace(bath(), fieldwork_start=None, sample_from=None, sample_to=None)
    assert len(paragraphs(section(reported(undated), "Ratings"))) == 1
    assert (reported(bath()).made, reported(undated).made) == ("2024-10-21", None)


@every_sample
def test_every_standard_has_its_section_in_its_domain(name: str) -> None:
    report, [inspection] = report_of(name), document_of(name).inspections
    for domain in YJ_2021.domains:
        standards = [each for each in inspection.standards if each.domain == domain.code]
        of_domain = section(report, f"{domain.code} ")
        assert [each.heading for each in of_domain.sections] == [
            f"{each.code} {each.name}: {words.rating_in_words(each)}" for each in standards
        ]
        assert [each.rating for each in of_domain.sections] == [each.rating for each in standards]


@every_sample
def test_the_names_of_tables_are_unique(name: str) -> None:
    report = report_of(name, with_cases=True)
    found = [block for each in all_sections(report) for block in each.blocks if isinstance(block, Table)]
    assert len(tables(report)) == len(found)
    assert all(len(row.cells) == len(each.columns) for each in found for row in each.rows)


def test_what_a_panel_decided_stands_before_what_it_would_look_at() -> None:
    inspection = inspection_of({"2.1.1": "YYYNN"}, judged("Good"), {"2.1": ("Good", "A late transfer.")})
    remarks = paragraphs(section(reported(inspection), "2.1"), remarks=True)
    assert remarks[0] == "Changed by the panel from Requires improvement: A late transfer."
    assert len(remarks) > 1


def test_a_question_without_applicable_answers_has_no_figure_and_no_place_in_the_picture() -> None:
    report = reported(inspection_of({"2.1.1": "--", "2.1.2": "YN"}, judged("Good")))
    assert rows(tables(report)["2.1"])[0][1:4] == ["[x]", "[x]", "Does not"]
    [picture] = [each for each in section(report, "2.1").blocks if isinstance(each, Picture)]
    assert picture.text.startswith("Share of Yes among the applicable answers: 2.1.2 50%; 2.1.3 100%. ")
    nothing = reported(inspection_of(dict.fromkeys(("2.1.1", "2.1.2", "2.1.3"), "--"), judged("Good")))
    assert not [each for each in section(nothing, "2.1").blocks if isinstance(each, Picture)]


def test_a_judged_standard_says_whose_judgement_it_is_or_that_it_is_missing() -> None:
    report = reported(inspection_of({"2.1.1": "Y"}, {"1.1": "Good"}))
    assert paragraphs(section(report, "1.1")) == ["Judged by the inspectors."]
    assert paragraphs(section(report, "1.2")) == ["The judgement is missing."]


def test_a_standard_that_is_taken_out_says_so() -> None:
    report = reported(inspection_of({"2.1.1": "Y"}, {**BATH_JUDGEMENTS, "4.1": "Not rated"}))
    assert paragraphs(section(report, "4.1")) == ["Not rated by the inspectors."]
    assert section(report, "4.1").heading.endswith(": Not rated")
    assert rows(tables(report)["Ratings"])[-1][-1] == "Not rated"


def test_the_method_names_bands_points_files_and_versions() -> None:
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
        # No score: no table of scores.
        ({}, None),
        # One standard in the score: ratings that its three points leave no room for are left out.
        ({"1.1": "Good"}, [["Inadequate", "0", "0"], ["Requires improvement", "1", "1"], ["Good", "2", "2"],
                           ["Outstanding", "3", "3"]]),
    ],
)  # fmt: skip
def test_the_scores_of_the_overall_ratings_are_those_that_the_maximum_leaves_room_for(
    judgements: dict[str, str], scores: list[list[str]] | None
) -> None:
    report = reported(inspection_of({}, {**NOTHING_RATED, **judgements}))
    found = tables(report).get("Scores")
    assert (rows(found) if found else None) == scores
    assert report.summary.startswith("Overall rating: Good" if judgements else "Overall rating: Not rated")


@pytest.mark.parametrize("points", [1, 2])
def test_no_overall_rating_begins_above_where_it_ends(points: int) -> None:
    ratings = tuple(replace(each, points=min(each.points, points)) for each in YJ_2021.ratings)
    report = reported(inspection_of({}, {**NOTHING_RATED, "1.1": "Good"}), replace(YJ_2021, ratings=ratings))
    scores = [(int(start), int(end)) for _, start, end in rows(tables(report)["Scores"])]
    assert all(start <= end for start, end in scores)
    assert [start for start, _ in scores] == [0, *(end + 1 for _, end in scores[:-1])]
    assert scores[-1][1] == points


@pytest.mark.parametrize(("compared", "word"), [("rounded", "and then held"), ("exact", "the exact percentage")])
def test_the_method_says_which_percentage_is_compared(compared: str, word: str) -> None:
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
def test_a_title_can_be_given_and_is_one_line(title: str | None, shown: str) -> None:
    assert reported(inspection_of({"2.1.1": "Y"}), title=title).title == shown


# People.


def test_a_disposal_that_no_case_has_is_told_as_nought_and_cases_without_one_as_not_stated() -> None:
    report = reported(inspection_of({"2.1.1": "YYY"}, disposals={"2": ["Community sentence", None, None]}))
    assert rows(tables(report)["Disposals"])[:3] == [
        ["2 Court disposals", "Community sentence", "1"],
        ["2 Court disposals", "Custodial sentence", "0"],
        ["2 Court disposals", "Not stated", "2"],
    ]


def test_a_framework_without_case_samples_says_so_and_has_no_table_without_rows() -> None:
    judged_only = tuple(domain for domain in YJ_2021.domains if not domain.questions)
    framework = replace(YJ_2021, domains=judged_only, limiting=None)
    report = reported(inspection_of({}, {"1.1": "Good"}, framework=framework), framework)
    assert section(report, "Sample").blocks == (Paragraph("No standard of this framework is rated by cases."),)
    assert all(table.rows for table in tables(report).values())


def test_breakdowns_stand_in_the_order_that_they_were_asked_for() -> None:
    by = (Breakdown("Sex", ("2", "3"), (("F", (4, 6)), ("M", (1, 0)))), Breakdown("Age", ("2", "3"), (("15", (5, 6)),)))
    report = reported(bath(), breakdowns=by)
    assert [each.caption for each in section(report, "Sample").blocks if isinstance(each, Table)][2:] == [
        "Cases by Sex",
        "Cases by Age",
    ]
    assert rows(tables(report)["Breakdown 1"]) == [["F", "4", "6"], ["M", "1", "0"]]


# Counts by an attribute, and the answers of each case.


def counts_by(values: list[object]) -> dict[str, tuple[int, ...]]:
    inspection = inspection_of({"2.1.1": "Y" * len(values)}, attributes={"Of": values})
    return dict(breakdown_counts(inspection.cases, inspection.attributes["Of"], YJ_2021))


def test_every_case_is_counted_once_and_blanks_come_last() -> None:
    counted = counts_by(["M", None, "F", "", "M", float("nan"), "f"])
    assert list(counted) == ["F", "M", ""]
    assert counted == {"F": (2, 0), "M": (2, 0), "": (3, 0)}


def test_values_that_differ_only_by_capital_letters_are_one_spelt_as_they_are_first() -> None:
    assert counts_by(["female", "Female", "FEMALE", "Male"]) == {"female": (3, 0), "Male": (1, 0)}


def test_a_whole_number_is_one_value_however_a_reader_gives_it() -> None:
    assert counts_by([15, 15.0, "15"]) == {"15": (3, 0)}


def test_figures_come_before_texts_and_by_their_size() -> None:
    assert list(counts_by(["b", 10, 9, -1, 11, 9.5, "A", "", 100])) == [
        "-1", "9", "9.5", "10", "11", "100", "A", "b", "",
    ]  # fmt: skip


def test_a_date_is_counted_by_its_day_and_days_follow_one_another() -> None:
    days = [datetime(2024, 10, 2), date(2024, 1, 3), datetime(2024, 1, 2, 12, 30)]
    assert list(counts_by(days)) == ["2024-01-02", "2024-01-03", "2024-10-02"]


def test_what_a_sheet_has_as_true_or_false_is_yes_or_no() -> None:
    assert counts_by([True, False, "Yes"]) == {"No": (1, 0), "Yes": (2, 0)}


def test_a_breakdown_of_no_cases_says_so_and_is_no_table_without_rows() -> None:
    report = reported(bath(), breakdowns=(Breakdown("Sex", ("2", "3"), ()),))
    assert "Cases by Sex: there are no cases." in paragraphs(section(report, "Sample"))
    assert all(table.rows for table in tables(report).values())


@QUICK
@given(st.lists(st.sampled_from(["F", "M", "", None, 15, 15.0, "15", " x "]), min_size=1, max_size=12))
def test_the_counts_of_a_breakdown_add_up_to_the_sample(values: list[object]) -> None:
    counted = counts_by(values)
    assert sum(of for of, _ in counted.values()) == len(values)


def test_answers_are_by_case_in_the_order_of_the_questions() -> None:
    inspection = inspection_of({"2.1.1": "Y-", "2.1.3": ".N", "3.1.1": "N"})
    answers = answers_by_case(inspection, YJ_2021)
    assert list(answers) == [0, 1, 2]
    assert answers[0][:3] == ("Yes", "Yes", "")
    assert answers[1][:3] == ("N/A", "Yes", "No")
    assert answers[2][0] == "No"
    assert [len(each) for each in answers.values()] == [12, 12, 9]
