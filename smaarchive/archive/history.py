"""What the archive keeps beside the present text of an article: the texts it replaced, and the bytes of its pages."""

from typing import NamedTuple

from ..article import Article
from ..errors import NoArticle, NothingFound
from .connection import Archive
from .originals import Original, original_of
from .rows import article_of
from .states import WITHOUT_TEXT


class Version(NamedTuple):
    """One text of an article; `replaced` is when another took its place (UTC), None for the present one."""

    number: int
    replaced: str | None
    article: Article


def versions(archive: Archive, id: int) -> list[Version]:
    """List the texts of an article, the first one first, the present one last. Raise `NoArticle` for an unknown id."""
    present = survivor(archive, id)
    (row,) = archive.rows("SELECT * FROM articles WHERE id = ?", (present,))
    rows = archive.rows("SELECT * FROM versions WHERE article_id = ? ORDER BY version", (present,))
    replaced = [Version(each["version"], each["replaced"], article_of(each)) for each in rows]
    return [*replaced, Version(len(rows) + 1, None, article_of(row))]


# what lies at a path now, before what lay there; the page with the article, before one that lost it
_ORIGINALS = f"""SELECT path, format, sha256, data FROM sources WHERE article_id = ?
    ORDER BY replaced IS NOT NULL, state = '{WITHOUT_TEXT}', id DESC LIMIT 1"""


def original(archive: Archive, id: int) -> Original:
    """Give back the bytes of an article's source, the latest current one. Raise `Damaged` where they are others."""
    rows = archive.rows(_ORIGINALS, (survivor(archive, id),))
    if not rows:
        raise NothingFound(f"article {id} has no source in {archive.path}")
    return original_of(rows[0])


def survivor(archive: Archive, id: int) -> int:
    """Give the id that answers for `id`: its own, or that of the article it became one with. Raise `NoArticle`."""
    sql = """SELECT id FROM articles
        WHERE id = coalesce((SELECT article_id FROM replaced WHERE replaced.id = ?1), ?1)"""
    rows = archive.rows(sql, (id,))
    if not rows:
        raise NoArticle([id], archive.path)
    found: int = rows[0]["id"]
    return found
