"""Framework files: yj-2021 is the method of 2021, and an invalid file is refused with the key at fault."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import yjs_cli
from yjs_cli.errors import FrameworkError
from yjs_cli.framework import AnswerWords, framework_names, framework_text, joined, load_framework
from yjs_cli.inspection import ANSWERS
from yjs_cli.layout.answers import answer_words, read_answer

YJ_2021 = load_framework()
TEXT = framework_text("yj-2021")
TOP = TEXT[: TEXT.index("[[ratings]]")]
RATINGS = TEXT[TEXT.index("[[ratings]]") : TEXT.index("# A standard outside")]
DOMAINS = TEXT[TEXT.index("[[domains]]") :]
LINE_OF_COURT = TEXT[: TEXT.index("Court")].count("\n") + 1


def changed(old: str, new: str) -> str:
    """The shipped framework with its first ``old`` replaced."""
    assert old in TEXT
    return TEXT.replace(old, new, 1)


def refusal(text: str | bytes, folder: Path) -> str:
    """The error about your own framework file with this text, without the file's name."""
    path = folder / "own.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(FrameworkError) as refused:
        load_framework(str(path))
    assert refused.value.exit_code == 2
    name, _, reason = str(refused.value).partition(": ")
    assert name == str(path)
    return reason


def test_shipped_frameworks_load_under_their_names() -> None:
    assert framework_names() == ("yj-2021",)
    assert [load_framework(name).name for name in framework_names()] == list(framework_names())
    folder = Path(yjs_cli.__file__).parent / "frameworks"
    assert sorted(path.stem for path in folder.glob("*.toml")) == list(framework_names())


def test_shipped_framework_is_the_method_of_2021() -> None:
    assert [(each.name, each.abbreviation, each.points, each.from_percent) for each in YJ_2021.ratings] == [
        ("Inadequate", "I", 0, 0),
        ("Requires improvement", "RI", 1, 50),
        ("Good", "G", 2, 65),
        ("Outstanding", "O", 3, 80),
    ]
    assert [each.in_words for each in YJ_2021.ratings] == [
        "minority", "too few", "reasonable majority", "large majority",
    ]  # fmt: skip
    assert (YJ_2021.discretion.margin, YJ_2021.discretion.few_cases) == (5, 5)
    assert YJ_2021.compared_percentage == "rounded"
    assert [(each.code, each.method) for each in YJ_2021.standards] == [
        *((code, "judgement") for code in ("1.1", "1.2", "1.3", "1.4")),
        *((code, "cases") for code in ("2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3")),
        *((code, "judgement") for code in ("3.4", "4.1")),
    ]
    assert [each.code for each in YJ_2021.standards if not each.in_score] == ["4.1"]
    assert [domain.code for domain in YJ_2021.case_domains] == ["2", "3"]
    assert list(YJ_2021.question_domains) == [
        f"{each.code}.{number}" for each in YJ_2021.standards if each.method == "cases" for number in (1, 2, 3)
    ]
    assert {question.label for domain in YJ_2021.domains for question in domain.questions} == {
        "Desistance", "Safety of the child", "Safety of other people",
    }  # fmt: skip
    assert [[disposal.name for disposal in domain.disposals] for domain in YJ_2021.domains] == [
        [],
        ["Community sentence", "Custodial sentence"],
        ["Youth conditional caution", "Youth caution", "Community resolution", "Outcome 22"],
        [],
    ]


@pytest.mark.parametrize(
    ("most", "limits"),
    [
        # The highest total of Inadequate, Requires improvement, Good and Outstanding.
        (36, (6, 18, 30, 36)),
        (27, (4, 13, 22, 27)),
        (24, (4, 12, 20, 24)),
        (33, (5, 16, 27, 33)),
        (3, (0, 1, 2, 3)),
        (0, (0, 0, 0, 0)),
    ],
)
def test_overall_limits_are_shares_of_the_maximum_rounded_down(most: int, limits: tuple[int, ...]) -> None:
    assert YJ_2021.overall_limits(most) == limits


