"""The schema, as numbered steps that are only ever added to: a step that was published is never edited.

sqlite_utils costs 100 ms to import: only a command that writes, and finds no current schema, imports it.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x534D4141  # "SMAA"
PAGE_SIZE = (
    16384  # a row holds about 2.6 kB of text: PERFORMANCE section C, table/text 1.10 against 1.33 with 4 kB pages
)

# Small columns stand first, so that a scan over them seldom follows a row into its overflow pages.
ARTICLE = """
    headline TEXT, date TEXT, published TEXT, updated TEXT, byline TEXT, authors TEXT NOT NULL, outlet TEXT,
    agency TEXT, section TEXT, dateline TEXT, language TEXT, url TEXT, words INTEGER NOT NULL, digest TEXT NOT NULL,
    source TEXT NOT NULL, format TEXT NOT NULL, encoding TEXT NOT NULL, added TEXT NOT NULL,
    captions TEXT NOT NULL, body TEXT NOT NULL, evidence TEXT NOT NULL"""

DIGEST_KEY = "substr(digest, 1, 16)"

# the columns of articles_fts, now and up to schema 5
INDEXED = ("body", "headline", "byline", "captions", "cjk", "terms")
_INDEXED_AT_FIRST = ("headline", "byline", "captions", "body", "cjk", "terms")

TOLD_APART = 7  # the first schema whose `terms` tell `us` and `used` apart

# of articles_fts; FTS5 keeps them in a table, where they outlive the connection
SETTINGS = (
    # one flush for a commit instead of one for each MB (PERFORMANCE section C)
    "INSERT INTO articles_fts (articles_fts, rank) VALUES ('hashsize', 67108864)",
    # segments are merged in steps after a run (`batches.merge`), never within the commit that stores
    "INSERT INTO articles_fts (articles_fts, rank) VALUES ('automerge', 0)",
    "INSERT INTO articles_fts (articles_fts, rank) VALUES ('crisismerge', 1999)",
)

FIRST = (
    f"CREATE TABLE articles (id INTEGER PRIMARY KEY AUTOINCREMENT, {ARTICLE}, "
    "cjk TEXT NOT NULL, terms TEXT NOT NULL, row_hash TEXT NOT NULL)",
    "CREATE UNIQUE INDEX articles_digest ON articles (digest)",
    "CREATE INDEX articles_date ON articles (date)",
    "CREATE INDEX articles_outlet ON articles (outlet)",
    # what an article was before its page changed; out of the index
    f"""CREATE TABLE versions (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles (id),
    version INTEGER NOT NULL, replaced TEXT NOT NULL, {ARTICLE}, row_hash TEXT NOT NULL,
    UNIQUE (article_id, version))""",
    # ids of articles that became one with another, and go on answering
    """CREATE TABLE replaced (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles (id),
    row_hash TEXT NOT NULL)""",
    # `replaced` is when other bytes took the place of these; NULL for what lies at the path now
    """CREATE TABLE sources (id INTEGER PRIMARY KEY, article_id INTEGER REFERENCES articles (id), path TEXT NOT NULL,
    sha256 TEXT NOT NULL, size INTEGER NOT NULL, mtime_ns INTEGER, format TEXT NOT NULL, encoding TEXT NOT NULL,
    state TEXT NOT NULL, reason TEXT, added TEXT NOT NULL, replaced TEXT, row_hash TEXT NOT NULL,
    data BLOB NOT NULL)""",
    "CREATE INDEX sources_path ON sources (path)",
    "CREATE INDEX sources_article ON sources (article_id)",
    f"""CREATE VIRTUAL TABLE articles_fts USING fts5 ({", ".join(_INDEXED_AT_FIRST)},
    content='articles', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')""",
    *SETTINGS,
)


def m001_articles_and_sources(db: "Database") -> None:
    """Make the tables of schema 1."""
    for statement in FIRST:
        db.conn.execute(statement)


SECOND = (
    # found by id, it is a narrow copy of the wide table: what facets and dates need, 0.4 % of the file
    "CREATE INDEX articles_slim ON articles (id, outlet, date)",
    # `value` is JSON; `articles` holds it too, and this says that it outlives the next extraction
    """CREATE TABLE corrections (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles (id),
    field TEXT NOT NULL, value TEXT NOT NULL, edited TEXT NOT NULL, row_hash TEXT NOT NULL,
    UNIQUE (article_id, field))""",
    # `story` is the lowest id of the articles that tell it; `joined` is 0 until its copies were looked for
    """CREATE TABLE stories (id INTEGER PRIMARY KEY REFERENCES articles (id), story INTEGER NOT NULL,
    joined INTEGER NOT NULL, shingles TEXT NOT NULL, row_hash TEXT NOT NULL)""",
    "CREATE INDEX stories_story ON stories (story)",
    "CREATE INDEX stories_new ON stories (id) WHERE joined = 0",
    # an index of its own kind, because its inserts lie side by side: in a table a commit would touch every page of it
    """CREATE VIRTUAL TABLE stories_fts USING fts5 (shingles, content='stories', content_rowid='id', detail=none,
    columnsize=0, tokenize='ascii')""",
)


