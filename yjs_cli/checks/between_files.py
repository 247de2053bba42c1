"""What several files have in common that are rated one by one, although they may be one inspection."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

import msgspec

from yjs_cli.inspection import Inspection, case_key

_Case = tuple[str, str]  # domain and case key
_NAMED_FILES = 3  # a warning names no more files than this


class FileSummary(msgspec.Struct, frozen=True):
    """What a file is compared with other files by. ``cases`` has each case with its answers, one byte per question."""

    name: str
    service: str | None
    cases: dict[_Case, bytes]
    has_ratings: bool


class SharedContent(msgspec.Struct, frozen=True):
    """Files that may be one inspection, by their position. There are at least two.

    ``same_service``: they name the same service. ``cases`` is how many cases are in more than one of them.
    ``ratings_apart``: some have cases and no ratings, others the ratings.
    """

    files: tuple[int, ...]
    same_service: bool
    cases: int
    ratings_apart: bool


def summary_of(inspection: Inspection, name: str) -> FileSummary:
    """What to keep of an inspection to compare it with others. ``name`` is what a warning calls its file."""
    cases, answers = inspection.cases, inspection.answers.sort_values(["case", "question"])
    given: dict[int, list[int]] = {}
    for case, answer in zip(answers["case"].tolist(), answers["answer"].cat.codes.tolist(), strict=True):
        given.setdefault(case, []).append(answer)
    ids = cases["case_id"].astype(object).where(cases["case_id"].notna(), None).tolist()
    domains = cases["domain"].astype(object).where(cases["domain"].notna(), None).tolist()
    return FileSummary(
        name,
        case_key(inspection.service) if inspection.service else None,
        {
            (domain, case_key(case_id)): bytes(given.get(case, ()))
            for case, case_id, domain in zip(cases.index.tolist(), ids, domains, strict=True)
            if case_id and domain
        },
        bool(inspection.stated_ratings),
    )


def shared_cases(files: Sequence[FileSummary]) -> tuple[SharedContent, ...]:
    """The groups of files that may be one inspection, in file order.

    Files belong together if they name the same service; if they share a case, which is the same ID in the same
    domain; or if one has the ratings and the other the cases. Services number their cases alike, so files that name
    different services belong together only if they share several cases and all of these have the same answers.
    """
    group = list(range(len(files)))
    services = [{file.service} - {None} for file in files]
    for one, other in (*_same_service(files), *_sharing_cases(files), *_ratings_apart(files)):
        low, high = sorted((group[one], group[other]))
        if low != high and (len(services[low] | services[high]) < 2 or _is_copy(files[one], files[other])):
            group = [low if each == high else each for each in group]
            services[low] |= services[high]
    together = (tuple(n for n, each in enumerate(group) if each == first) for first in sorted(set(group)))
    return tuple(_content(members, files) for members in together if len(members) > 1)


def in_words(content: SharedContent, files: Sequence[FileSummary]) -> str:
    """The warning about files that may be one inspection. It names no case."""
    names = [files[number].name for number in content.files]
    more = len(names) - _NAMED_FILES
    shown = f"{', '.join(names[:_NAMED_FILES])} and {more} more files" if more > 1 else _in_sentence(names)
    within = "both" if len(names) == 2 else "more than one of them"
    reasons = []
    if content.same_service:
        reasons.append("they name the same service")
    if content.cases:
        reasons.append(f"{content.cases:,} {'case is' if content.cases == 1 else 'cases are'} in {within}")
    if content.ratings_apart:
        reasons.append("only one has ratings" if len(names) == 2 else "only some of them have ratings")
    copy = " If one is a copy of another, leave it out." if content.cases else ""
    return f"{shown} may be one inspection: {_in_sentence(reasons)}.{copy} If they are one inspection, add --combine."


def _content(members: tuple[int, ...], files: Sequence[FileSummary]) -> SharedContent:
    found = Counter(case for member in members for case in files[member].cases)
    services = {files[member].service for member in members}
    return SharedContent(
        members,
        same_service=len(services) == 1 and None not in services,
        cases=sum(count > 1 for count in found.values()),
        ratings_apart=any(files[member].cases and not files[member].has_ratings for member in members)
        and any(files[member].has_ratings for member in members),
    )


def _same_service(files: Sequence[FileSummary]) -> Iterator[tuple[int, int]]:
    first: dict[str, int] = {}
    for number, file in enumerate(files):
        if file.service and first.setdefault(file.service, number) != number:
            yield first[file.service], number


def _sharing_cases(files: Sequence[FileSummary]) -> list[tuple[int, int]]:
    holders: dict[_Case, list[int]] = {}
    for number, file in enumerate(files):
        for case in file.cases:
            holders.setdefault(case, []).append(number)
    return sorted({pair for held in holders.values() for pair in combinations(held, 2)})


def _ratings_apart(files: Sequence[FileSummary]) -> Iterator[tuple[int, int]]:
    """Files with cases but no ratings, each with every file of ratings alone, or with the only other file."""
    for number, file in enumerate(files):
        if file.cases and not file.has_ratings:
            for other, rated in enumerate(files):
                if rated.has_ratings and (not rated.cases or len(files) == 2):
                    yield number, other


def _is_copy(one: FileSummary, other: FileSummary) -> bool:
    shared = one.cases.keys() & other.cases.keys()
    return len(shared) > 1 and all(one.cases[case] == other.cases[case] for case in shared)


def _in_sentence(parts: Sequence[str]) -> str:
    *firsts, last = parts
    return f"{', '.join(firsts)} and {last}" if firsts else last
