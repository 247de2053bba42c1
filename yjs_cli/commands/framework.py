"""``yjs framework``: the rating method, to read or to start one's own from."""

from enum import StrEnum
from typing import Annotated

import typer

from yjs_cli.frameworks import DEFAULT

app = typer.Typer(help="Show the rating methods that yjs knows.", rich_markup_mode=None)


class MethodFormat(StrEnum):
    """How a framework is shown."""

    table = "table"
    toml = "toml"


@app.command("list")
def list_command() -> int:
    """List the frameworks that come with yjs."""
    from yjs_cli.framework import framework_names, load_framework
    from yjs_cli.output.writing import write_standard_output

    write_standard_output("".join(f"{name}  {load_framework(name).title}\n" for name in framework_names()))
    return 0


@app.command("show")
def show_command(
    framework: Annotated[str, typer.Argument(metavar="[NAME|PATH]", help="A framework's name, or a file.")] = DEFAULT,
    format: Annotated[  # noqa: A002  the option's name
        MethodFormat, typer.Option("--format", help="toml prints the file itself, to start your own from.")
    ] = MethodFormat.table,
) -> int:
    """Show a framework: its bands, standards, key questions and disposals."""
    from yjs_cli.framework import framework_text, load_framework
    from yjs_cli.output import framework_text as method
    from yjs_cli.output.writing import write_standard_output

    loaded = load_framework(framework)
    write_standard_output(framework_text(framework) if format is MethodFormat.toml else method.render(loaded))
    return 0
