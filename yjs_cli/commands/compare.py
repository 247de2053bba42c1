"""``yjs compare``."""
def command() -> int:
    """Compare."""
    return 0
