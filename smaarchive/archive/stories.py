"""Articles that tell one story: a wire report as its outlets reprint, trim and retitle it.

A sketch of every text (`shingles`) is in an index of its own, `stories_fts`. Articles just stored are looked up there
behind the last of them: a look between two writes would write the index each time. Those for which that takes too long
wait in `stories` (`joined` is 0).
Those that share some of the sketch are compared as a whole, and those that share 0.4 of the shorter text have one
`story` from then on, the lowest id of them; only they keep their rows. All of it can be made anew from the articles.
"""

import json
import sqlite3
import time
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from ..article import Stored
from ..interruption import answer
from .connection import GIVE_WAY, Archive, transaction
from .history import survivor
from .read import get
from .sealed import hash_of
from .seen import Seen
from .shingles import WORD, containment, shingles, sketch

SAME = 0.4  # of the shorter text's runs; copies have 0.92 and more, others on the same talks 0.06 at most
RELATED = 0.2  # what two copies of one text share at least, where each was cut otherwise; two texts in a digest do not
HOLDERS = 30  # articles looked at for each word; a phrase that stands in more tells little
COMPARED = 20  # articles compared as a whole, those that share most of the sketch
TELLING = 4  # words of a sketch, where many articles have each: a phrase may have three; a rare one tells by itself
COMMIT_SECONDS = 0.3

Sketched = tuple[int, Sequence[str]]  # the id of an article, and the words of its sketch

_OTHER_HOLDER = "SELECT rowid FROM stories_fts WHERE stories_fts MATCH ? AND rowid <> ? LIMIT 1"
_HOLDERS = f"SELECT rowid FROM stories_fts WHERE stories_fts MATCH ? LIMIT {HOLDERS}"
_WAITING = "SELECT id, shingles FROM stories WHERE joined = 0 ORDER BY id"
_NOWHERE = "SELECT 1 FROM articles WHERE id = ? AND id NOT IN (SELECT id FROM stories)"
_INDEX = "INSERT INTO stories_fts (rowid, shingles) VALUES (?, ?)"
# the first of their story without a row of its own, as sma wrote them until 2026-11-26
HEADLESS = """SELECT DISTINCT story FROM stories WHERE joined = 1 AND story NOT IN (SELECT id FROM stories)
    AND story IN (SELECT id FROM articles)"""
_UNINDEX = "INSERT INTO stories_fts (stories_fts, rowid, shingles) VALUES ('delete', ?, ?)"


def enroll(connection: sqlite3.Connection, id: int, words: Sequence[str]) -> None:
    """Index the sketch of a text; its copies are looked for later (`join_new`)."""
    index(connection, id, words)
    put_off(connection, id, words)


def index(connection: sqlite3.Connection, id: int, words: Sequence[str]) -> None:
    """Index the sketch of a text."""
    if words:
        connection.execute(_INDEX, (id, " ".join(words)))


def put_off(connection: sqlite3.Connection, id: int, words: Sequence[str]) -> None:
    """Let an article wait to be looked up."""
    if words:
        _insert(connection, id, id, waiting=" ".join(words))


def strike(connection: sqlite3.Connection, id: int) -> None:
    """Take an article, as it still is, out of the index and its story; what is left of that goes by its lowest id."""
    words = sketch(_body(connection, id))
    if words:
        connection.execute(_UNINDEX, (id, " ".join(words)))
    story = _story(connection, id)
    connection.execute("DELETE FROM stories WHERE id = ?", (id,))
    left = _members(connection, story)
    if len(left) == 1:
        connection.execute("DELETE FROM stories WHERE id = ?", (left[0],))
    elif left and left[0] != story:
        for each in left:
            _put(connection, each, left[0])


def retell(connection: sqlite3.Connection, id: int, body: str) -> None:
    """Sketch an article anew before another text takes its place; one with the same sketch stays where it is."""
    words = sketch(body)
    if words != sketch(_body(connection, id)):
        strike(connection, id)
        enroll(connection, id, words)


def join_new(archive: Archive) -> int:
    """Find the copies of every article not looked at yet, in short commits; give how many were looked at."""
    waiting = deque(map(_sketched, archive.rows(_WAITING)))
    number = len(waiting)
    while waiting:
        with transaction(archive) as connection:
            _join_some(connection, waiting)
        if waiting:
            time.sleep(GIVE_WAY)
            answer()
    return number


