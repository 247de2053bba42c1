"""Whole processes, timed side by side: each round runs every command once, so that a slow minute slows them all."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

# The unit of ru_maxrss, which POSIX leaves open.
MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass
class Timing:
    """The runs of one command: seconds a run, and the most memory that a run held (bytes; None: not known)."""

    seconds: list[float] = field(default_factory=list)
    peak_memory: int | None = None

    @property
    def median(self) -> float:
        return median(self.seconds)


def measure(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, Timing]:
    """Run the commands in turn, ``rounds`` times over, after one round to warm up."""
    timings = {name: Timing() for name in commands}
    for warm in range(rounds + 1):
        for name, command in commands.items():
            seconds, memory = _run(command)
            if warm:
                timings[name].seconds.append(seconds)
            if memory:
                timings[name].peak_memory = max(memory, timings[name].peak_memory or 0)
    return timings


def _run(command: Sequence[str]) -> tuple[float, int | None]:
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors)
        memory = _wait(process)
        seconds = time.perf_counter() - start
        if process.returncode:
            errors.seek(0)
            message = errors.read().decode(errors="replace").strip()
            raise SystemExit(f"{' '.join(command)[:120]}\nended with {process.returncode}: {message}")
    return seconds, memory


def _wait(process: subprocess.Popen[bytes]) -> int | None:
    """Wait for the end; the peak memory of just this process where the system tells it, which Windows does not."""
    if not hasattr(os, "wait4"):
        process.wait()
        return None
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss * MAXRSS_UNIT
