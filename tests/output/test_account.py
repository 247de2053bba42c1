"""The account of what was read, in words."""

from yjs_cli.inspection import ReadAs, ReadSource, SheetAccount
from yjs_cli.output.account import account_in_words, account_lines

COURT = SheetAccount("Court", "cases", 6, 72)
OUT_OF_COURT = SheetAccount("OOCD", "cases", 6, 54)
RATINGS = SheetAccount("Ratings", "ratings")


def in_words(*sheets: SheetAccount) -> str:
    return account_in_words(ReadSource("a.xlsx", "0" * 64, sheets))


def several(count: int, read_as: ReadAs, answers: int = 0, uncounted: int = 0) -> list[SheetAccount]:
    return [SheetAccount(f"S{n}", read_as, 1, answers, uncounted) for n in range(1, count + 1)]


def test_each_sheet_is_named_with_its_cases_and_answers() -> None:
    cover, guidance = (SheetAccount(name, "ignored") for name in ("Cover", "Guidance"))
    assert in_words(cover, COURT, OUT_OF_COURT, RATINGS, guidance) == (
        "Court 6 cases, 72 answers; OOCD 6 cases, 54 answers; Ratings; ignored: Cover, Guidance"
    )


def test_many_forms_are_added_up() -> None:
    assert in_words(*several(12, "form", 10), RATINGS) == "12 forms, 120 answers; Ratings"
    assert in_words(*several(2, "form", 12)) == "S1 1 case, 12 answers; S2 1 case, 12 answers"


def test_many_sheets_of_cases_are_added_up() -> None:
    assert in_words(*several(11, "cases", 12)) == "11 sheets, 132 answers"


def test_cells_that_do_not_count_are_shown_wherever_they_are() -> None:
    assert in_words(SheetAccount("Court", "cases", 6, 72, 3)) == "Court 6 cases, 72 answers and 3 not counted"
    assert in_words(SheetAccount("Old", "ignored", 0, 0, 1)) == "ignored: Old (1 answer not counted)"
    assert in_words(SheetAccount("Ratings", "ratings", 0, 0, 2)) == "Ratings (2 answers not counted)"
    assert in_words(*several(12, "form", 0, 10)) == "12 forms, 0 answers and 120 not counted"
    assert in_words(*several(12, "ignored", 0, 5)).endswith("and 2 more sheets (10 answers not counted)")


def test_sheets_that_were_left_out_are_named() -> None:
    assert in_words(COURT, SheetAccount("2019", "excluded")) == "Court 6 cases, 72 answers; left out: 2019"


def test_sample_list_gives_its_number_of_cases() -> None:
    assert in_words(SheetAccount("Sample", "sample-list", 14)) == "Sample lists 14 cases"


def test_text_has_no_sheet_to_name() -> None:
    assert in_words(SheetAccount(None, "cases", 6, 72)) == "6 cases, 72 answers"


def test_line_names_its_file_only_if_there_are_several() -> None:
    one, other = (ReadSource(f"{name}.xlsx", "0" * 64, (COURT,)) for name in "ab")
    assert account_lines([one]) == ("Read: Court 6 cases, 72 answers",)
    assert account_lines([one, other]) == (
        "a.xlsx: Court 6 cases, 72 answers",
        "b.xlsx: Court 6 cases, 72 answers",
    )


def test_file_without_an_account_has_no_line() -> None:
    assert account_lines([ReadSource("a.xlsx", "0" * 64)]) == ()


def test_sheet_name_cannot_break_the_line() -> None:
    assert in_words(SheetAccount("a\nb\x1b", "ignored")) == "ignored: a b\ufffd"
