"""What can go wrong in a way that we foresee, each kind with its exit code."""


class YjsError(Exception):
    """A foreseen failure. Its text is one message for the user, naming what to fix; never a traceback."""

    exit_code = 2


class UsageError(YjsError):
    """The command line asks for something that cannot be done."""


class UnreadableFileError(YjsError):
    """A file is missing, damaged, not a workbook, or has nothing in it to score."""


class DamagedFileError(UnreadableFileError):
    """This reader failed; another may succeed."""


class PasswordNeededError(UnreadableFileError):
    """A workbook is encrypted, and no password was given."""


class FrameworkError(YjsError):
    """A framework file is not one that can be used: the message names the key and what was expected."""
