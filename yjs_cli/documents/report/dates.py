"""The moment that a report's file says it was made at: never the clock's, so that the same report is the same file."""

import os
from datetime import UTC, datetime

from yjs_cli.documents.report.content import Report
from yjs_cli.errors import UsageError

_UNKNOWN = datetime(2000, 1, 1, tzinfo=UTC)


def made_at(report: Report) -> datetime:
    """SOURCE_DATE_EPOCH where it is set, else the day that the report speaks of, else a fixed day, in UTC.

    Raises UsageError where SOURCE_DATE_EPOCH is no moment.
    """
    if seconds := os.environ.get("SOURCE_DATE_EPOCH"):
        try:
            return datetime.fromtimestamp(int(seconds), UTC)
        except (ValueError, OverflowError, OSError):
            raise UsageError("SOURCE_DATE_EPOCH: give a number of seconds since 1970, or leave it out.") from None
    try:
        return datetime.fromisoformat(report.made or "").replace(tzinfo=UTC)
    except ValueError:
        return _UNKNOWN
