"""The results of the samples that can be scored, each computed once."""

from functools import cache
from pathlib import Path

from tests.builders import YJ_2021
from yjs_cli.checks import check
from yjs_cli.layout import read_inspection
from yjs_cli.result import FORMAT_VERSION, Document, InspectionResult
from yjs_cli.scoring import score

FOLDER = Path(__file__).parents[2] / "samples"
SCORED = sorted(path.name for path in FOLDER.glob("*.[xc][ls][sv]*") if path.name != "with-errors.xlsx")


@cache
def result_of(name: str) -> InspectionResult:
    inspection = read_inspection(str(FOLDER / name), YJ_2021)
    return score(inspection, YJ_2021, check(inspection, YJ_2021))


def document_of(*names: str) -> Document:
    """The result of some samples by the version that the gold files name."""
    return Document(FORMAT_VERSION, "0.1.0", YJ_2021.name, tuple(map(result_of, names)))
