"""Read, check and score files for a pool: what the pool keeps of each, or why it has nothing."""

import gc
import os
from collections.abc import Callable, Iterator

import msgspec

from yjs_cli.commands.exit_codes import NOT_MET
from yjs_cli.errors import YjsError
from yjs_cli.framework import Framework
from yjs_cli.pooling.pool import PooledInspection

PasswordFor = Callable[[str], str | None]
_FILES_BETWEEN = 50  # between two garbage collections


class PooledFile(msgspec.Struct, frozen=True):
    """A file that was read. ``inspection`` is null if it could not be scored: ``message`` then says why."""

    inspection: PooledInspection | None
    warnings: int = 0
    message: str = ""
    exit_code: int = 0


def pool_files(
    paths: list[str], reading: Framework, rating: Framework, jobs: int, password_file: str | None
) -> Iterator[PooledFile]:
    """What each file gives, in the order of the files. With several jobs, nobody is asked for a password."""
    from yjs_cli.commands.passwords import password_source
    from yjs_cli.commands.reading import Reading

    progress = Reading(paths)
    if jobs == 1 or len(paths) == 1:
        password_for = password_source(password_file, progress.paused)
        for path in _freeing_memory(progress.each()):
            yield pool_file(path, reading, rating, password_for)
        return
    from concurrent.futures import ProcessPoolExecutor
    from functools import partial
    from multiprocessing import get_context

    # Forking is not safe while the progress bar has a thread.
    executor = ProcessPoolExecutor(min(jobs, len(paths)), get_context("spawn"))
    read = partial(_pool_file_unattended, reading=reading, rating=rating, password_file=password_file)
    try:
        results = executor.map(read, paths, chunksize=8)
        for _ in progress.each():
            yield next(results)
    finally:
        executor.shutdown(cancel_futures=True)  # after an interruption, do not read the rest


def _freeing_memory(paths: Iterator[str]) -> Iterator[str]:
    """The paths. Workbooks form cycles that only garbage collection frees, and ``cli.main`` all but turns that off."""
    for number, path in enumerate(paths):
        if number == 1:
            gc.freeze()  # what the first file imported will never be garbage
        elif number % _FILES_BETWEEN == 0:
            gc.collect()
        yield path


def _pool_file_unattended(path: str, reading: Framework, rating: Framework, password_file: str | None) -> PooledFile:
    from yjs_cli.commands.passwords import VARIABLE, password_source

    known = password_file is not None or bool(os.environ.get(VARIABLE))
    return pool_file(path, reading, rating, password_source(password_file) if known else None)


def pool_file(path: str, reading: Framework, rating: Framework, password_for: PasswordFor | None) -> PooledFile:
    """Read a file by one framework and rate it by another, which can lack standards of the first.

    A YjsError becomes a message, so that one bad file does not stop the others.
    """
    from yjs_cli.checks import check
    from yjs_cli.layout import read_inspection
    from yjs_cli.output.problems.grouping import problem_count
    from yjs_cli.pooling.duplicates import answers_hash, case_hashes
    from yjs_cli.pooling.pool import pooled_inspection
    from yjs_cli.scoring import score

    try:
        inspection = read_inspection(path, reading, password_for)
    except YjsError as error:
        return PooledFile(None, message=f"yjs: {error}", exit_code=error.exit_code)
    problems = check(inspection, reading)
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        message = f"{path}: left out: {problem_count(errors)} to fix."
        return PooledFile(None, message=message, exit_code=NOT_MET)
    result = score(inspection, rating)
    pooled = pooled_inspection(result, path, answers_hash(inspection), case_hashes(inspection))
    return PooledFile(pooled, warnings=sum(problem.severity == "warning" for problem in problems))
