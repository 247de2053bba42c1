"""Measures ``yjs pool``: time and peak memory for 150, 1,500 and 10,000 workbooks, which it makes if there are none.

python pool.py FOLDER [NUMBER...]
"""

import random
import resource
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook

from yjs_cli import load_framework

FRAMEWORK = load_framework()
SERVICES, CASES = 150, 10
ANSWERS = ("Yes",) * 16 + ("No",) * 3 + ("N/A",)
FIRST_QUARTER = date(2021, 1, 4)


def main(folder: Path, numbers: list[int]) -> None:
    """Measure each number of workbooks with one job and with two."""
    for number in numbers:
        workbooks = folder / str(number)
        make(workbooks, number)
        for jobs in (1, 2):
            output = folder / f"pool-{number}.parquet"
            command = [sys.executable, "-m", "yjs_cli", "pool", str(workbooks), "--jobs", str(jobs), "--force",
                       "--rows", "questions", "-o", str(output)]  # fmt: skip
            started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(command, check=False, capture_output=True)
            seconds = time.perf_counter() - started
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            peak = after.ru_maxrss / 1024  # of the largest process so far, so numbers must be in increasing order
            print(
                f"{number:6,} workbooks, {jobs} jobs: {seconds:6.1f} s, {cpu:6.1f} s of processor time, "
                f"{1000 * cpu / number:5.1f} ms each, {peak:5.0f} MB",
                flush=True,
            )


def make(folder: Path, number: int) -> None:
    """Write the workbooks that the folder does not have yet: 150 services, quarter after quarter."""
    folder.mkdir(parents=True, exist_ok=True)
    for index in range(number):
        quarter, service = divmod(index, SERVICES)
        path = folder / f"{quarter:03}-{service:03}.xlsx"
        if not path.exists():
            _write(path, f"Service {service:03}", FIRST_QUARTER + timedelta(days=91 * quarter), index)


def _write(path: Path, service: str, start: date, seed: int) -> None:
    pick = random.Random(seed)
    book = Workbook()
    about = book.worksheets[0]
    about.title = "Inspection"
    about.append(("Service", service))
    about.append(("Fieldwork start", start))
    for domain in FRAMEWORK.case_domains:
        sheet = book.create_sheet(domain.name)
        questions = [question.code for question in domain.questions]
        sheet.append(("Case ID", "Disposal", "Start date", "Sex", "Age", *questions))
        for case in range(CASES):
            begun = start - timedelta(days=pick.randrange(60, 400))
            details = (f"D{domain.code}-{case:02}", pick.choice(domain.disposals).name, begun, pick.choice("MF"))
            sheet.append((*details, pick.randint(10, 17), *(pick.choice(ANSWERS) for _ in questions)))
    ratings = book.create_sheet("Ratings")
    ratings.append(("Standard", "Rating"))
    for standard in FRAMEWORK.standards:
        if standard.method == "judgement":
            ratings.append((standard.code, pick.choice([rating.name for rating in FRAMEWORK.ratings])))
    book.save(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(each) for each in sys.argv[2:]] or [150, 1500, 10_000])
