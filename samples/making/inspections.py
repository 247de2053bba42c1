"""The inspections in the samples, as data. Every case is invented, and every service except the first."""

import re
from dataclasses import dataclass
from datetime import date

# The letter for each answer in a grid. The three key questions of a standard are written together.
ANSWER = {"Y": "Yes", "N": "No", "-": "N/A", ".": None}


@dataclass(frozen=True)
class Case:
    """One case as the inspector entered it. ``answers`` are in the order of the key questions of its domain."""

    case_id: str
    disposal: str
    start: date
    interviewed: str | None
    inspector: str
    sex: str
    age: int
    ethnicity: str
    send: str
    answers: tuple[str | None, ...]


@dataclass(frozen=True)
class Inspection:
    """The content of one workbook. ``ratings`` are the rows of the ratings sheet: standard, rating, reason."""

    service: str
    fieldwork_start: date
    sample_from: date
    sample_to: date
    cases: dict[str, tuple[Case, ...]]
    ratings: tuple[tuple[str, str | None, str | None], ...]


def cases(grid: str) -> tuple[Case, ...]:
    """Read a grid: one line per case, columns at least two spaces apart, and the answers by standard at the end."""
    return tuple(_case(*re.split(r"\s{2,}", line.strip())) for line in grid.strip().splitlines())


def _case(
    case_id: str, disposal: str, start: str, interviewed: str, inspector: str,
    sex: str, age: str, ethnicity: str, send: str, *answers: str,
) -> Case:  # fmt: skip
    return Case(
        case_id, disposal, date.fromisoformat(start), ANSWER[interviewed], inspector,
        sex, int(age), ethnicity, ANSWER[send] or "", tuple(ANSWER[letter] for letter in "".join(answers)),
    )  # fmt: skip


def ratings(rows: str) -> tuple[tuple[str, str | None, str | None], ...]:
    """Read rows of a ratings sheet: standard, rating and reason, separated by ``|``. A missing part is a blank cell."""
    return tuple(_rating(*(part.strip() for part in line.split("|"))) for line in rows.strip().splitlines())


def _rating(standard: str, rating: str, reason: str = "") -> tuple[str, str | None, str | None]:
    return standard, rating or None, reason or None


# The answers give the percentages, ratings and score that the inspectorate published for this inspection.
BATH = Inspection(
    "Bath and North East Somerset", date(2024, 10, 21), date(2023, 10, 23), date(2024, 8, 16),
    {
        "2": cases("""
            0207  Referral order              2023-11-08  Y  KM  Male    15  White  N  YYY  YYY  YYY  YYY
            0213  Youth rehabilitation order  2023-12-14  Y  KM  Male    17  White  Y  YYN  YYN  YYY  YYN
            0228  Referral order              2024-02-01  Y  TD  Female  14  Mixed  Y  YNY  YYY  YYY  YYY
            0231  YRO                         2024-03-19  Y  TD  Male    16  White  N  YYY  YYN  YYY  YYN
            0246  Referral order              2024-05-23  Y  SE  Male    16  Black  Y  YNY  YYY  YYY  YNY
            0252  RO                          2024-07-11  Y  SE  Female  15  White  N  YYY  YYY  YYY  YYY
        """),
        "3": cases("""
            0311  Youth conditional caution  2023-11-30  Y  KM  Male    14  White  Y  YNN  YYY  YNN
            0316  YCC                        2024-01-17  Y  KM  Female  13  White  N  YYY  YYY  YYY
            0324  Outcome 22                 2024-02-26  Y  TD  Male    15  White  Y  YNN  YYY  YYN
            0329  Youth caution              2024-04-09  Y  TD  Male    16  White  N  YYN  YYY  YYY
            0337  OC22                       2024-06-04  Y  SE  Female  14  Mixed  N  YYY  YYY  YYY
            0343  Conditional caution        2024-08-01  Y  SE  Male    12  White  Y  YNY  YYY  YNY
        """),
    },
    ratings("""
        1.1 | Good
        1.2 | Outstanding
        1.3 | Good
        1.4 | Good
        3.4 | Good
        4.1 | Good
    """),
)  # fmt: skip

