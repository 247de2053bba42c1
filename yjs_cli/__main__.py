"""``python -m yjs_cli`` is ``yjs``."""

from yjs_cli.cli import main

main()
