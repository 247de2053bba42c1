"""``yjs framework``: show a rating framework, or print its file to start your own."""

from enum import StrEnum
from typing import Annotated

import typer

from yjs_cli.commands.help_page import HelpCommand, HelpGroup
from yjs_cli.frameworks import DEFAULT

app = typer.Typer(help="List or show the rating frameworks.", rich_markup_mode=None, cls=HelpGroup)


class FrameworkFormat(StrEnum):
    """The formats that a framework can be shown in."""

    table = "table"
    toml = "toml"


@app.command("list", cls=HelpCommand)
def list_command() -> int:
    """List the frameworks that come with yjs."""
    from yjs_cli.framework import framework_names, load_framework
    from yjs_cli.output.writing import write_standard_output

    write_standard_output("".join(f"{name}  {load_framework(name).title}\n" for name in framework_names()))
    return 0


@app.command("show", cls=HelpCommand)
def show_command(
    framework_option: Annotated[
        str, typer.Argument(metavar="[NAME|PATH]", help="Name of a framework, or your own file.")
    ] = DEFAULT,
    format: Annotated[  # noqa: A002  the option's name
        FrameworkFormat, typer.Option("--format", help="Use toml to print the file, so that you can start your own.")
    ] = FrameworkFormat.table,
) -> int:
    """Show the ratings, standards, key questions and disposals of a framework."""
    from yjs_cli.framework import framework_text, load_framework
    from yjs_cli.output import framework_text as page
    from yjs_cli.output.writing import write_standard_output

    framework = load_framework(framework_option)
    text = framework_text(framework_option) if format is FrameworkFormat.toml else page.render(framework)
    write_standard_output(text)
    return 0