# The Wednesday of fieldwork: two cases are not started, others are half done, and one standard is not judged yet.
IN_PROGRESS = Inspection(
    "Thornmere", date(2025, 2, 3), date(2024, 2, 5), date(2024, 11, 29),
    {
        "2": cases("""
            T-101  Referral order                2024-02-20  Y  AW  Male    16  White  N  YYY  YYY  YYY  YYY
            T-102  Youth rehabilitation order    2024-04-11  Y  AW  Male    17  White  Y  YYN  YYN  YYY  YNN
            T-103  Referral order                2024-05-02  Y  AW  Female  15  Asian  N  YYY  YYY  YY-  YYY
            T-104  Detention and training order  2024-06-18  Y  PB  Male    17  White  Y  YYY  YNY  YYY  ...
            T-105  Referral order                2024-09-05  N  PB  Male    14  White  Y  YNY  ...  ...  ...
            T-106  Youth rehabilitation order    2024-10-30  .  PB  Male    16  Mixed  N  ...  ...  ...  ...
        """),
        "3": cases("""
            T-201  Community resolution       2024-03-12  Y  AW  Female  13  White  N  YYY  YYY  YYY
            T-202  Community resolution       2024-05-28  Y  AW  Male    14  White  N  YYN  YYY  YYY
            T-203  Youth conditional caution  2024-07-09  Y  PB  Male    16  White  Y  YYY  YN.  ...
            T-204  Outcome 22                 2024-10-15  .  PB  Male    15  White  Y  ...  ...  ...
        """),
    },
    ratings("""
        1.1 | Requires improvement
        1.2 | Good
        1.3 |
        1.4 | Good
        3.4 | Good
        4.1 | Good
    """),
)  # fmt: skip

# 2.2 is decided by 5 of 8, which is 63%: two points below the threshold for Good.
PANEL = Inspection(
    "Calderwick", date(2024, 6, 10), date(2023, 6, 12), date(2024, 4, 5),
    {
        "2": cases("""
            C/14/01  Referral order              2023-06-20  Y  LH  Male    16  White  N  YYY  YYY  YYY  YYY
            C/14/02  Referral order              2023-08-03  Y  LH  Male    15  White  Y  YYY  YNY  YYY  YYY
            C/14/03  Youth rehabilitation order  2023-09-14  Y  LH  Male    17  Black  Y  YNN  YNN  YYN  YNN
            C/14/04  Reparation order            2023-10-26  Y  LH  Female  14  White  N  YYY  YYY  YYY  YYY
            C/14/05  Referral order              2023-12-07  Y  SJ  Male    13  White  Y  YYY  YYY  YYY  YYY
            C/14/06  DTO                         2024-01-18  Y  SJ  Male    17  Mixed  N  YYN  YNY  YYY  YYY
            C/14/07  Referral order              2024-02-29  Y  SJ  Female  16  White  N  YYY  YYY  YYY  YYY
            C/14/08  Youth rehabilitation order  2024-03-28  N  SJ  Male    16  Asian  N  YYY  YYY  YYY  YYY
        """),
        "3": cases("""
            C/15/01  Community resolution       2023-07-11  Y  LH  Male    14  White  N  YYY  YYY  YYY
            C/15/02  Community resolution       2023-09-05  Y  LH  Female  13  White  N  YYY  YYY  YYY
            C/15/03  Youth caution              2023-11-21  Y  SJ  Male    16  White  Y  YYY  YYY  YYY
            C/15/04  Youth conditional caution  2024-01-30  Y  SJ  Male    15  Mixed  Y  YYN  YYY  YYY
            C/15/05  Outcome 22                 2024-03-14  Y  SJ  Male    17  White  N  YYY  YYY  YYY
        """),
    },
    ratings("""
        1.1 | Good
        1.2 | Good
        1.3 | Good
        1.4 | Good
        2.2 | Good | One of the three cases moved in from another area in the last week; its plan there was sufficient.
        3.4 | Good
        4.1 | Requires improvement
    """),
)  # fmt: skip

