"""The command `yjs`: its commands, and the one handler that turns errors into exit codes."""

import contextlib
import gc
import os
import signal
import sys
from types import FrameType
from typing import Annotated, NoReturn

import typer

from yjs_cli import __version__
from yjs_cli.commands import (
    check,
    compare,
    explain,
    framework,
    help,  # noqa: A004
    pool,
    progress,
    report,
    schema,
    score,
    template,
)
from yjs_cli.commands.exit_codes import FAULT, INTERRUPTED, SIGNAL, UNABLE
from yjs_cli.commands.help_page import HelpCommand, HelpGroup
from yjs_cli.errors import YjsError

app = typer.Typer(
    name="yjs",
    cls=HelpGroup,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    # Plain help suits any width and screen readers, and starts in half the time.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(requested: bool) -> None:
    if requested:
        from yjs_cli.output.writing import write_standard_output

        write_standard_output(f"yjs {__version__}\n")
        raise typer.Exit


@app.callback()
def yjs(
    context: typer.Context,
    _version: Annotated[
        bool, typer.Option("--version", help="Print the version.", is_eager=True, callback=_print_version)
    ] = False,
) -> None:
    """Rate youth justice inspections from the answers in case workbooks.

    yjs reads the answers from Excel or CSV files, works out the percentages for each standard, and shows the ratings,
    the score and the overall rating.

    Start with: yjs score cases.xlsx
    """
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(UNABLE)


app.command("score", cls=HelpCommand)(score.command)
app.command("check", cls=HelpCommand)(check.command)
app.command("pool", cls=HelpCommand)(pool.command)
app.command("report", cls=HelpCommand)(report.command)
app.command("progress", cls=HelpCommand)(progress.command)
app.command("explain", cls=HelpCommand)(explain.command)
app.command("compare", cls=HelpCommand)(compare.command)
app.command("template", cls=HelpCommand)(template.command)
app.command("schema", cls=HelpCommand)(schema.command)
app.command("help", cls=HelpCommand)(help.command)
app.add_typer(framework.app, name="framework")


def main() -> None:
    """Run the command line and exit with its code: see ``yjs help exit-codes``."""
    # Garbage collection during imports costs 10% of a short run and frees nothing.
    gc.set_threshold(1_000_000)
    _end_by_signals()
    code = run()
    # A normal exit would free pandas piece by piece, which costs a fifth of a short run. This skips it, so flush first.
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, OSError, ValueError):
            stream.flush()
    os._exit(code)


def run() -> int:
    """Run the command line of this process and return its exit code.

    An error that a user can cause is one message on standard error, never a traceback.
    """
    try:
        code = app(standalone_mode=False) or 0
        return _tell("interrupted.", INTERRUPTED) if code == INTERRUPTED else code
    except YjsError as error:
        return _tell(str(error), error.exit_code)
    except typer.TyperException as error:
        return _tell(_usage_message(error), UNABLE)
    except (typer.Abort, KeyboardInterrupt):
        return _tell("interrupted.", INTERRUPTED)
    except SystemExit as ended:
        # Either a signal, or how Typer reports a closed pipe.
        return ended.code if isinstance(ended.code, int) and ended.code > SIGNAL else 0
    except Exception as error:
        if isinstance(error, OSError) and error.errno:
            return _tell(f"{error.filename or 'stopped by the system'}: {error.strerror}.", UNABLE)
        if os.environ.get("YJS_DEBUG") == "1":
            raise
        return _tell(
            f"a fault in yjs {__version__} ({type(error).__name__}). Nothing was written. Please report it with the "
            "command you ran, never with the workbook; YJS_DEBUG=1 shows where it happened.",
            FAULT,
        )


def _usage_message(error: typer.TyperException) -> str:
    """The message of a usage error, and where to read more."""
    message = error.format_message().strip()
    sentence = message if message.endswith((".", "?", "!")) else f"{message}."
    context = getattr(error, "ctx", None)  # of the command that the error is about
    return f"{sentence} See {context.command_path} --help." if context else sentence


def _end_by_signals() -> None:
    """Turn a shutdown or a closed terminal into an exception, so that unfinished files are removed."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number and signal.getsignal(number) is signal.SIG_DFL:  # nohup ignores SIGHUP
            signal.signal(number, _end)


def _end(number: int, _: FrameType | None) -> NoReturn:
    sys.exit(SIGNAL + number)


def _tell(message: str, code: int) -> int:
    from yjs_cli.commands.messages import tell

    tell([f"yjs: {message}"])
    return code
