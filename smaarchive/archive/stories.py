"""Articles that tell one story: a wire report as its outlets reprint, trim and retitle it.

Every article has a row in `stories` beside it, with a sketch of its text that an index finds (`shingles`). When it was
just stored, articles that share some of the sketch are compared with it as a whole; those that share 0.4 of the
shorter text have one `story` from then on, the lowest id of them. All of it can be made anew from the articles.
"""

import json
import sqlite3
import time
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from ..article import Stored
from .connection import Archive, transaction
from .history import survivor
from .read import get
from .sealed import hash_of
from .shingles import WORD, containment, shingles, sketch

SAME = 0.4  # of the shorter text's runs; copies have 0.92 and more, others on the same talks 0.06 at most
RELATED = 0.2  # what two copies of one text share at least, where each was cut otherwise; two texts in a digest do not
LOOKED_UP = 10  # words of a sketch: of a text that was cut by half, one in a thousand has none of them
HOLDERS = 30  # articles looked at for each word; a phrase that stands in more tells little
COMPARED = 20  # articles compared as a whole, those that share most of the sketch
SHARED = 2  # words of a sketch; one may be chance
COMMIT_SECONDS = 0.3

_HOLDERS = f"SELECT rowid FROM stories_fts WHERE stories_fts MATCH ? LIMIT {HOLDERS}"
_UNINDEX = """INSERT INTO stories_fts (stories_fts, rowid, shingles)
    SELECT 'delete', id, shingles FROM stories WHERE id = ?"""


def enroll(connection: sqlite3.Connection, id: int, body: str) -> None:
    """Sketch a new or changed text; its copies are looked for later. A text with the same sketch stays where it is."""
    fresh = sketch(shingles(body))
    held = connection.execute("SELECT shingles FROM stories WHERE id = ?", (id,)).fetchone()
    if held:
        if held[0] == fresh:
            return
        strike(connection, id)
    connection.execute("INSERT INTO stories VALUES (?, ?, ?, ?, ?)", _row(id, id, 0 if fresh else 1, fresh))
    connection.execute("INSERT INTO stories_fts (rowid, shingles) VALUES (?, ?)", (id, fresh))


def strike(connection: sqlite3.Connection, id: int) -> None:
    """Take an article out of its story; what is left of it goes by its lowest id."""
    connection.execute(_UNINDEX, (id,))
    connection.execute("DELETE FROM stories WHERE id = ?", (id,))
    left = [row[0] for row in connection.execute("SELECT id FROM stories WHERE story = ? ORDER BY id", (id,))]
    for each in left:
        _move(connection, each, left[0])


def join_new(archive: Archive) -> int:
    """Find the copies of every article not looked at yet, in short commits; give how many were looked at."""
    asked = "SELECT id FROM stories WHERE joined = 0 ORDER BY id"
    waiting = [row[0] for row in archive.rows(asked)]
    done = 0
    while done < len(waiting):
        with transaction(archive) as connection:
            until = time.monotonic() + COMMIT_SECONDS
            while done < len(waiting) and time.monotonic() < until:
                _join(connection, waiting[done])
                done += 1
    return done


def enroll_missing(archive: Archive) -> int:
    """Sketch every article that has no row, as in an archive of an older schema; give how many there were."""
    asked = "SELECT id FROM articles WHERE id NOT IN (SELECT id FROM stories) ORDER BY id"
    missing = [row[0] for row in archive.rows(asked)]
    done = 0
    while done < len(missing):
        with transaction(archive) as connection:
            until = time.monotonic() + COMMIT_SECONDS
            while done < len(missing) and time.monotonic() < until:
                enroll(connection, missing[done], _body(connection, missing[done]))
                done += 1
    return done


def _join(connection: sqlite3.Connection, id: int) -> None:
    """Give an article the story of those it is a copy of, and make one of their stories."""
    copies = _copies(connection, id)
    stories = {_story(connection, id)}
    if copies:
        best = copies[0][1]
        stories |= {_story(connection, other) for other, text in copies if containment(text, best) >= RELATED}
    lowest = min(stories)
    for story in stories - {lowest}:
        for row in connection.execute("SELECT id FROM stories WHERE story = ?", (story,)).fetchall():
            _move(connection, row[0], lowest)
    _move(connection, id, lowest, looked_at=True)


