"""``yjs schema``: what the JSON format is, for programs that read it."""


def command() -> int:
    """Print the JSON Schema of what `yjs score --format json` writes."""
    from yjs_cli.output.json_document import schema
    from yjs_cli.output.writing import write_standard_output

    write_standard_output(schema())
    return 0