def m002_corrections_and_stories(db: "Database") -> None:
    """Make what schema 2 adds."""
    for statement in SECOND:
        db.conn.execute(statement)


THIRD = (
    # `query` is JSON, as typed; `seen` is the largest id of an article when it was last asked
    """CREATE TABLE saved (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, query TEXT NOT NULL,
    created TEXT NOT NULL, seen INTEGER NOT NULL, row_hash TEXT NOT NULL)""",
)


def m003_saved_searches(db: "Database") -> None:
    """Make what schema 3 adds."""
    for statement in THIRD:
        db.conn.execute(statement)


FOURTH = (
    # half a digest tells articles apart as well, in a third of the room
    "DROP INDEX articles_digest",
    f"CREATE INDEX articles_digest ON articles ({DIGEST_KEY})",
)


def m004_slim_stories(db: "Database") -> None:
    """Keep of stories what cannot be told from the texts: an archive is smaller, and sooner filled."""
    from .stories import slim_down

    for statement in FOURTH:
        db.conn.execute(statement)
    slim_down(db.conn)


def m005_shorter_sketches(db: "Database") -> None:
    """Sketch texts by rare letters, in half the time, and with fewer words: stories are the same."""
    from .stories import sketch_anew

    sketch_anew(db.conn)


SIXTH = (
    "DROP TABLE IF EXISTS articles_fts",
    # what is left of it where the table itself was lost
    *(f"DROP TABLE IF EXISTS articles_fts_{part}" for part in ("data", "idx", "docsize", "config")),
    # A posting names its column in two bytes, but for the first column: with the body there the index takes 1.28 kB an
    # article and not 1.85 (100,000 of PERFORMANCE's corpus), and is read and merged the faster.
    f"""CREATE VIRTUAL TABLE articles_fts USING fts5 ({", ".join(INDEXED)},
    content='articles', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')""",
    *SETTINGS,
    "INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')",
)


def m006_body_first(db: "Database") -> None:
    """Index anew with the body as the first column: the index is smaller by a quarter of the text."""
    if db["articles_fts_config"].exists():  # one whose format is damaged cannot be dropped
        db.conn.execute("INSERT OR REPLACE INTO articles_fts_config (k, v) VALUES ('version', 4)")
    for statement in SIXTH:
        db.conn.execute(statement)


def m007_words_of_one_stem(db: "Database") -> None:
    """Mark `us` and the words of `use` beside `US`, of which the index makes one word, and index anew."""
    from .reindex import mark_anew

    mark_anew(db.conn)
    db.conn.execute("INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')")


# an older archive is read as if it had what each later schema adds, empty
STAND_INS = {
    2: (
        "CREATE TEMP TABLE corrections (id, article_id, field, value, edited, row_hash)",
        "CREATE TEMP TABLE stories (id, story, joined, shingles, row_hash)",
    ),
    3: ("CREATE TEMP TABLE saved (id, name, query, created, seen, row_hash)",),
}

STEPS: tuple[Callable[["Database"], None], ...] = (
    m001_articles_and_sources,
    m002_corrections_and_stories,
    m003_saved_searches,
    m004_slim_stories,
    m005_shorter_sketches,
    m006_body_first,
    m007_words_of_one_stem,
)
SCHEMA = len(STEPS)
READABLE = range(1, SCHEMA + 1)  # a reading command reads every older schema: what a step changes is read the same


def indexed(found: int) -> tuple[str, ...]:
    """Give the columns of the index of an archive with schema `found`, in their order."""
    return INDEXED if found >= 6 else _INDEXED_AT_FIRST


def upgrade(connection: sqlite3.Connection) -> None:
    """Bring an archive, or an empty database, to the current schema; the caller has begun the transaction."""
    from sqlite_utils import Database, Migrations

    migrations = Migrations("smaarchive")
    for step in STEPS:
        migrations()(step)
    migrations.apply(Database(connection, execute_plugins=False))
    connection.execute(f"PRAGMA user_version = {SCHEMA}")


def make_empty(path: str | os.PathLike[str]) -> None:
    """Write the current schema into an empty file, which has no name yet: who names it waits for the disk."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        upgrade(connection)
        connection.execute("COMMIT")