def join_at_once(connection: sqlite3.Connection, seen: Seen, fresh: Mapping[int, Sequence[str]]) -> bool:
    """Find the copies of articles in the commit that stores them, as far as that is soon done; tell whether some wait.

    `fresh` are the sketches of new ones; those of others wait already.
    """
    waiting = dict(map(_sketched, connection.execute(_WAITING)))
    known = seen.repeated(connection, chain.from_iterable((*fresh.values(), *waiting.values())))
    if known is not None:  # most are done with at once, however slow the machine is just now
        fresh = {id: words for id, words in fresh.items() if not known.isdisjoint(words)}
    left = deque(sorted({**fresh, **waiting}.items()))
    _join_some(connection, left, known)
    for id, words in left:
        if connection.execute(_NOWHERE, (id,)).fetchone():
            put_off(connection, id, words)
    return bool(left)


def _sketched(row: sqlite3.Row) -> Sketched:
    return row["id"], row["shingles"].split()


def _join_some(connection: sqlite3.Connection, waiting: deque[Sketched], known: set[str] | None = None) -> None:
    """Look for the copies of articles for a while, by those words that are `known`: nothing else has the others."""
    until = time.monotonic() + COMMIT_SECONDS
    while waiting and time.monotonic() < until:
        id, words = waiting.popleft()
        connection.execute("DELETE FROM stories WHERE id = ?", (id,))
        _join(connection, id, words if known is None else [word for word in words if word in known])


def index_anew(connection: sqlite3.Connection) -> None:
    """Make the index of sketches anew from the articles."""
    connection.execute("INSERT INTO stories_fts (stories_fts) VALUES ('delete-all')")
    for id, body in _answering(connection.execute("SELECT id, body FROM articles WHERE typeof(body) = 'text'")):
        index(connection, id, sketch(body))
    for (story,) in connection.execute(HEADLESS).fetchall():
        _put(connection, story, story)


def _answering(rows: Iterable[sqlite3.Row]) -> Iterator[sqlite3.Row]:
    """Pass rows on; Ctrl-C, where it is noted, rises between two: the transaction undoes what was done."""
    for row in rows:
        answer()
        yield row


def sketch_anew(connection: sqlite3.Connection) -> None:
    """Sketch every text anew, as was done otherwise up to schema 4; those that wait go on waiting."""
    for (id,) in _answering(connection.execute("SELECT id FROM stories WHERE joined = 0").fetchall()):
        connection.execute("DELETE FROM stories WHERE id = ?", (id,))
        put_off(connection, id, sketch(_body(connection, id)))
    index_anew(connection)


def slim_down(connection: sqlite3.Connection) -> None:
    """Bring the rows of schema 2, one for every article, to this form; an article that has none waits."""
    kept = "SELECT id, story FROM stories WHERE joined = 1 AND story IN (SELECT story FROM stories WHERE id <> story)"
    shared = [tuple(row) for row in connection.execute(kept)]
    missing = "SELECT id, body FROM articles WHERE id NOT IN (SELECT id FROM stories WHERE joined = 1)"
    late = [(row[0], " ".join(sketch(row[1]))) for row in _answering(connection.execute(missing))]
    connection.execute("DELETE FROM stories")
    for id, story in shared:
        _put(connection, id, story)
    for id, words in filter(lambda each: each[1], late):
        _put(connection, id, id, waiting=words)
    index_anew(connection)


def _join(connection: sqlite3.Connection, id: int, words: Sequence[str]) -> None:
    """Make one story of an article, those it is a copy of, and their stories."""
    copies = _copies(connection, id, words)
    if not copies:
        return
    best = copies[0][1]
    stories = {_story(connection, other) for other, text in copies if containment(text, best) >= RELATED}
    lowest = min(id, *stories)
    # all are read before any is written: the first to get the lowest story would pass for its only member; those that
    # have it keep their rows, as a story of thousands is not to be written with each that joins it
    moved = [each for story in stories - {lowest} for each in _members(connection, story) or [story]]
    if not _is_told(connection, lowest):
        moved.append(lowest)
    for each in (*moved, id):
        _put(connection, each, lowest)


def _is_told(connection: sqlite3.Connection, story: int) -> bool:
    """Tell whether the first article of a story has its row, as those have that share one."""
    return connection.execute("SELECT 1 FROM stories WHERE id = ? AND joined = 1", (story,)).fetchone() is not None


