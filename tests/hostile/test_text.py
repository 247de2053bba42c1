"""Delimited text that is too large, or not valid."""

from pathlib import Path

import pytest

from tests.commands.conftest import Yjs
from tests.hostile.running import Hostile, scored, scored_here

QUESTIONS = [f"2.{standard}.{number}" for standard in range(1, 5) for number in range(1, 4)]
HEAD = ",".join(("ID", *QUESTIONS)) + "\n"
CASES = b"Case ID,2.1.1\nA-1,Yes\nA-2,No\n"


def answers(rows: int, answer: str) -> bytes:
    """So many cases with the same answer throughout; ``{row}`` and ``{column}`` become their numbers."""
    return (
        HEAD
        + "".join(f"{n}," + ",".join(answer.format(row=n, column=c) for c in range(12)) + "\n" for n in range(rows))
    ).encode()


HEAVY = {
    # tables
    "200,000 headings": Hostile(lambda: b"ID,2.1.1\n" * 200_000, 2, "heading rows.*; the limit is 1,000"),
    "70,000 tables, each with a column of its own": Hostile(
        lambda: "".join(f"ID,2.1.1,a{n}\n1,Y,x\n" for n in range(70_000)).encode(), 2, "the limit is"
    ),
    "40,000 long tables, each with a column of its own": Hostile(
        lambda: "".join(f"ID,Question,Answer,a{n}\n1,2.1.1,Y,x\n" for n in range(40_000)).encode(), 2, "the limit is"
    ),
    "900 tables, each with 100 columns of its own": Hostile(
        lambda: "".join(
            f"ID,2.1.1,{','.join(f'a{n}-{c}' for c in range(100))}\n{n},Y\n" for n in range(900)
        ).encode(),
        2,
        "81,000,000 cells or more; the limit is 10,000,000",
    ),
    # problems
    "200,000 answers that are invalid": Hostile(lambda: answers(17_000, "Y?"), 1, "answer-unknown"),
    "24,000 different answers that are invalid": Hostile(
        lambda: answers(16_000, "{row}ye{column}"), 1, "answer-unknown"
    ),
    "70,000 cases of one id": Hostile(
        lambda: (HEAD + f"1{',Y' * 12}\n" * 70_000).encode(), 1, "case-id-repeated"
    ),
    "20,000 ids that look alike": Hostile(
        lambda: ("ID,2.1.1\n" + "".join(f"{'0' * (n % 50)}-{'0' * (n // 50)}1,Y\n" for n in range(20_000))).encode(),
        0,
        "case-id-alike",
    ),
    # sizes
    "one line of 50 MB": Hostile(lambda: b"Case ID," * 6_250_000, 2, "the limit"),
    "one cell of 50 MB": Hostile(lambda: b"x" * 50_000_000, 2, "the limit"),
    "101 MB": Hostile(lambda: b"\n" * 101_000_000 + CASES, 2, "the file has 101 MB; the limit is 100 MB"),
}  # fmt: skip


@pytest.mark.parametrize("what", HEAVY)
def test_huge_text_keeps_within_time_and_memory(what: str, tmp_path: Path) -> None:
    scored(HEAVY[what], tmp_path / "cases.csv")


TEXTS = {
    # columns and cells
    "20,000 columns": Hostile(
        lambda: b"Case ID,2.1.1" + b",x" * 20_000 + b"\n1,Y\n", 2, "row 1 has 20,002 columns; the limit is 16,384"
    ),
    "a cell of 40,000 characters": Hostile(
        lambda: CASES + b"A-3,Y," + b"z" * 40_000, 2, "cell C4 has 40,000 characters; the limit is 32,767"
    ),
    "a cell of 200,000 characters": Hostile(lambda: CASES + b"A-3,Y," + b"z" * 200_000, 2, "the limit is 32,767"),
    "a heading of 30,000 blanks": Hostile(lambda: b"Case ID,2.1.1" + b" " * 30_000 + b"!\n1,Y\n", 0, ""),
    # quotation marks
    "a million quotation marks": Hostile(lambda: b'"' * 1_000_000, 2, "cases.csv: .*(limit|quotation|not delimited)"),
    "a quotation that never ends": Hostile(lambda: CASES + b'"A-3,Yes\nA-4,Yes\n' * 3, 2, "not delimited|quotation"),
    "a quotation of half the text": Hostile(lambda: CASES + b'"A-3,Yes\n', 2, "not delimited|quotation"),
    # bytes
    "a zero byte in an answer": Hostile(lambda: b"Case ID,2.1.1\n1,Y\0\n", 2, "not a workbook"),
    "a zero byte far down": Hostile(lambda: b"Case ID,2.1.1\n" + b"A,Y\n" * 2_000 + b"B,\0Y\n", 1, "answer-unknown"),
    "half a character at the end": Hostile(lambda: CASES.decode().encode("utf-16") + b"\x31", 0, ""),
    "half a character and nothing else": Hostile(lambda: b"\xff\xfe\x31", 2, "nothing to score"),
    "bytes of no encoding": Hostile(lambda: CASES + b"A-3,\x81\x8d\x8f\n", 1, "answer-unknown"),
    "line ends of three kinds": Hostile(lambda: CASES.replace(b"\n", b"\r", 1) + b"A-3,Yes\r\n", 0, ""),
    "nothing but delimiters": Hostile(lambda: b",;\t" * 100_000, 2, "the limit|nothing to score|empty"),
    "nothing but line ends": Hostile(lambda: b"\r\n" * 100_000, 2, "the file is empty"),
    "nothing but zero bytes": Hostile(lambda: b"\0" * 100_000, 2, "the file is empty"),
    "a delimiter of its own": Hostile(lambda: b"sep=\"\n" + CASES, 2, "nothing to score|not delimited"),
}  # fmt: skip


@pytest.mark.parametrize("what", TEXTS)
def test_odd_text_is_read_correctly_or_refused_with_a_reason(what: str, tmp_path: Path, yjs: Yjs) -> None:
    scored_here(TEXTS[what], tmp_path / "cases.csv", yjs)
