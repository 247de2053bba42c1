import yjs_cli  # noqa: F401  before openpyxl, whose way with XML it chooses