def _copies(connection: sqlite3.Connection, id: int) -> list[tuple[int, frozenset[int]]]:
    """Find the articles that share most of their text with one, the closest first, with their shingles."""
    row = connection.execute("SELECT shingles FROM stories WHERE id = ?", (id,)).fetchone()
    own = frozenset(row[0].split())
    holders: Counter[int] = Counter()
    for word in row[0].split()[:LOOKED_UP]:
        holders.update([row[0] for row in connection.execute(_HOLDERS, (word,))])
    del holders[id]
    likely = [other for other, _ in holders.most_common(COMPARED) if len(own & _sketch(connection, other)) >= SHARED]
    if not likely:
        return []
    text = shingles(_body(connection, id))
    compared = [(other, shingles(_body(connection, other))) for other in likely]
    ranked = sorted((-containment(text, each), other, each) for other, each in compared)
    return [(other, each) for share, other, each in ranked if -share >= SAME]


def _sketch(connection: sqlite3.Connection, id: int) -> frozenset[str]:
    return frozenset(connection.execute("SELECT shingles FROM stories WHERE id = ?", (id,)).fetchone()[0].split())


def _move(connection: sqlite3.Connection, id: int, story: int, looked_at: bool = False) -> None:
    """Give an article another story."""
    joined, text = connection.execute("SELECT joined, shingles FROM stories WHERE id = ?", (id,)).fetchone()
    joined = 1 if looked_at else joined
    changed = "UPDATE stories SET story = ?, joined = ?, row_hash = ? WHERE id = ?"
    connection.execute(changed, (story, joined, hash_of((id, story, joined, text)), id))


def _story(connection: sqlite3.Connection, id: int) -> int:
    story: int = connection.execute("SELECT story FROM stories WHERE id = ?", (id,)).fetchone()[0]
    return story


def _body(connection: sqlite3.Connection, id: int) -> str:
    body: str = connection.execute("SELECT body FROM articles WHERE id = ?", (id,)).fetchone()[0]
    return body


def _row(id: int, story: int, joined: int, shingles: str) -> tuple[int, int, int, str, str]:
    return id, story, joined, shingles, hash_of((id, story, joined, shingles))


class Copy(NamedTuple):
    """One article of a story: how much of the shorter text it shares with the origin, and its paragraphs' changes."""

    stored: Stored
    shared: float
    cut: int  # paragraphs of the origin that it has not
    added: int  # paragraphs that the origin has not


def story_of(archive: Archive, id: int) -> tuple[Copy, ...]:
    """List who ran the story of an article, the origin first, then by day. Raise `NothingFound` for no article."""
    present = survivor(archive, id)
    asked = "SELECT id FROM stories WHERE story = (SELECT story FROM stories WHERE id = ?)"
    ids = [row["id"] for row in archive.rows(asked, (present,))] or [present]
    found = sorted(get(archive, ids), key=_precedence)
    origin = found[0].article.body
    text, paragraphs = shingles(origin), _paragraphs(origin)
    return tuple(_compared(each, text, paragraphs) for each in found)


def stories_of(archive: Archive, ids: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Give of articles the story and how many tell it; one that was never looked at is its own."""
    asked = """SELECT mine.id AS id, mine.story AS story, count(*) AS copies
        FROM stories AS mine JOIN stories AS copy ON copy.story = mine.story
        WHERE mine.id IN (SELECT value FROM json_each(?)) GROUP BY mine.id"""
    return {row["id"]: (row["story"], row["copies"]) for row in archive.rows(asked, (json.dumps(list(ids)),))}


def _precedence(stored: Stored) -> tuple[bool, str, int]:
    """Put first the agency's own page, then the earliest; where no day is known, the first that was taken in."""
    article = stored.article
    own = article.agency is not None and article.agency == article.outlet
    return not own, article.published or "9999", stored.id


def _compared(stored: Stored, text: frozenset[int], paragraphs: frozenset[str]) -> Copy:
    own = _paragraphs(stored.article.body)
    shared = containment(shingles(stored.article.body), text)
    return Copy(stored, round(shared, 3), len(paragraphs - own), len(own - paragraphs))


def _paragraphs(body: str) -> frozenset[str]:
    """Give the paragraphs as their words alone: other quotation marks are no change."""
    return frozenset(" ".join(WORD.findall(each.casefold())) for each in body.split("\n\n") if each)