@settings(deadline=None, max_examples=100)
@given(st.integers(1, 400), st.integers(0, 400))
def test_total_is_within_a_limit_if_its_share_is_within_the_fraction(most: int, total: int) -> None:
    for rating, limit in zip(YJ_2021.ratings, YJ_2021.overall_limits(most), strict=True):
        assert (total <= limit) == (Fraction(total, most) <= rating.overall_up_to)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Whole names, in upper or lower case and joined in any way.
        ("Good", "Good"),
        ("OUTSTANDING", "Outstanding"),
        ("requires improvement", "Requires improvement"),
        ("Requires Improvement", "Requires improvement"),
        ("requires-improvement", "Requires improvement"),
        ("Requires_improvement", "Requires improvement"),
        ("RequiresImprovement", "Requires improvement"),
        (" Requires\xa0 improvement. ", "Requires improvement"),
        # Abbreviations.
        ("O", "Outstanding"),
        ("g", "Good"),
        ("RI", "Requires improvement"),
        ("R.I.", "Requires improvement"),
        ("i", "Inadequate"),
        # Not a rating.
        ("", None),
        ("-", None),
        ("R", None),
        ("Goo", None),
        ("Good or better", None),
        ("Not rated", None),
        ("2", None),
    ],
)
def test_rating_is_recognised_by_name_or_abbreviation(text: str, name: str | None) -> None:
    rating = YJ_2021.rating(text)
    assert (rating.name if rating else None) == name


@pytest.mark.parametrize(
    ("text", "same"),
    [("Out-of-court disposals", "outofcourtdisposals"), ("Case ID", "caseid"), ("ÉTÉ", "été"), ("  – ", "")],
)
def test_spellings_of_a_name_compare_equal(text: str, same: str) -> None:
    assert joined(text) == same