# A small service with no court disposals in the sample period and no child in custody.
NO_COURT = Inspection(
    "Saltby Isles", date(2025, 5, 12), date(2024, 5, 13), date(2025, 3, 7),
    {
        "3": cases("""
            S1  Community resolution       2024-05-22  Y  NE  Male    13  White  N  YYY  YYY  YYY
            S2  CR                         2024-07-16  Y  NE  Male    15  White  Y  YYN  YYN  YYY
            S3  Outcome 22                 2024-09-24  Y  NE  Female  14  White  N  YYY  YYY  YYY
            S4  Youth conditional caution  2024-12-03  Y  NE  Male    17  White  Y  YNY  YYY  YYY
            S5  O22                        2025-02-11  Y  NE  Male    16  White  N  YYY  YYY  YYY
        """),
    },
    ratings("""
        1.1 | Good
        1.2 | Requires improvement
        1.3 | Good
        1.4 | Good
        2.1 | Not rated | No court disposals in the sample window
        2.2 | Not rated | No court disposals in the sample window
        2.3 | Not rated | No court disposals in the sample window
        2.4 | Not rated | No court disposals in the sample window
        3.4 | Good
        4.1 | Not rated | No child in custody or on licence
    """),
)  # fmt: skip

# A correct workbook. mistakes.py writes one mistake of each kind into it.
BEFORE_MISTAKES = Inspection(
    "Eastmarch", date(2024, 11, 18), date(2023, 11, 20), date(2024, 9, 13),
    {
        "2": cases("""
            EM-01  Referral order                2023-12-05  Y  GF  Male    15  White  N  YYY  YYY  YYY  YYY
            EM-02  Youth rehabilitation order    2024-01-16  Y  GF  Male    17  White  Y  YNY  YYY  YYY  YYN
            EM-03  Referral order                2024-02-13  Y  GF  Female  14  Mixed  N  YYY  YYY  YYY  YYY
            EM-04  Referral order                2024-03-26  Y  GF  Male    16  Black  N  YYY  YYN  YYY  YYY
            EM-05  Youth rehabilitation order    2024-05-14  Y  IC  Male    16  White  Y  YYY  YYY  YYY  YYY
            EM-06  Referral order                2024-06-25  Y  IC  Male    13  White  N  YYN  YYY  YYY  YYY
            EM-07  Referral order                2024-07-30  Y  IC  Female  15  White  Y  YYY  YYY  YYY  YYY
            EM-08  Detention and training order  2024-08-20  Y  IC  Male    17  White  Y  YYY  YYY  YYY  YYY
        """),
        "3": cases("""
            EM-21  Community resolution       2023-12-12  Y  GF  Male    12  White  N  YYY  YYY  YYY
            EM-22  Youth caution              2024-02-27  Y  GF  Male    15  White  N  YYN  YYY  YYY
            EM-23  Youth conditional caution  2024-04-23  Y  GF  Female  16  Asian  N  YYY  YYY  YYY
            EM-24  Outcome 22                 2024-06-11  Y  IC  Male    14  White  Y  YNY  YYY  YNY
            EM-25  Community resolution       2024-07-16  Y  IC  Male    13  White  Y  YYY  YYY  YYY
            EM-26  Outcome 22                 2024-09-03  Y  IC  Female  15  Mixed  N  YYY  YYY  YYY
        """),
    },
    ratings("""
        1.1 | Good
        1.2 | Good
        1.3 | Good
        1.4 | Requires improvement
        2.4 | Good | Three of the reviews came late, which the answers to the key questions do not show.
        3.4 | Good
        4.1 | Good
    """),
)  # fmt: skip
