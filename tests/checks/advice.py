"""Advice of a rule, followed: a file that causes the problem, a part of its hint, and the file as it then is."""

from typing import NamedTuple

from tests.checks.contents import ONE_CASE
from tests.checks.sheets import Change, Sheets
from yjs_cli.framework.types import AnswerWords


class Advice(NamedTuple):
    """``old`` is replaced by ``new`` everywhere in ``before``, as ``says``, a part of the hint, advises.

    ``change`` is made to the file before only. ``without`` names a sheet that the advice leaves out, and ``words`` are
    words that it adds to the framework.
    """

    says: str
    before: str | Sheets | bytes
    old: str = ""
    new: str = ""
    change: Change | None = None
    without: str = ""
    words: AnswerWords = AnswerWords()
    name: str = "cases"
    renamed: str = ""
    beside: str = ""

    @property
    def after(self) -> str | Sheets | bytes:
        """The content of the file once the advice is followed."""
        match self.before:
            case bytes():
                return {"Cases": ONE_CASE}
            case str():
                return self._followed(self.before)
            case sheets:
                return {name: self._followed(text) for name, text in sheets.items()}

    def _followed(self, text: str) -> str:
        return text.replace(self.old, self.new) if self.old else text
