"""What becomes of an article whose page says something else: its next version, or one article with another."""

import sqlite3

from ..article import Article
from . import corrections, writes
from .rows import ARTICLE_COLUMNS
from .schema import DIGEST_KEY
from .sealed import article_values

# without the plus, SQLite puts the value into the key as well, and finds no index for it
_TWIN = f"""SELECT id FROM articles WHERE {DIGEST_KEY} = substr(:digest, 1, 16) AND +digest = :digest
    AND (outlet IS NULL OR :outlet IS NULL OR outlet = :outlet) ORDER BY outlet IS NOT :outlet, id LIMIT 1"""


def twin_of(connection: sqlite3.Connection, article: Article) -> int | None:
    """Find the article of the archive that has this very text, unless another outlet ran it: that is a reprint."""
    row = connection.execute(_TWIN, {"digest": article.digest, "outlet": article.outlet}).fetchone()
    return row[0] if row else None


def differs(connection: sqlite3.Connection, id: int, article: Article) -> bool:
    """Tell whether anything a reader sees of an article changed; where in the page it stood is no change."""
    row = connection.execute(f"SELECT {', '.join(ARTICLE_COLUMNS)} FROM articles WHERE id = ?", (id,)).fetchone()
    fresh = dict(zip(ARTICLE_COLUMNS, article_values(article, row["added"]), strict=True))
    return any(row[name] != fresh[name] for name in ARTICLE_COLUMNS if name not in ("evidence", "encoding", "source"))


def next_version(connection: sqlite3.Connection, id: int, article: Article, now: str) -> tuple[int, int]:
    """Put a new text in the place of article `id`; where another has that very text, the two become one."""
    twin = twin_of(connection, article)
    if twin is None or twin == id:
        version = writes.keep_version(connection, id, id, now)
        writes.rewrite_article(connection, id, corrections.applied(connection, id, article))
        return id, version
    winner, loser = sorted((id, twin))
    writes.move_versions(connection, loser, winner)
    version = writes.keep_version(connection, winner, id, now)
    corrections.move(connection, loser, winner)
    writes.delete_article(connection, loser)
    if winner == id:
        writes.rewrite_article(connection, winner, corrections.applied(connection, winner, article))
    else:
        corrections.rewrite(connection, winner, None)
    writes.move_sources(connection, loser, winner)
    writes.answer_for(connection, loser, winner)
    return winner, version
