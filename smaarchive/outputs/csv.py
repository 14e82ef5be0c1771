"""Comma- and tab-separated rows whose cells no spreadsheet takes for a formula."""

import csv
import io
import re
from collections.abc import Iterable, Iterator

from . import Form, Record
from .plain import plain

# OWASP ASVS 1.2.10, and the full-width forms that East Asian spreadsheets read alike
FORMULA = re.compile("[\\s\x00]*[=+\\-@\t\x00＝＋－＠]")


def commas(records: Iterable[Record], form: Form) -> Iterator[str]:
    """Yield the names of the columns, then a row a record, parted by commas."""
    return _rows(records, form, ",")


def tabs(records: Iterable[Record], form: Form) -> Iterator[str]:
    """Yield the names of the columns, then a row a record, parted by tabs."""
    return _rows(records, form, "\t")


def _rows(records: Iterable[Record], form: Form, delimiter: str) -> Iterator[str]:
    yield _row(form.columns, delimiter)
    for record in records:
        yield _row([_cell(record.get(column), form.raw_csv) for column in form.columns], delimiter)


def _row(cells: Iterable[str], delimiter: str) -> str:
    line = io.StringIO()
    csv.writer(line, delimiter=delimiter, lineterminator="\n").writerow(cells)
    return line.getvalue()


def _cell(value: object, raw: bool) -> str:
    """Write a value as a cell; `raw` leaves one that looks like a formula as it is."""
    if value is None:
        return ""
    if not isinstance(value, str | list):
        return str(value)
    words = value if isinstance(value, str) else "; ".join(map(str, value))
    guard = "'" if not raw and FORMULA.match(words) else ""
    return guard + plain(words)
