"""Where `yjs score` spends its time on one workbook, in fresh processes: by stage, and by imported package.

python stages.py FILE
"""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

RUNS = 7
PACKAGES = ("yjs_cli", "typer", "rich", "msgspec", "pandas", "numpy", "openpyxl")
YJS = "from yjs_cli.cli import main; main()"


def main(path: str) -> None:
    """Print both tables, in milliseconds, each the median of the runs."""
    name = Path(path).name
    _print_table(f"yjs score {name} by stage, imports included", [_by_stage(path) for _ in range(RUNS)])
    _print_table("the same by package imported, each without what it imports", [_by_package(path) for _ in range(RUNS)])


def stages(path: str) -> Iterator[tuple[str, float]]:
    """The stages of the Python API, in order, with the seconds that each took in this process."""
    start = perf_counter()
    from yjs_cli import check, load_framework, read_inspection, score

    yield "importing the Python API", perf_counter() - start
    start = perf_counter()
    framework = load_framework()
    yield "the framework", perf_counter() - start
    start = perf_counter()
    inspection = read_inspection(path, framework)
    yield "reading", perf_counter() - start
    for name, stage in (("checking", check), ("scoring", score)):
        start = perf_counter()
        stage(inspection, framework)
        yield name, perf_counter() - start


def _by_stage(path: str) -> dict[str, float]:
    """Seconds by stage. Command line and printing are the time of the whole command less the other stages."""
    known = {"starting Python": _seconds(sys.executable, "-c", "pass")}
    done = subprocess.run((sys.executable, __file__, "--stages", path), capture_output=True, check=True)
    known |= json.loads(done.stdout)
    whole = _seconds(sys.executable, "-c", YJS, "score", path)
    return known | {"command line and printing": whole - sum(known.values()), "the whole": whole}


def _by_package(path: str) -> dict[str, float]:
    """Seconds by package, from Python's ``-X importtime``, which itself adds a little."""
    command = (sys.executable, "-X", "importtime", "-c", YJS, "score", path)
    report = subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8").stderr
    seconds: Counter[str] = Counter()
    for line in report.splitlines():
        parts = line.removeprefix("import time:").split("|")
        if len(parts) == 3 and parts[0].strip().isdigit():
            package = parts[2].strip().partition(".")[0]
            seconds[package if package in PACKAGES else "the standard library and others"] += int(parts[0]) / 1e6
    return {package: seconds[package] for package in (*PACKAGES, "the standard library and others")}


def _seconds(*command: str) -> float:
    start = perf_counter()
    subprocess.run(command, capture_output=True, check=True)
    return perf_counter() - start


def _print_table(title: str, runs: Sequence[Mapping[str, float]]) -> None:
    print(f"\n{title:70} ms")
    for name in runs[0]:
        print(f"  {name:64} {1000 * median(run[name] for run in runs):6.0f}")


if __name__ == "__main__":
    if sys.argv[1] == "--stages":
        print(json.dumps(dict(stages(sys.argv[2]))))
    else:
        main(sys.argv[1])