def _copies(connection: sqlite3.Connection, id: int, words: Sequence[str]) -> list[tuple[int, frozenset[int]]]:
    """Find the articles that share most of their text with one, the closest first, with their shingles."""
    if not words or connection.execute(_OTHER_HOLDER, (" OR ".join(words), id)).fetchone() is None:
        return []  # as most are: one look instead of many
    holders: Counter[int] = Counter()
    for word in words:
        having = [row[0] for row in connection.execute(_HOLDERS, (word,))]
        weight = 1 if len(having) == HOLDERS else TELLING
        holders.update(dict.fromkeys(having, weight))
    del holders[id]
    likely = [other for other, weight in holders.most_common(COMPARED) if weight >= TELLING]
    text = shingles(_body(connection, id)) if likely else frozenset()
    compared = [(other, shingles(_body(connection, other))) for other in likely]
    ranked = sorted((-containment(text, each), other, each) for other, each in compared)
    return [(other, each) for share, other, each in ranked if -share >= SAME]


def _members(connection: sqlite3.Connection, story: int) -> list[int]:
    """Give the articles that share a story, in order; of one that nobody shares there are none."""
    asked = "SELECT id FROM stories WHERE story = ? AND joined = 1 ORDER BY id"
    return [row[0] for row in connection.execute(asked, (story,))]


def _put(connection: sqlite3.Connection, id: int, story: int, waiting: str = "") -> None:
    """Give an article a story, or let it wait to be looked up with its sketch."""
    connection.execute("DELETE FROM stories WHERE id = ?", (id,))
    _insert(connection, id, story, waiting)


def _insert(connection: sqlite3.Connection, id: int, story: int, waiting: str = "") -> None:
    row = (id, story, int(not waiting), waiting)
    # no OR REPLACE: a statement that may be undone alone makes FTS5 write out what it holds back
    connection.execute("INSERT INTO stories VALUES (?, ?, ?, ?, ?)", (*row, hash_of(row)))


def _story(connection: sqlite3.Connection, id: int) -> int:
    row = connection.execute("SELECT story FROM stories WHERE id = ? AND joined = 1", (id,)).fetchone()
    return row[0] if row else id


def _body(connection: sqlite3.Connection, id: int) -> str:
    """Give the text of an article; none of one that is not there, or that damage left without."""
    row = connection.execute("SELECT body FROM articles WHERE id = ? AND typeof(body) = 'text'", (id,)).fetchone()
    return row[0] if row else ""


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
    place = foremost(archive, ids)
    found = sorted(get(archive, ids), key=lambda stored: place[stored.id])
    origin = found[0].article.body
    text, paragraphs = shingles(origin), _paragraphs(origin)
    return tuple(_compared(each, text, paragraphs) for each in found)


def stories_of(archive: Archive, ids: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Give of articles the story and how many tell it; one that was never looked at is its own."""
    asked = """SELECT mine.id AS id, mine.story AS story, count(*) AS copies
        FROM stories AS mine JOIN stories AS copy ON copy.story = mine.story
        WHERE mine.id IN (SELECT value FROM json_each(?)) GROUP BY mine.id"""
    return {row["id"]: (row["story"], row["copies"]) for row in archive.rows(asked, (json.dumps(list(ids)),))}


def foremost(archive: Archive, ids: Iterable[int]) -> dict[int, int]:
    """Give articles their places in a story: an origin stands before its copies, and those by their day."""
    asked = "SELECT id, agency, outlet, published FROM articles WHERE id IN (SELECT value FROM json_each(?))"
    rows = archive.rows(asked, (json.dumps(list(ids)),))
    return {row["id"]: place for place, row in enumerate(sorted(rows, key=lambda row: _precedence(*row)))}


def _precedence(id: int, agency: str | None, outlet: str | None, published: str | None) -> tuple[bool, str, int]:
    """Put first the agency's own page, then the earliest; where no day is known, the first that was taken in."""
    return agency is None or agency != outlet, published or "9999", id


def _compared(stored: Stored, text: frozenset[int], paragraphs: frozenset[str]) -> Copy:
    own = _paragraphs(stored.article.body)
    shared = containment(shingles(stored.article.body), text)
    return Copy(stored, round(shared, 3), len(paragraphs - own), len(own - paragraphs))


def _paragraphs(body: str) -> frozenset[str]:
    """Give the paragraphs as their words alone: other quotation marks are no change."""
    return frozenset(" ".join(WORD.findall(each.casefold())) for each in body.split("\n\n") if each)
