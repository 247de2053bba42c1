"""Read an inspection back from each text format, without using the code that wrote it."""

import csv
import io
import json
import re
from dataclasses import dataclass, field

from tests.builders import YJ_2021

NONE = ("No rating yet", "Not rated")
# Remarks on a standard that are not flags: reasons, what a panel decided, and what is missing.
NO_FLAG = re.compile(
    r"Reason: |(Changed|Rated|Removed|Judged|Not rated) by|\d+ answers? |The judgement is|There are no"
)
RATING = "|".join([*(rating.name for rating in YJ_2021.ratings), *NONE])


@dataclass
class Read:
    """What a format shows of an inspection; None for what it never shows.

    ``ratings`` by standard, a rating or one of NONE. ``questions`` by code: yes, applicable, percentage, rating, and
    whether it decides. ``flags`` by standard.
    """

    score: int | None = None
    most: int | None = None
    overall: str | None = None
    ratings: dict[str, str] = field(default_factory=dict)
    questions: dict[str, tuple[int, int, int | None, str | None, bool]] = field(default_factory=dict)
    flags: dict[str, list[str]] | None = None


def from_json(text: str) -> list[Read]:
    return [
        Read(
            each["score"],
            each["max_score"],
            each["overall"] or NONE[each["status"] != "incomplete"],
            {s["code"]: s["rating"] or NONE[s["status"] == "not-rated"] for s in each["standards"]},
            {
                q["code"]: (q["yes"], q["applicable"], q["percent"], q["rating"], q["code"] in s["deciding"])
                for s in each["standards"]
                for q in s["questions"]
            },
            {
                s["code"]: [flag["message"] for flag in s["flags"] if not flag["repeats"]]
                for s in each["standards"]
                if s["flags"]
            },
        )
        for each in json.loads(text)["inspections"]
    ]


def from_csv(text: str) -> list[Read]:
    read: list[Read] = []
    points: dict[str, int] = {}
    for row in csv.DictReader(io.StringIO(text)):
        if row["standard"] == "1.1":  # a row a judged standard: the first of the next inspection
            read.append(Read())
            points = {}
        read[-1].ratings[row["standard"]] = row["standard_rating"]
        if row["points"]:
            points[row["standard"]] = int(row["points"])
        read[-1].score = sum(points.values())
        if row["question"]:
            assert int(row["yes"]) + int(row["no"]) == int(row["applicable"])
            read[-1].questions[row["question"]] = (
                int(row["yes"]),
                int(row["applicable"]),
                int(row["percent"]) if row["percent"] else None,
                row["question_rating"] or None,
                row["deciding"] == "yes",
            )
    return read


def from_line(text: str) -> list[Read]:
    read = []
    for line in text.splitlines():
        _, score, most, overall, status = line.split("\t")
        read.append(Read(int(score), int(most), NONE[status != "incomplete"] if overall == "-" else overall))
    return read


def from_markdown(text: str) -> list[Read]:
    read: list[Read] = []
    standard = ""
    for line in text.partition("\n# Summary\n")[0].replace("\\", "").splitlines():
        cells = [cell.strip(" *") for cell in line.strip("|").split("|")]
        if found := re.fullmatch(
            rf"\*\*Overall: ({RATING})(?: \(provisional\))?\*\* · Score(?: so far)? (\d+) of (\d+)", line
        ):
            read.append(Read(int(found[2]), int(found[3]), found[1], flags={}))
        elif found := re.fullmatch(rf"### (\d\.\d) .*: (?:{RATING})(?: \(provisional\))?", line):
            standard = found[1]
        elif found := re.fullmatch(r"- (?:(\d\.\d): )?(.*)", line):
            if not NO_FLAG.match(found[2]):
                assert read[-1].flags is not None
                read[-1].flags.setdefault(found[1] or standard, []).append(found[2])
        elif len(cells) == 3 and re.fullmatch(r"\d\.\d", cells[0]):
            read[-1].ratings[cells[0]] = cells[2].removesuffix(" (provisional)")
        elif len(cells) == 5 and re.match(r"\d\.\d\.\d ", cells[0]):
            yes, applicable = map(int, cells[1].split("/"))
            percent = None if cells[2] == "–" else int(cells[2].removesuffix("%"))
            rating = None if cells[3] == "–" else cells[3]
            read[-1].questions[cells[0][:5]] = (yes, applicable, percent, rating, "decides" in cells[4])
    return read


def from_table(text: str) -> list[Read]:
    read: list[Read] = []
    standard, flag = "", False
    for line in text.splitlines():
        if flag and re.match(r"  [^ ]", line) and not re.match(r"  \d\.\d\.\d ", line):
            assert read[-1].flags
            read[-1].flags[standard][-1] += f" {line.strip()}"  # the flag goes on
            continue
        flag = False
        if found := re.fullmatch(rf"  Overall rating +({RATING})(?: so far)? +Score(?: so far)? (\d+) of (\d+)", line):
            read.append(Read(int(found[2]), int(found[3]), found[1], flags={}))
        elif found := re.fullmatch(rf"  (\d\.\d) .*? +({RATING})(?: +(?:so far|panel|\d+%))?", line):
            standard = found[1]
            read[-1].ratings[standard] = found[2]
        elif found := re.fullmatch(rf"(\d\.\d) .*? +(?:{RATING})(?: +so far)?", line):
            standard = found[1]
        elif line.startswith(("! ", "  ! ")):
            assert read[-1].flags is not None
            read[-1].flags.setdefault(standard, []).append(line.partition("! ")[2])
            flag = True
        elif found := re.fullmatch(
            rf"(?:  |▸ )(\d\.\d\.\d) .*? +(\d+)/(\d+)(?: +(\d+)%.*? ({RATING}))?( +decides)?", line
        ):
            percent = int(found[4]) if found[4] else None
            assert line.startswith("▸") == bool(found[6])
            read[-1].questions[found[1]] = (int(found[2]), int(found[3]), percent, found[5], bool(found[6]))
    return read
