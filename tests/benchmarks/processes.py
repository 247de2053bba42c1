"""Times whole processes side by side. Each round runs every command once, so a slow minute slows them all."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

# The unit of ru_maxrss in bytes, which POSIX does not define.
MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass
class Timing:
    """The runs of one command: seconds per run, and the highest peak memory of a run (bytes; None if unknown)."""

    seconds: list[float] = field(default_factory=list)
    peak_memory: int | None = None

    @property
    def median(self) -> float:
        return median(self.seconds)


def measure(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, Timing]:
    """Run each command once per round, after one round to warm up."""
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
    """Wait for a process to end. Returns its peak memory (bytes), or None on Windows, which does not report it."""
    if not hasattr(os, "wait4"):
        process.wait()
        return None
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss * MAXRSS_UNIT
