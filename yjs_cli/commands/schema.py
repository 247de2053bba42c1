"""``yjs schema``: describe the JSON format, for programs that read it."""


def command() -> int:
    """Print the JSON Schema of the output of `yjs score --format json`."""
    from yjs_cli.output.json_document import schema
    from yjs_cli.output.writing import write_standard_output

    write_standard_output(schema())
    return 0
