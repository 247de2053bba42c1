"""Where a value from the command line comes from."""

from yjs_cli.workbook.cell import Place


class OptionPlace(Place, frozen=True):
    """An option, such as ``--rating 1.1=Good``. It has no sheet, row or column."""

    option: str = ""

    def __str__(self) -> str:
        return self.option
