"""Names from a custom framework and from a workbook appear in a report without control characters."""

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from tests.builders import YJ_2021, inspection_of
from tests.documents.report.composing import reported
from yjs_cli.documents.report.people import Breakdown, CaseAnswers

HOSTILE_NAME = "\x1b[31m\u202eRed\x07"


def test_names_in_a_framework_bring_no_control_characters_into_a_report() -> None:
    def hostile_names(names: object) -> object:
        if isinstance(names, dict):
            return {
                key: f"{value}{HOSTILE_NAME}" if key in {"name", "label", "title", "plural"} else hostile_names(value)
                for key, value in names.items()
            }
        return [hostile_names(each) for each in names] if isinstance(names, list | tuple) else names

    as_built = msgspec.to_builtins(YJ_2021, enc_hook=str)
    hostile = msgspec.convert(
        hostile_names({**as_built, "limiting": None}), type(YJ_2021), dec_hook=lambda kind, text: kind(text)
    )
    judgements = dict.fromkeys(
        (each.code for each in hostile.standards if each.method == "judgement"), hostile.ratings[2].name
    )
    inspection = inspection_of({"2.1.1": "YYN"}, judgements, framework=hostile)
    by = Breakdown(HOSTILE_NAME, ("2", "3"), ((HOSTILE_NAME, (6, 6)),))
    case = CaseAnswers("2", HOSTILE_NAME, ("Yes",) * 12)
    report = reported(inspection, hostile, breakdowns=(by,), cases=(case,), title=HOSTILE_NAME)
    shown = [*texts(msgspec.to_builtins(replace(report, ratings=())))]
    assert any("Red" in text for text in shown)
    assert [text for text in shown if not text.isprintable()] == []


def texts(within: object, of: str = "") -> Iterator[str]:
    """All text that a report shows. Rating names used for lookup are left out."""
    if isinstance(within, dict):
        for key, value in within.items():
            yield from texts(value, key)
    elif isinstance(within, list | tuple):
        for each in within:
            yield from texts(each, of)
    elif isinstance(within, str) and of != "rating":
        yield within
