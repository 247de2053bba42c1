"""The creation time in a report's file. It never comes from the clock, so the same report gives the same file."""

import os
from datetime import UTC, datetime

from yjs_cli.documents.report.content import Report
from yjs_cli.errors import UsageError

_UNKNOWN = datetime(2000, 1, 1, tzinfo=UTC)


def creation_time(report: Report) -> datetime:
    """SOURCE_DATE_EPOCH if it is set, otherwise the report's date, otherwise 1 January 2000, in UTC.

    Raises UsageError if SOURCE_DATE_EPOCH is invalid.
    """
    if seconds := os.environ.get("SOURCE_DATE_EPOCH"):
        try:
            return datetime.fromtimestamp(int(seconds), UTC)
        except (ValueError, OverflowError, OSError):
            raise UsageError("SOURCE_DATE_EPOCH: give a number of seconds since 1970, or do not set it.") from None
    try:
        return datetime.fromisoformat(report.date or "").replace(tzinfo=UTC)
    except ValueError:
        return _UNKNOWN
