"""Making anew what can be made from the articles: the full-text index and the indexes of the tables."""

from .connection import Archive, transaction
from .stories import index_anew


def reindex(archive: Archive) -> int:
    """Make every index anew, in one transaction; give the number of articles in it."""
    with transaction(archive) as connection:
        connection.execute("REINDEX")
        connection.execute("INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')")
        index_anew(connection)
        number: int = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    return number
