"""The command `yjs`: which commands exist, and the one handler that turns what happens into an exit code."""

import contextlib
import gc
import os
import signal
import sys
from types import FrameType
from typing import Annotated, NoReturn

import typer

from yjs_cli import __version__
from yjs_cli.commands import check, framework, help, report, schema, score, template  # noqa: A004
from yjs_cli.errors import YjsError

UNABLE = 2
FAULT = 3
SIGNAL = 128  # and the number of the signal that ended it
INTERRUPTED = SIGNAL + signal.SIGINT

app = typer.Typer(
    name="yjs",
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    # Plain help reads well at any width and aloud, and starts in half the time.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
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
    """Rate youth justice inspections from the case answers.

    Reads the answers that inspectors export to Excel or CSV, works out the percentages of every standard, and shows
    the ratings, the score and the overall rating.

    Start with: yjs score cases.xlsx
    """
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(UNABLE)


app.command("score")(score.command)
app.command("check")(check.command)
app.command("report")(report.command)
app.command("template")(template.command)
app.command("schema")(schema.command)
app.command("help")(help.command)
app.add_typer(framework.app, name="framework")


def main() -> None:
    """Run the command line, and exit with its code: see ``yjs help exit-codes``."""
    # Importing makes a great many objects and no garbage; looking for some takes a tenth of a short run.
    gc.set_threshold(1_000_000)
    _end_by_signals()
    code = run()
    # The interpreter would now take pandas apart piece by piece, which costs a fifth of a short run; the system frees
    # it all at once. Everything that was written has been flushed, or is now.
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, OSError, ValueError):
            stream.flush()
    os._exit(code)


def run() -> int:
    """Run the command line of this process and say how it went.

    Nothing that a user can cause shows a traceback: it is one message on standard error.
    """
    try:
        code = app(standalone_mode=False) or 0
        return _tell("interrupted.", INTERRUPTED) if code == INTERRUPTED else code
    except YjsError as error:
        return _tell(str(error), error.exit_code)
    except typer.TyperException as error:
        # Usage errors carry the context of the command they happened in, which names its help.
        context = getattr(error, "ctx", None)
        help_hint = f" See {context.command_path} --help." if context else ""
        return _tell(f"{error.format_message().rstrip('.')}.{help_hint}", UNABLE)
    except (typer.Abort, KeyboardInterrupt):
        return _tell("interrupted.", INTERRUPTED)
    except SystemExit as ended:
        # A signal, else Typer's way of saying that the reader of its output has closed the pipe.
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


def _end_by_signals() -> None:
    """Let a shutdown, or a terminal that is closed, end this process as an exception: what is half written goes."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number and signal.getsignal(number) is signal.SIG_DFL:  # nohup has it ignored
            signal.signal(number, _end)


def _end(number: int, _: FrameType | None) -> NoReturn:
    sys.exit(SIGNAL + number)


def _tell(message: str, code: int) -> int:
    from yjs_cli.commands.messages import tell

    tell([f"yjs: {message}"])
    return code
