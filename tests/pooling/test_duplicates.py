"""Files, cases and services that are in a pool twice."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from msgspec.structs import replace

from tests.builders import bath, inspection_of
from tests.pooling.inspections import pool, pooled
from yjs_cli.inspection import Inspection
from yjs_cli.output.pool_words import duplicate_sentence
from yjs_cli.pooling.duplicates import answers_hash, case_hashes, duplicates


def hashes(*numbers: int) -> bytes:
    return np.array(sorted(numbers), np.uint64).tobytes()


def found(*inspections: object) -> list[tuple[str, str, str]]:
    pairs = duplicates(pool(*inspections))  # type: ignore[arg-type]
    return [(each.kind, each.first.file, each.second.file) for each in pairs]


def with_ids(inspection: Inspection, ids: Sequence[str]) -> Inspection:
    return replace(inspection, cases=inspection.cases.assign(case_id=list(ids)))


def dated(inspection: Inspection) -> Inspection:
    days = pd.date_range("2024-01-01", periods=len(inspection.cases), unit="s")
    return replace(inspection, cases=inspection.cases.assign(start_date=days))


def test_the_same_bytes_are_the_same_file() -> None:
    assert found(pooled("a", sha256="1"), pooled("b", sha256="2", service="B"), pooled("c", sha256="1")) == [
        ("file", "a", "c")
    ]


def test_the_same_service_on_another_date_is_no_duplicate() -> None:
    assert found(pooled("a", date="2024-01-08"), pooled("b", date="2024-04-08")) == []
    assert found(pooled("a"), pooled("b", service=" ANYTOWN ")) == [("service", "a", "b")]
    assert found(pooled("a", service=""), pooled("b", service="")) == []


def test_shared_cases_outweigh_a_shared_service() -> None:
    first, second = pooled("a", case_hashes=hashes(1, 2, 3, 4)), pooled("b", case_hashes=hashes(2, 3, 4, 5, 6))
    assert found(first, second) == [("cases", "a", "b")]
    (pair,) = duplicates(pool(first, second))
    assert duplicate_sentence(pair) == (
        "b: 3 cases with the same ID, disposal and start date as in a. Both are counted."
    )


def test_a_few_shared_cases_may_be_chance() -> None:
    of_many = pooled("b", service="B", case_hashes=hashes(1, 2, 3, *range(10, 20)))
    assert found(pooled("a", case_hashes=hashes(1, 2)), of_many) == []
    assert found(pooled("a", case_hashes=hashes(*range(1, 9))), of_many) == []


def test_order_of_cases_and_spelling_of_ids_do_not_change_the_hash_of_answers() -> None:
    first = inspection_of({"2.1.1": "YN"})
    second = inspection_of({"2.1.1": "NY"})
    assert answers_hash(with_ids(first, ["D2-01", "D2-02"])) == answers_hash(with_ids(second, ["d2-02", "D2-01 "]))
    assert answers_hash(with_ids(first, ["D2-01", "D2-02"])) != answers_hash(with_ids(second, ["D2-01", "D2-02"]))


def test_hash_of_answers_needs_a_yes_or_no() -> None:
    assert answers_hash(inspection_of({"2.1.1": "-."}, others=".")) == 0
    assert answers_hash(bath()) != 0


def test_only_cases_with_a_start_date_have_a_hash() -> None:
    first = dated(bath())
    assert len(case_hashes(first)) == 8 * len(first.cases)
    assert case_hashes(first) == case_hashes(dated(bath()))
    days = first.cases["start_date"].where(first.cases.index > 0)
    without_one = replace(first, cases=first.cases.assign(start_date=days))
    assert set(np.frombuffer(case_hashes(without_one), np.uint64)) < set(np.frombuffer(case_hashes(first), np.uint64))
    without = replace(first, cases=first.cases.assign(start_date=days.where(days.isna())))
    assert case_hashes(without) == b""