FIRST_OF_JUDGED = "domains[0].standards[0]"
FIRST_OF_CASES = "domains[1].standards[0]"
ONE_MEANING = "Expected each word to mean one disposal"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        # Wrong types.
        ("points = 0", 'points = "none"', "ratings[0].points: Expected `int`, got `str`."),
        ("points = 0", "points = 0.5", "ratings[0].points: Expected `int`, got `float`."),
        ('name = "yj-2021"', "name = 2021", "name: Expected `str`, got `int`."),
        ("in_score = false", 'in_score = "no"', "domains[3].standards[0].in_score: Expected `bool`, got `str`."),
        ('aliases = ["domain one"]', 'aliases = "one"', "domains[0].aliases: Expected `array`, got `str`."),
        # Keys that are missing.
        ('name = "yj-2021"\n', "", "the file: Object missing required field `name`."),
        ("margin = 5 ", "", "discretion: Object missing required field `margin`."),
        ("points = 2\n", "", "ratings[2]: Object missing required field `points`."),
        ('code = "2.1.1", label = "Desistance"', 'code = "2.1.1"',
         f"{FIRST_OF_CASES}.questions[0]: Object missing required field `label`."),
        # Unknown and misspelt keys.
        ("margin = 5", "margin = 5\nmargins = 5",
         "discretion.margins: Unknown key, expected one of margin, few_cases."),
        ("title =", 'titel = "x"\ntitle =',
         "titel: Unknown key, expected one of "
         "name, title, compared_percentage, discretion, ratings, domains, limiting, themes, answers."),
        ("in_score = false", "in_scores = false",
         "domains[3].standards[0].in_scores: Unknown key, expected one of "
         "code, name, method, in_score, questions, stem, known_as."),
        ('standard = "4.1"', 'standard = "4.1"\nweight = 2',
         "limiting.weight: Unknown key, expected one of standard, rating, overall."),
        ('code = "2.1.1",', 'code = "2.1.1", weight = 2,',
         f"{FIRST_OF_CASES}.questions[0].weight: Unknown key, expected one of code, label, wording, known_as."),
        # Bands that do not rise from 0 to at most 100.
        ("from_percent = 65", "from_percent = 45",
         "ratings: Expected from_percent to rise from 0 to at most 100, got [0, 50, 45, 80]."),
        ("from_percent = 65", "from_percent = 50",
         "ratings: Expected from_percent to rise from 0 to at most 100, got [0, 50, 50, 80]."),
        ("from_percent = 0", "from_percent = 1",
         "ratings: Expected from_percent to rise from 0 to at most 100, got [1, 50, 65, 80]."),
        ("from_percent = 80", "from_percent = 101",
         "ratings: Expected from_percent to rise from 0 to at most 100, got [0, 50, 65, 101]."),
        # Points that do not rise.
        ("points = 2", "points = 1", "ratings: Expected points to rise from 0 or more, got [0, 1, 1, 3]."),
        ("points = 0", "points = -1", "ratings: Expected points to rise from 0 or more, got [-1, 1, 2, 3]."),
        # Shares of the points that are not fractions, or do not rise to 1.
        ('"1/6"', '"one sixth"',
         """ratings[0].overall_up_to: Expected a share of the points such as "1/6", got 'one sixth'."""),
        ('"1/6"', '"1/0"', """ratings[0].overall_up_to: Expected a share of the points such as "1/6", got '1/0'."""),
        ('"1/6"', "0.1667", 'ratings[0].overall_up_to: Expected a share of the points such as "1/6", got 0.1667.'),
        ('"1/6"', "true", 'ratings[0].overall_up_to: Expected a share of the points such as "1/6", got True.'),
        ('"1/2"', '"1/7"', "ratings: Expected overall_up_to to rise to 1, got 1/6, 1/7, 5/6, 1."),
        ('"1"\n', '"7/8"\n', "ratings: Expected overall_up_to to rise to 1, got 1/6, 1/2, 5/6, 7/8."),
        ('"1/6"', '"-1/6"', "ratings: Expected overall_up_to to rise to 1, got -1/6, 1/2, 5/6, 1."),
        # Words for two ratings, or for none.
        ('abbreviation = "G"', 'abbreviation = "o"', "ratings: Expected every name and abbreviation to differ."),
        ('name = "Good"', 'name = "Out-standing"', "ratings: Expected every name and abbreviation to differ."),
        ('abbreviation = "I"', 'abbreviation = "-"', "ratings: "),
        # Discretion.
        ("margin = 5 ", "margin = -5 ", "discretion: Expected margin and few_cases to be 0 or more."),
        ("few_cases = 5 ", "few_cases = -1 ", "discretion: Expected margin and few_cases to be 0 or more."),
        # Codes that repeat.
        ('code = "1.2"', 'code = "1.1"',
         "domains[0].standards[1].code: Expected a unique code, got '1.1' again."),
        ('code = "2.1.2"', 'code = "2.1.1"',
         f"{FIRST_OF_CASES}.questions[1].code: Expected a unique code, got '2.1.1' again."),
        ('code = "3"\n', 'code = "2"\n', "domains[2].code: Expected a unique code, got '2' again."),
        # Codes that do not nest, or are not numbers.
        ('code = "2.1.2"', 'code = "2.2.9"',
         f"{FIRST_OF_CASES}.questions[1].code: Expected a number that begins with '2.1.', got '2.2.9'."),
        ('code = "1.2"', 'code = "2.9"',
         "domains[0].standards[1].code: Expected a number that begins with '1.', got '2.9'."),
        ('code = "1.2"', 'code = "1.x"',
         "domains[0].standards[1].code: Expected a number that begins with '1.', got '1.x'."),
        ('code = "1.2"', 'code = "1."',
         "domains[0].standards[1].code: Expected a number that begins with '1.', got '1.'."),
        ('code = "1.2"', 'code = "1..2"',
         "domains[0].standards[1].code: Expected a number that begins with '1.', got '1..2'."),
        ('code = "4"\n', 'code = "four"\n', "domains[3].code: Expected a number"),
        # A method without the questions that it needs, or with questions that it cannot have.
        ('method = "judgement"', 'method = "cases"',
         f"{FIRST_OF_JUDGED}.questions: Expected key questions if method is 'cases', and none if it is 'judgement'."),
        ('method = "cases"', 'method = "judgement"',
         f"{FIRST_OF_CASES}.questions: Expected key questions if method is 'cases', and none if it is 'judgement'."),
        # Words for two disposals, in one domain or in two.
        ('aliases = ["CR"]', 'aliases = ["youth-caution"]',
         f"domains[2].disposals: {ONE_MEANING}, got 'youthcaution' twice."),
        ('aliases = ["CR"]', 'aliases = ["YRO"]', f"domains[2].disposals: {ONE_MEANING}, got 'yro' twice."),
        ('plural = "community resolutions"', 'plural = "youth cautions"',
         f"domains[2].disposals: {ONE_MEANING}, got 'youthcautions' twice."),
        # Words for two domains.
        ('aliases = ["domain two",', 'aliases = ["domain three",', "domains[2].aliases: "),
        # Themes of no question, or there twice.
        ('label = "Desistance"', 'label = "Desistence"',
         "themes[0].label: Expected the label of a question, got 'Desistence'."),
        ('label = "Safety of the child"', 'label = "Desistance"',
         "themes[1].label: Expected a unique label, got 'Desistance' again."),
        ('known_as = ["desistance"', 'knownas = ["desistance"',
         "themes[0].knownas: Unknown key, expected one of label, known_as."),
        # Words for two answers, or for none.
        ("[[themes]]", '[answers]\nyes = ["Met"]\nno = ["Not met", " MET. "]\n[[themes]]',
         "answers.no[1]: Expected each word to mean one answer, got 'met' twice."),
        ("[[themes]]", '[answers]\nnot_applicable = ["NFA", " . "]\n[[themes]]',
         "answers.not_applicable[1]: Expected a word, got ' . '."),
        ("[[themes]]", '[answers]\nmaybe = ["Partly"]\n[[themes]]',
         "answers.maybe: Unknown key, expected one of yes, no, not_applicable."),
        ("[[themes]]", '[answers]\nyes = "Met"\n[[themes]]', "answers.yes: Expected `array`, got `str`."),
        # A limiting judgement whose standard or ratings do not exist.
        ('standard = "4.1"', 'standard = "5.1"', "limiting.standard: Expected a standard's code, got '5.1'."),
        ('rating = "Inadequate"\n', 'rating = "Poor"\n', "limiting.rating: Expected a rating's name, got 'Poor'."),
        ('overall = "Outstanding"', 'overall = "Best"', "limiting.overall: Expected a rating's name, got 'Best'."),
    ],
)  # fmt: skip
def test_invalid_file_is_refused_with_its_key_and_what_was_expected(
    old: str, new: str, reason: str, tmp_path: Path
) -> None:
    refused = refusal(changed(old, new), tmp_path)
    assert refused == reason if reason.endswith(".") else refused.startswith(reason)


