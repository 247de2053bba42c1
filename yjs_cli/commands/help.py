"""``yjs help``: the manual, one topic at a time, and the help of each command."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from yjs_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable


def command(
    context: typer.Context,
    topic: Annotated[
        list[str] | None, typer.Argument(metavar="[TOPIC]", help="A topic of the manual, or a command.")
    ] = None,
) -> int:
    """Show a page of the manual, or the help of a command.

    Without a topic, list the topics.
    """
    from yjs_cli.manual import TOPICS, topic_text
    from yjs_cli.output.writing import write_standard_output

    name = " ".join(topic or ())
    if not name:
        write_standard_output(_contents())
    elif name in TOPICS:
        _show_page(topic_text(name))
    else:
        write_standard_output(_command_help(context.find_root(), name) + "\n")
    return 0


def _contents() -> str:
    """The topics with one line each."""
    from yjs_cli.manual import TOPICS, topic_summary

    width = max(map(len, TOPICS))
    topics = "".join(f"  {topic:{width}}  {topic_summary(topic)}\n" for topic in TOPICS)
    return (
        "Topics of the manual:\n\n"
        f"{topics}\n"
        "To read one:                  yjs help TOPIC\n"
        "To see a command's options:   yjs help COMMAND\n"
        "To list the commands:         yjs --help\n"
    )


def _show_page(text: str) -> None:
    """Draw a page of the manual at a terminal; print its Markdown text anywhere else."""
    import sys

    if sys.stdout is not None and sys.stdout.isatty():
        from yjs_cli.output.terminal.manual_page import show_manual_page

        show_manual_page(text, sys.stdout)
    else:
        from yjs_cli.output.writing import write_standard_output

        write_standard_output(text)


# Typer does not export the types of its commands and contexts.
def _command_help(root: Any, name: str) -> str:
    """The help of a command such as ``score`` or ``framework show``. Raises UsageError if there is none."""
    context = root
    for word in name.split():
        below = getattr(context.command, "commands", {}).get(word)
        if below is None:
            raise _unknown(name, root.command.commands)
        context = type(root)(below, info_name=word, parent=context)
    return str(context.get_help())


def _unknown(name: str, commands: "Iterable[str]") -> UsageError:
    from difflib import get_close_matches

    from yjs_cli.manual import TOPICS

    known = tuple(dict.fromkeys((*TOPICS, *commands)))
    nearest = get_close_matches(name.casefold(), known, n=1)
    question = f" Did you mean {nearest[0]}?" if nearest else ""
    return UsageError(
        f"there is no topic or command {name:.40}.{question} Topics: {', '.join(TOPICS)}. "
        f"Commands: {', '.join(commands)}."
    )
