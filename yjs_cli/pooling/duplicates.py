"""Inspections that seem to be in a pool twice: the same file, cases, or service and date.

A pool keeps no case. It keeps hashes of them, 8 bytes for each case with a start date.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Literal

import msgspec
import numpy as np
import pandas as pd

from yjs_cli.framework import joined
from yjs_cli.inspection import ANSWERS, Inspection, case_key
from yjs_cli.pooling.pool import Pool, PooledInspection

_FEWEST = 3  # cases: fewer in common may be chance
_SHARE = 2  # at least a half of the smaller sample
_ODD = np.uint64(0x9E3779B97F4A7C15)


class Duplicate(msgspec.Struct, frozen=True):
    """Two inspections of a pool that seem to be one. ``cases`` is how many cases they share, if that is the reason."""

    kind: Literal["file", "answers", "cases", "service"]
    first: PooledInspection
    second: PooledInspection
    cases: int = 0


def answers_hash(inspection: Inspection) -> int:
    """A hash of all case ids with their answers, whatever their order; 0 without a Yes or No."""
    answers = inspection.answers
    answer = answers["answer"].cat.codes.to_numpy()
    given = (answer == ANSWERS.index("Yes")) | (answer == ANSWERS.index("No"))
    if not given.any():
        return 0
    cases = _hashes([case_key(each) if isinstance(each, str) else "" for each in inspection.cases["case_id"]])
    question = answers["question"].cat.codes.to_numpy()
    cell = (question.astype(np.int64) * len(ANSWERS) + answer).astype(np.uint64)
    mixed = (cases[answers["case"].to_numpy()] + cell + np.uint64(1)) * _ODD
    mixed = (mixed ^ (mixed >> np.uint64(29))) * _ODD
    return int(np.sum(mixed[given], dtype=np.uint64))


def case_hashes(inspection: Inspection) -> bytes:
    """For each case with a start date, 8 bytes: a hash of its id, domain, disposal and start date."""
    cases = inspection.cases
    dated = cases[cases["start_date"].notna() & cases["case_id"].notna()]
    if dated.empty:
        return b""
    columns = zip(dated["case_id"], dated["domain"], dated["disposal"], dated["start_date"], strict=True)
    texts = ["\t".join((case_key(case), *map(str, others))) for case, *others in columns]
    return np.unique(_hashes(texts)).tobytes()


def duplicates(pool: Pool) -> Iterator[Duplicate]:
    """Pairs of inspections that seem to be one, with the strongest reason for each, in the order of the second file."""
    shared = _shared_cases(pool.inspections)
    seen: dict[tuple[str, str | int], int] = {}
    for number, second in enumerate(pool.inspections):
        keys: list[tuple[Literal["file", "answers", "service"], str | int]] = [("file", second.sha256)]
        keys += [("answers", second.answers_hash), ("service", _service_and_date(second))]
        earlier = [(kind, seen.setdefault((kind, key), number)) for kind, key in keys if key]
        found = next(((kind, first) for kind, first in earlier if first != number), None)
        overlap = shared.get(number)
        if overlap and (found is None or found[0] == "service"):
            first, cases = overlap
            yield Duplicate("cases", pool.inspections[first], second, cases)
        elif found:
            yield Duplicate(found[0], pool.inspections[found[1]], second)


def _service_and_date(inspection: PooledInspection) -> str:
    """The service and the date of fieldwork, for comparison; empty without a service."""
    return f"{joined(inspection.service)} {inspection.fieldwork_start}" if inspection.service else ""


def _shared_cases(inspections: tuple[PooledInspection, ...]) -> dict[int, tuple[int, int]]:
    """By number of an inspection: the earlier inspection that shares most cases with it, and how many."""
    parts = [np.frombuffer(each.case_hashes, np.uint64) for each in inspections]
    sizes = [len(part) for part in parts]
    every = np.concatenate(parts) if parts else np.empty(0, np.uint64)
    owner = np.repeat(np.arange(len(parts)), sizes)
    order = np.argsort(every, kind="stable")
    hashes, owners = every[order], owner[order]
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]]) if len(hashes) else np.empty(0, int)
    lengths = np.diff(np.r_[starts, len(hashes)])
    pairs: Counter[tuple[int, int]] = Counter()
    for start, length in zip(starts[lengths > 1].tolist(), lengths[lengths > 1].tolist(), strict=True):
        first, *others = owners[start : start + length].tolist()
        pairs.update((first, other) for other in others)
    found: dict[int, tuple[int, int]] = {}
    for (first, second), cases in pairs.items():
        enough = max(_FEWEST, -(-min(sizes[first], sizes[second]) // _SHARE))
        if cases >= enough and cases > found.get(second, (0, 0))[1]:
            found[second] = first, cases
    return found


def _hashes(texts: list[str]) -> "np.ndarray[tuple[int], np.dtype[np.uint64]]":
    """Hashes that are the same in every process."""
    return pd.util.hash_array(np.array(texts, dtype=object), categorize=False)