@pytest.mark.parametrize(
    ("old", "key"),
    [
        ('name = "yj-2021"', "name"),
        ('title = "', "title"),
        ('name = "Good"', "ratings[2].name"),
        ('abbreviation = "G"', "ratings[2].abbreviation"),
        ('name = "Court disposals"', "domains[1].name"),
        ('name = "Staff"', "domains[0].standards[1].name"),
        ('label = "Desistance"', "themes[0].label"),
        ('known_as = ["desistance"', "themes[0].known_as[0]"),
        ('stem = "Was', f"{FIRST_OF_CASES}.stem"),
        ('known_as = ["assessing"', f"{FIRST_OF_CASES}.known_as[0]"),
        ('wording = "the', f"{FIRST_OF_CASES}.questions[0].wording"),
        ('aliases = ["CR"', "domains[2].disposals[2].aliases[0]"),
    ],
)
@pytest.mark.parametrize("character", ["\\u001b", "\\n", "\\u0085", "\\u202e", "\\u2028", "\\uffff"])
def test_unprintable_character_is_refused_in_any_text(character: str, old: str, key: str, tmp_path: Path) -> None:
    before, quote, after = old.partition('"')
    refused = refusal(changed(old, f"{before}{quote}{character}{after}"), tmp_path)
    assert refused.startswith(f"{key}: Expected plain text on one line, got ")
    assert refused.isprintable()


@pytest.mark.parametrize("share", ["1e999999999", "1e-999999999", "1/1e9", "9" * 1_000, "1_0/2_0", "１/６", " 1/6"])
def test_share_that_is_not_a_plain_fraction_is_refused(share: str, tmp_path: Path) -> None:
    refused = refusal(changed('"1/6"', f'"{share}"'), tmp_path)
    assert refused.startswith('ratings[0].overall_up_to: Expected a share of the points such as "1/6", got ')
    assert len(refused) < 150


