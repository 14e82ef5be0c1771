"""The list of articles under filters, which are read as the fields of a query are."""

from ..article import Filters, Paging, Stored
from . import read
from .connection import Archive
from .query import EVERYTHING, Plan, Query
from .search import plan_of
from .statements import count as count_of
from .statements import ranking

NEWEST_FIRST = Paging(sort="-date")


def listing(archive: Archive, filters: Filters, paging: Paging = NEWEST_FIRST) -> list[Stored]:
    """List articles, newest first (`-date`) or oldest first (`date`), undated last."""
    plan = _plan(archive, filters)
    sql, values = ranking(archive, plan, count_of(archive, plan)[0], paging.sort)
    return read.get(archive, [row[0] for row in archive.rows(sql, (*values, paging.limit or -1, paging.offset))])


def count(archive: Archive, filters: Filters) -> tuple[int, int]:
    """Count the articles that `listing` would give without a limit, and the undated ones that a date left out."""
    return count_of(archive, _plan(archive, filters))


def _plan(archive: Archive, filters: Filters) -> Plan:
    return plan_of(archive, Query("", filters=filters)) if filters.given else EVERYTHING
