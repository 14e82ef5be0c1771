"""Comma- and tab-separated rows whose cells no spreadsheet takes for a formula."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping

from .plain import plain

# OWASP ASVS 1.2.10, and the full-width forms that East Asian spreadsheets read alike
FORMULA = re.compile("[\\s\x00]*[=+\\-@\t\x00＝＋－＠]")


def rows(
    records: Iterable[Mapping[str, object]], columns: tuple[str, ...], *, delimiter: str = ",", raw: bool = False
) -> Iterator[str]:
    """Yield the heading, then one line a record; `raw` leaves cells that look like formulas as they are."""
    yield _row(columns, delimiter)
    for record in records:
        yield _row([_cell(record.get(column), raw) for column in columns], delimiter)


def _row(cells: Iterable[str], delimiter: str) -> str:
    line = io.StringIO()
    csv.writer(line, delimiter=delimiter, lineterminator="\n").writerow(cells)
    return line.getvalue()


def _cell(value: object, raw: bool) -> str:
    if value is None:
        return ""
    if not isinstance(value, str | list | tuple):
        return str(value)
    words = value if isinstance(value, str) else "; ".join(map(str, value))
    guard = "'" if not raw and FORMULA.match(words) else ""
    return guard + plain(words)
