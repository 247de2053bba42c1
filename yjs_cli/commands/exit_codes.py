"""The exit codes of ``yjs``."""

import signal

NOT_MET = 1  # it ran, but a workbook has errors or a condition is not met
UNABLE = 2  # it could not run: wrong usage, or a file that cannot be read or written
FAULT = 3  # a fault in yjs
SIGNAL = 128  # plus the number of the signal that ended it
INTERRUPTED = SIGNAL + signal.SIGINT