@pytest.mark.parametrize(
    ("old", "new", "key", "words"),
    [
        ('"rounded"\n', '"nearest"\n', "compared_percentage", ("rounded", "exact")),
        ('method = "judgement"', 'method = "opinion"', f"{FIRST_OF_JUDGED}.method", ("cases", "judgement")),
    ],
)
def test_unknown_choice_is_refused_with_the_valid_choices(
    old: str, new: str, key: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    refused = refusal(changed(old, new), tmp_path)
    assert refused.startswith(f"{key}: ")
    assert refused.endswith(f", expected one of {', '.join(words)}.")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        # Parts that are missing.
        ("", "the file: Object missing required field `name`."),
        (TOP + RATINGS, "the file: Object missing required field `domains`."),
        (TOP + DOMAINS, "the file: Object missing required field `ratings`."),
        ("domains = []\n" + TOP + RATINGS, "domains: Expected at least one domain."),
        ("ratings = []\n" + TOP + DOMAINS, "ratings: Expected from_percent to rise from 0 to at most 100, got []."),
        # Not TOML.
        ("[[[", "not a TOML file: "),
        ('{"name": "own"}', "not a TOML file: "),
        (TEXT + "\n=", "not a TOML file: "),
        ("a = " + "[" * 990 + "]" * 990, "lists are nested too deeply."),
        # Not UTF-8.
        (
            TEXT.replace("Court", "Co\xfbrt").encode("latin-1"),
            f"line {LINE_OF_COURT} is not UTF-8 text. Save the file as UTF-8.",
        ),
        # Too large.
        (
            TEXT + "\n#" * 50_000,
            f"cannot be read: it has {len(TEXT.encode()) + 100_000:,} bytes or more; the limit is 100,000.",
        ),
        (
            f"{TEXT}\n{'a.' * 40_000}a = 1\n",
            f"line {TEXT.count(chr(10)) + 2} has 80,005 characters; the limit is 2,000.",
        ),
    ],
)
def test_file_with_missing_parts_or_not_toml_is_refused(text: str | bytes, reason: str, tmp_path: Path) -> None:
    refused = refusal(text, tmp_path)
    assert refused == reason if reason.endswith(".") else refused.startswith(reason)
    assert "\n" not in refused


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # The lowest and highest values that are valid.
        ("margin = 5 ", "margin = 0 "),
        ("few_cases = 5 ", "few_cases = 0 "),
        ("from_percent = 80", "from_percent = 100"),
        ("points = 3", "points = 300"),
        ('"1/6"', '"0"'),
        # Any plain fraction of up to nine digits.
        ('"1/6"', '"000000001/000000006"'),
        ('"1/6"', '"0.125000000"'),
        # A disposal and a domain may have one word twice.
        ('aliases = ["CR"]', 'aliases = ["CR", "C.R.", "community resolution"]'),
        ('aliases = ["domain one"]', 'aliases = ["domain one", "Domain-One"]'),
        # An answer may have one word twice, and a word that yjs reads as another answer.
        ("[[themes]]", '[answers]\nyes = ["Met", "met."]\n[[themes]]'),
        ("[[themes]]", '[answers]\nno = ["-"]\n[[themes]]'),
        # Codes of more than one digit.
        ('code = "1.2"', 'code = "1.12"'),
    ],
)
def test_values_at_the_limits_are_accepted(old: str, new: str, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(changed(old, new), encoding="utf-8")
    assert load_framework(str(path)).name == "yj-2021"


def test_lowest_rating_may_have_points(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    more = TEXT
    for points in (3, 2, 1, 0):
        more = more.replace(f"points = {points}", f"points = {points + 1}")
    path.write_text(more, encoding="utf-8")
    assert [rating.points for rating in load_framework(str(path)).ratings] == [1, 2, 3, 4]


@pytest.mark.parametrize("digits", ["1/" + "6" * 10, "1" * 10 + "/6", "0." + "1" * 10])
def test_share_of_more_than_nine_digits_is_refused(digits: str, tmp_path: Path) -> None:
    assert "Expected a share of the points" in refusal(changed('"1/6"', f'"{digits}"'), tmp_path)


def test_file_of_100_000_bytes_is_read_and_no_larger_one(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    padding = "\n#" * 60_000
    path.write_bytes((TEXT + padding).encode()[:100_000])
    assert load_framework(str(path)) == YJ_2021
    assert refusal((TEXT + padding).encode()[:100_001], tmp_path).startswith("cannot be read: it has 100,001 bytes")


def test_line_of_2_000_characters_is_read_and_no_longer_one(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(f"{'#' * 2_000}\n{TEXT}", encoding="utf-8")
    assert load_framework(str(path)) == YJ_2021
    expected = "line 1 has 2,001 characters; the limit is 2,000."
    assert refusal(f"{'#' * 2_001}\n{TEXT}", tmp_path) == expected


def test_long_values_are_cut_in_messages(tmp_path: Path) -> None:
    long = "G" * 100
    refused = refusal(changed('name = "Good"', f'name = "{long}\\n"'), tmp_path)
    assert refused == f"ratings[2].name: Expected plain text on one line, got '{long[:40]}'."
    refused = refusal(changed('"1/6"', f'"{long}"'), tmp_path)
    assert refused.endswith(f"""such as "1/6", got '{long[:59]}.""")


@pytest.mark.parametrize("name", ["yj-2018", "", "yj-2021.toml", "../frameworks/yj-2021", "a\0b", "YJ-2021"])
def test_unknown_name_is_refused_with_the_shipped_names(name: str) -> None:
    with pytest.raises(FrameworkError) as refused:
        load_framework(name)
    assert (
        str(refused.value)
        == f"{name}: there is no framework or file of this name. Frameworks that ship with yjs: yj-2021."
    )


def test_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FrameworkError, match="there is no framework or file of this name"):
        load_framework(str(tmp_path))


def test_shipped_framework_wins_over_a_file_of_the_same_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "yj-2021").write_text("not this", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert load_framework("yj-2021") == YJ_2021


def test_your_own_file_loads_with_its_changes(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(changed("few_cases = 5", "few_cases = 3").replace('"yj-2021"', '"own"', 1), encoding="utf-8")
    own = load_framework(str(path))
    discretion = replace(YJ_2021.discretion, few_cases=3)
    assert own == replace(YJ_2021, name="own", discretion=discretion)


def test_words_of_answers_come_before_those_of_yjs(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    words = '[answers]\nyes = ["Met"]\nno = ["Not met", "-"]\nnot_applicable = ["NFA"]\n[[themes]]'
    path.write_text(changed("[[themes]]", words), encoding="utf-8")
    own = load_framework(str(path))
    assert own.answers == AnswerWords(yes=("Met",), no=("Not met", "-"), not_applicable=("NFA",))
    answers = {text: ANSWERS[read_answer(text, answer_words(own))] for text in (" MET.", "not  met", "-", "nfa", "n/a")}
    assert answers == {" MET.": "Yes", "not  met": "No", "-": "No", "nfa": "N/A", "n/a": "N/A"}


def test_every_question_of_the_shipped_framework_has_a_theme_and_words() -> None:
    assert [theme.label for theme in YJ_2021.themes] == ["Desistance", "Safety of the child", "Safety of other people"]
    sampled = [standard for standard in YJ_2021.standards if standard.questions]
    assert [standard.code for standard in sampled if not (standard.stem and standard.known_as)] == []
    assert {question.wording for standard in sampled for question in standard.questions} == {
        "the child's way out of offending", "keeping the child safe", "keeping other people safe",
    }  # fmt: skip
    assert YJ_2021.answers == AnswerWords()


def test_optional_keys_have_defaults(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    domain = '[[domains]]\ncode = "1"\nname = "One"\n[[domains.standards]]\ncode = "1.1"\nname = "Staff"\n'
    path.write_text(TOP + RATINGS + domain + 'method = "judgement"\n', encoding="utf-8")
    own = load_framework(str(path))
    (standard,) = own.standards
    assert (own.limiting, standard.in_score, standard.questions) == (None, True, ())
    assert (own.themes, own.answers, standard.stem, standard.known_as) == ((), AnswerWords(), "", ())
    assert (own.domains[0].aliases, own.domains[0].disposals, own.case_domains) == ((), (), ())
