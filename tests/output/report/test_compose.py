"""What a report says, before it has a format."""

from datetime import datetime
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.builders import BATH_JUDGEMENTS, YJ_2021, bath, inspection_of, judged
from tests.output.report.reports import all_sections, report_of
from tests.output.samples import SCORED, document_of
from yjs_cli.inspection import Inspection
from yjs_cli.output import words
from yjs_cli.output.report.compose import compose
from yjs_cli.output.report.content import Bullets, Paragraph, Picture, Report, Section, Table
from yjs_cli.output.report.people import Breakdown, suppressed
from yjs_cli.result import FORMAT_VERSION, Document
from yjs_cli.scoring import score
from yjs_cli.scoring.breakdowns import answers_by_case, breakdown_counts

every_sample = pytest.mark.parametrize("name", SCORED)
QUICK = settings(deadline=None, max_examples=300)


def reported(inspection: Inspection, **options: object) -> Report:
    result = score(inspection, YJ_2021, ())
    return compose(Document(FORMAT_VERSION, "0.1.0", YJ_2021.name, (result,)), YJ_2021, **options)  # type: ignore[arg-type]


def section(report: Report, heading: str) -> Section:
    [found] = [each for each in all_sections(report) if each.heading.startswith(heading)]
    return found


def table(report: Report, name: str) -> Table:
    [found] = [block for each in all_sections(report) for block in each.blocks
               if isinstance(block, Table) and block.name == name]  # fmt: skip
    return found


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def paragraphs(section: Section, remarks: bool = False) -> list[str]:
    return [each.text for each in section.blocks if isinstance(each, Paragraph) and each.remark is remarks]


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
    names = [block.name for each in all_sections(report) for block in each.blocks if isinstance(block, Table)]
    assert len(names) == len(set(names))
    assert all(len(row.cells) == len(each.columns) for block in names for each in [table(report, block)]
               for row in each.rows)  # fmt: skip


def test_what_a_panel_decided_stands_before_what_it_would_look_at() -> None:
    inspection = inspection_of({"2.1.1": "YYYNN"}, judged("Good"), {"2.1": ("Good", "A late transfer.")})
    remarks = paragraphs(section(reported(inspection), "2.1"), remarks=True)
    assert remarks[0] == "Moved from Requires improvement by the panel: A late transfer."
    assert len(remarks) > 1


def test_a_question_without_applicable_answers_has_no_figure_and_no_place_in_the_picture() -> None:
    report = reported(inspection_of({"2.1.1": "--", "2.1.2": "YN"}, judged("Good")))
    assert rows(table(report, "2.1"))[0][1:4] == ["[x]", "[x]", "Does not"]
    [picture] = [each for each in section(report, "2.1").blocks if isinstance(each, Picture)]
    assert picture.text.startswith("Share of Yes among the applicable answers: 2.1.2 50%; 2.1.3 100%. ")
    nothing = reported(inspection_of(dict.fromkeys(("2.1.1", "2.1.2", "2.1.3"), "--"), judged("Good")))
    assert not [each for each in section(nothing, "2.1").blocks if isinstance(each, Picture)]


def test_a_standard_that_is_taken_out_says_so() -> None:
    report = reported(inspection_of({"2.1.1": "Y"}, {**BATH_JUDGEMENTS, "4.1": "Not rated"}))
    assert section(report, "4.1").heading.endswith(": Not rated")
    assert rows(table(report, "Ratings"))[-1][-1] == "Not rated"


def test_the_method_names_bands_points_files_and_versions() -> None:
    report = reported(bath())
    assert rows(table(report, "Bands")) == [
        ["Inadequate", "0", "49", "0"],
        ["Requires improvement", "50", "64", "1"],
        ["Good", "65", "79", "2"],
        ["Outstanding", "80", "100", "3"],
    ]
    assert rows(table(report, "Scores")) == [
        ["Inadequate", "0", "6"],
        ["Requires improvement", "7", "18"],
        ["Good", "19", "30"],
        ["Outstanding", "31", "36"],
    ]
    [made_from] = [each for each in section(report, "How").blocks if isinstance(each, Bullets)]
    assert f"File: anytown.xlsx, SHA-256 {'0' * 64}" in made_from.items
    assert "Program: yjs 0.1.0" in made_from.items
    assert any(each.startswith("Framework: yj-2021, ") for each in made_from.items)


@pytest.mark.parametrize(("compared", "word"), [("rounded", "and then held"), ("exact", "the exact percentage")])
def test_the_method_says_which_percentage_is_compared(compared: str, word: str) -> None:
    framework = replace(YJ_2021, compared_percentage=compared)
    result = score(bath(), framework, ())
    report = compose(Document(FORMAT_VERSION, "0.1.0", "ours", (result,)), framework)
    assert any(word in each for each in paragraphs(section(report, "How")))


