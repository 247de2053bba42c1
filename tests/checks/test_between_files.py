"""Files that are rated one by one, although they may be one inspection."""

from msgspec.structs import replace

from tests.builders import inspection_of, judged
from yjs_cli.checks.between_files import FileSummary, SharedContent, in_words, shared_cases, summary_of
from yjs_cli.inspection import Inspection


def summaries(*inspections: Inspection) -> list[FileSummary]:
    return [summary_of(each, f"{name}.xlsx") for each, name in zip(inspections, "abcdefgh", strict=False)]


def about(answers: str, service: str | None, ids: str = "", rated: bool = True) -> Inspection:
    """An inspection with court cases, one for each character of ``answers`` and of ``ids``."""
    made = inspection_of({"2.1.1": answers} if answers else {}, judged("Good") if rated else None, service=service)
    return replace(made, cases=made.cases.assign(case_id=list(ids))) if ids else made


def test_same_service_is_found_whatever_its_spelling() -> None:
    files = summaries(about("Y", "Anytown", "1"), about("Y", " ANYTOWN ", "2"))
    assert shared_cases(files) == (SharedContent((0, 1), same_service=True, cases=0, ratings_apart=False),)


def test_shared_cases_are_counted_whether_or_not_their_answers_agree() -> None:
    files = summaries(about("YYY", None, "123"), about("YN", None, "23"))
    assert shared_cases(files) == (SharedContent((0, 1), same_service=False, cases=2, ratings_apart=False),)


def test_same_id_in_another_domain_is_another_case() -> None:
    court, out_of_court = (inspection_of({question: "Y"}, service=None) for question in ("2.1.1", "3.1.1"))
    assert shared_cases(summaries(court, out_of_court)) == ()


def test_other_services_number_their_cases_alike() -> None:
    assert shared_cases(summaries(about("YYY", "Anytown"), about("YYN", "Othertown"))) == ()


def test_copy_under_the_name_of_another_service_is_found() -> None:
    found = shared_cases(summaries(about("YNY", "Anytown"), about("YNY", "Othertown")))
    assert [content.cases for content in found] == [3]


def test_file_without_a_service_does_not_join_two_services() -> None:
    files = summaries(about("YN", "Anytown"), about("NY", "Othertown"), about("NN", None))
    assert [content.files for content in shared_cases(files)] == [(0, 2)]


def test_ratings_next_to_cases_without_ratings_are_found() -> None:
    cases, more = about("Y", None, "1", rated=False), about("Y", None, "2", rated=False)
    found = shared_cases(summaries(cases, more, about("", None)))
    assert found == (SharedContent((0, 1, 2), same_service=False, cases=0, ratings_apart=True),)


def test_one_file_shares_nothing() -> None:
    assert shared_cases(summaries(about("YY", "Anytown"))) == ()


def test_warning_gives_counts_and_no_case_id() -> None:
    files = summaries(about("YY", "Anytown", "XZ"), about("YY", "Anytown", "XZ", rated=False))
    [content] = shared_cases(files)
    assert in_words(content, files) == (
        "a.xlsx and b.xlsx may be one inspection: they name the same service, 2 cases are in both and only one has "
        "ratings. If one is a copy of another, leave it out. If they are one inspection, add --combine."
    )


def test_many_files_are_one_warning() -> None:
    files = summaries(*(about("Y", "Anytown", each) for each in "123456"))
    [content] = shared_cases(files)
    assert in_words(content, files) == (
        "a.xlsx, b.xlsx, c.xlsx and 3 more files may be one inspection: they name the same service. If they are one "
        "inspection, add --combine."
    )
