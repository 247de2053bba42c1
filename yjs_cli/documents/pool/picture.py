"""A web page with the distribution of ratings: a bar for each standard, next to its numbers."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from yjs_cli import __version__
from yjs_cli.output.pool_words import inspection_name, left_out_sentence, outliers_sentence, p_value, pool_sentence
from yjs_cli.pooling.outliers import outliers
from yjs_cli.pooling.pool import Pool, pooled_questions, rating_counts

_HERE = Path(__file__).parent
_COLOURS = 5  # rating colours in the stylesheet of reports, from the lowest rating to the highest


def render_picture(pool: Pool) -> bytes:
    """The page in UTF-8, self-contained: no scripts and no requests. Text from a workbook is always escaped."""
    environment = Environment(
        loader=FileSystemLoader([_HERE, _HERE.parent / "report" / "html"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"name_of": inspection_name, "p_of": p_value}
    compared = outliers(pool)
    page = environment.get_template("pool.html").render(
        framework=pool.framework,
        names=[rating.name for rating in pool.framework.ratings],
        colours=_colours(len(pool.framework.ratings)),
        summary=pool_sentence(pool),
        left_out=left_out_sentence(pool),
        total=len(pool.inspections),
        distribution=tuple(rating_counts(pool)),
        questions=pooled_questions(pool),
        outliers=compared,
        about_outliers=outliers_sentence(compared),
        version=__version__,
    )
    return f"{page.rstrip()}\n".encode("utf-8", errors="replace")


def _colours(ratings: int) -> list[int]:
    """The colour of each rating: the lowest rating has the first, the highest the last, as in reports."""
    return [round(index * (_COLOURS - 1) / max(ratings - 1, 1)) for index in range(ratings)]