@pytest.mark.parametrize(
    ("title", "shown"),
    [(None, "Anytown: inspection ratings"), ("", "Anytown: inspection ratings"), ("A\nb\x1b", "A b�")],
)
def test_a_title_can_be_given_and_is_one_line(title: str | None, shown: str) -> None:
    assert reported(inspection_of({"2.1.1": "Y"}), title=title).title == shown


# People.


def test_a_disposal_that_no_case_has_is_told_as_nought_and_cases_without_one_as_not_stated() -> None:
    report = reported(inspection_of({"2.1.1": "YYY"}, disposals={"2": ["Community sentence", None, None]}))
    assert rows(table(report, "Disposals"))[:3] == [
        ["2 Court disposals", "Community sentence", "1"],
        ["2 Court disposals", "Custodial sentence", "0"],
        ["2 Court disposals", "Not stated", "2"],
    ]


def test_breakdowns_stand_in_the_order_that_they_were_asked_for() -> None:
    by = (Breakdown("Sex", ("2", "3"), (("F", (4, 6)), ("M", (1, 0)))), Breakdown("Age", ("2", "3"), (("15", (5, 6)),)))
    report = reported(bath(), breakdowns=by)
    assert [each.caption for each in section(report, "Sample").blocks if isinstance(each, Table)][2:] == [
        "Cases by Sex",
        "Cases by Age",
    ]
    assert rows(table(report, "Breakdown 1")) == [["F", "4", "6"], ["M", "1", "0"]]


def test_small_counts_are_left_out_of_disposals_and_breakdowns_and_explained() -> None:
    by = (Breakdown("Sex", ("2", "3"), (("F", (4, 6)), ("M", (1, 0)), ("X", (5, 0)))),)
    report = reported(bath(), breakdowns=by, suppress=3)
    assert rows(table(report, "Breakdown 1")) == [["F", "[c]", "6"], ["M", "[c]", "0"], ["X", "5", "0"]]
    assert "[c]" in {row[-1] for row in rows(table(report, "Disposals"))}
    assert paragraphs(section(report, "Sample"))[-1].startswith("[c] ")
    assert paragraphs(section(reported(bath(), breakdowns=by), "Sample")) == []


counts_below = given(st.lists(st.integers(0, 9), min_size=1, max_size=5), st.integers(0, 6))


@QUICK
@counts_below
def test_no_count_of_few_people_stands_and_whatever_stands_is_true(counts: list[int], below: int) -> None:
    shown = suppressed(counts, below)
    assert len(shown) == len(counts)
    for count, stands in zip(counts, shown, strict=True):
        assert stands in (None, count)
        assert not 0 < (stands or 0) < below


@QUICK
@counts_below
def test_nothing_is_left_out_without_need(counts: list[int], below: int) -> None:
    if not any(0 < count < below for count in counts):
        assert suppressed(counts, below) == counts


@QUICK
@counts_below
def test_zeros_stay_as_long_as_another_count_can_be_left_out(counts: list[int], below: int) -> None:
    shown = suppressed(counts, below)
    if None not in [stands for count, stands in zip(counts, shown, strict=True) if count == 0]:
        return
    assert all(stands is None for count, stands in zip(counts, shown, strict=True) if count)


@QUICK
@counts_below
def test_what_is_left_out_cannot_be_worked_out_from_the_total(counts: list[int], below: int) -> None:
    shown = suppressed(counts, below)
    left_out = [index for index, stands in enumerate(shown) if stands is None]
    if not left_out or len(counts) == 1:  # one count alone is the total itself
        return
    total = sum(counts) - sum(stands or 0 for stands in shown)
    # A reader knows that a count that is left out is of one person at least, but where all others are left out too.
    least = 0 if all(not stands for stands in shown) else 1
    fitting = [each for each in product(range(least, total + 1), repeat=len(left_out)) if sum(each) == total]
    for place, index in enumerate(left_out):
        assert len({each[place] for each in fitting}) > 1, f"{counts[index]} of {counts} can be worked out"


# Counts by an attribute, and the answers of each case.


def counts_by(values: list[object]) -> dict[str, tuple[int, ...]]:
    inspection = inspection_of({"2.1.1": "Y" * len(values)}, attributes={"Of": values})
    return dict(breakdown_counts(inspection.cases, inspection.attributes["Of"], YJ_2021))


def test_every_case_is_counted_once_and_blanks_come_last() -> None:
    counted = counts_by(["M", None, "F", "", "M", float("nan"), "f"])
    assert list(counted)[-1] == ""
    assert (counted["M"][0], counted[""][0]) == (2, 3)
    assert sum(of for of, _ in counted.values()) == 7
    assert {none for _, none in counted.values()} == {0}


def test_a_whole_number_is_one_value_however_a_reader_gives_it() -> None:
    assert counts_by([15, 15.0, "15"])["15"] == (3, 0)


def test_a_date_is_counted_by_its_day() -> None:
    [text] = counts_by([datetime(2024, 1, 2)])
    assert "00:00" not in text


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
    assert answers[2][0] == "Does not"
    assert [len(each) for each in answers.values()] == [12, 12, 9]
