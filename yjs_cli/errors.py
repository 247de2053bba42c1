"""Foreseen failures, each with its exit code."""


class YjsError(Exception):
    """A foreseen failure. Its text tells the user what to fix, and is shown without a traceback."""

    exit_code = 2


class UsageError(YjsError):
    """The command line asks for something that yjs cannot do."""


class UnreadableFileError(YjsError):
    """A file is missing, damaged, not a workbook, or has nothing to score."""


class DamagedFileError(UnreadableFileError):
    """This reader failed; another may succeed."""


class PasswordNeededError(UnreadableFileError):
    """A workbook is encrypted and no password was given."""


class FrameworkError(YjsError):
    """A framework file cannot be used. The message names the key and what was expected."""
