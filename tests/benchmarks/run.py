"""How fast `yjs` is compared with a pandas script. Run `make bench`, or `make bench BENCH=--quick` for fewer runs.

Every ratio is of medians from the same run of this script; its spread is over the rounds. The first run makes the
workbooks, in .bench/.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import which

from processes import Timing, measure

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BENCH = ROOT / ".bench"
SAMPLE = str(ROOT / "samples" / "bath-and-north-east-somerset.xlsx")
MEMORY_LIMIT = 600_000_000


@dataclass(frozen=True)
class Target:
    """A row of the table: ``work`` should take at most ``at_most`` times as long as ``against``."""

    work: str
    against: str
    at_most: float


@dataclass(frozen=True)
class Group:
    """Commands that are measured side by side, and their targets."""

    commands: Mapping[str, Sequence[str]]
    targets: tuple[Target, ...]
    rounds: int
    quick_rounds: int
    memory_of: str | None = None


def groups(yjs: str) -> Iterator[Group]:
    """All measurements, quickest first."""
    python = sys.executable
    script = (python, str(HERE / "pandas_script.py"))
    large, small = str(BENCH / "cases-100000.xlsx"), str(BENCH / "cases-10000.xlsx")
    many = sorted(str(path) for path in (BENCH / "many").glob("*.xlsx"))
    yield Group(
        {
            "yjs --version": (yjs, "--version"),
            "yjs --help": (yjs, "--help"),
            "import pandas": (python, "-c", "import pandas"),
        },
        (Target("yjs --version", "import pandas", 0.5), Target("yjs --help", "import pandas", 0.5)),
        rounds=15,
        quick_rounds=5,
    )
    yield Group(
        {
            "yjs score, the sample": (yjs, "score", SAMPLE),
            "pandas + openpyxl": (*script, SAMPLE, "openpyxl", "3", "Court disposals", "Out-of-court disposals"),
        },
        (Target("yjs score, the sample", "pandas + openpyxl", 1.2),),
        rounds=15,
        quick_rounds=5,
    )
    yield Group(
        {f"yjs score, {len(many)} files": (yjs, "score", *many), "one file": (yjs, "score", many[0])},
        (Target(f"yjs score, {len(many)} files", "one file", 8),),
        rounds=7,
        quick_rounds=3,
    )
    yield Group(
        {
            "yjs score, 100,000 cases": (yjs, "score", large),
            "pandas + openpyxl": (*script, large, "openpyxl", "0", "Court disposals"),
            "pandas + calamine": (*script, large, "calamine", "0", "Court disposals"),
            "10,000 cases": (yjs, "score", small),
        },
        (
            Target("yjs score, 100,000 cases", "pandas + openpyxl", 0.35),
            Target("yjs score, 100,000 cases", "pandas + calamine", 1.25),
            Target("yjs score, 100,000 cases", "10,000 cases", 10.5),
        ),
        rounds=5,
        quick_rounds=2,
        memory_of="yjs score, 100,000 cases",
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--quick", action="store_true", help="fewer runs")
    quick = options.parse_args().quick
    yjs = which("yjs", path=str(Path(sys.executable).parent))
    if not yjs:
        raise SystemExit("`yjs` is not installed with this Python. Run `make bench`.")
    subprocess.run((sys.executable, str(HERE / "workbooks.py"), str(BENCH)), check=True)
    print(f"{'work':25} {'against':20} {'target':>8} {'ratio':>7} {'spread':>14} {'seconds':>16}")
    for group in groups(yjs):
        timings = measure(group.commands, group.quick_rounds if quick else group.rounds)
        for target in group.targets:
            print(_row(target, timings[target.work], timings[target.against]), flush=True)
        if group.memory_of:
            print(_memory_row(group.memory_of, timings[group.memory_of].peak_memory))
    subprocess.run((sys.executable, str(HERE / "stages.py"), SAMPLE), check=True)


def _row(target: Target, work: Timing, against: Timing) -> str:
    ratio = work.median / against.median
    ratios = [a / b for a, b in zip(work.seconds, against.seconds, strict=True)]
    spread = f"{min(ratios):.2f} to {max(ratios):.2f}"
    seconds = f"{work.median:.2f} : {against.median:.2f}"
    met = "met" if ratio <= target.at_most else "missed"
    limit = f"≤ {target.at_most:g}"
    return f"{target.work:25} {target.against:20} {limit:>8} {ratio:7.2f} {spread:>14} {seconds:>16}  {met}"


def _memory_row(work: str, peak: int | None) -> str:
    limit = f"≤ {MEMORY_LIMIT // 1_000_000} MB"
    if peak is None:
        return f"{work:25} {'peak memory':20} {limit:>8}  not known on this system"
    met = "met" if peak <= MEMORY_LIMIT else "missed"
    return f"{work:25} {'peak memory':20} {limit:>8} {peak / 1e6:4.0f} MB {'':31}  {met}"


if __name__ == "__main__":
    main()
