"""Damage to an archive at rest (a bit flipped, a page zeroed, the end cut): `check` sees it, or no answer changes."""

import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from unittest.mock import patch

from smaarchive.archive.check import check
from smaarchive.archive.connection import open_reading
from smaarchive.archive.listing import listing
from smaarchive.archive.query import Query
from smaarchive.archive.read import get
from smaarchive.archive.search import search
from smaarchive.article import Filters, Paging
from smaarchive.errors import Damaged, SmaError

from . import clippings
from .ingests import ingest
from .injection import MEMORY
from .verdict import contents

PAGE = 16384  # bytes
PAGES = 60
ASKED = ("talks", "unpaid leave", '"cost of troops"', "strike -sixth", "gap", "officials", "headline:vote")


def flip_bit(data: bytearray, chance: random.Random) -> None:
    """Change one bit."""
    place = chance.randrange(len(data) * 8)
    data[place // 8] ^= 1 << place % 8


def zero_page(data: bytearray, chance: random.Random) -> None:
    """Overwrite a page with zeros."""
    start = chance.randrange(len(data) // PAGE) * PAGE
    data[start : start + PAGE] = bytes(PAGE)


def change_text(data: bytearray, chance: random.Random) -> None:
    """Change a bit within the text of an article."""
    data[data.index(b"open mind") + chance.randrange(9)] ^= 1


def cut(data: bytearray, chance: random.Random) -> None:
    """Take off the end."""
    del data[chance.randrange(len(data)) :]


Damage = Callable[[bytearray, random.Random], None]


class Rest:
    """An archive at rest, and what it answers."""

    def __init__(self, folder: Path) -> None:
        whole = folder / "whole.db"
        assert ingest(whole, [clippings.write(folder / "pages", range(PAGES))], batch=PAGES).code == 0
        assert check(whole).problems == ()
        self._whole, self._answers, self._path = whole.read_bytes(), _answers(whole), folder / "damaged.db"

    def harm(self, damaging: Damage, chance: random.Random) -> tuple[bool, str]:
        """Damage a copy: whether `check` saw it, and what changed that it did not see."""
        data = bytearray(self._whole)
        damaging(data, chance)
        self._path.write_bytes(data)
        try:
            seen = bool(check(self._path).problems)
        except SmaError as error:
            seen = error.exit_code == Damaged.exit_code
        if seen:
            return True, ""
        try:
            return False, "" if _answers(self._path) == self._answers else "another answer"
        except SmaError as error:
            return False, str(error)


def harms(damaging: Damage, number: int, seed: int = 1, planted: bool = False) -> Iterator[tuple[bool, str]]:
    """Damage an archive so often, each time anew; `planted` leaves of `check` what SQLite's own check sees."""
    chance = random.Random(seed)
    with ExitStack() as stack:
        if planted:
            for name in ("_rows", "_index", "_references", "_schema"):
                stack.enter_context(patch(f"smaarchive.archive.check.{name}", lambda *_: []))
        yield from _harms(damaging, number, chance)


def _harms(damaging: Damage, number: int, chance: random.Random) -> Iterator[tuple[bool, str]]:
    with tempfile.TemporaryDirectory(prefix="sma-faults-", dir=MEMORY if MEMORY.is_dir() else None) as folder:
        rest = Rest(Path(folder))
        for _ in range(number):
            yield rest.harm(damaging, chance)


def _answers(path: Path) -> tuple[object, ...]:
    with open_reading(path) as archive:
        found = [search(archive, Query(text), Paging(0)) for text in ASKED]
        read = (listing(archive, Filters(), Paging(0, sort="-date")), get(archive, range(PAGES + 2)))
    return (found, read, contents(path))
