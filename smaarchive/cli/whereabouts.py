"""Where on its page a paragraph stands: the kept bytes are read again, as the archive keeps no lines of paragraphs."""

from collections.abc import Sequence
from contextlib import closing

from .. import ingest
from ..archive.connection import Archive
from ..archive.passages import BREAK
from ..archive.renewal import kept, pages_of
from ..article import Stored
from ..extract.whereabouts import lines_of
from ..page import Extracted


def lines_of_bodies(archive: Archive, articles: Sequence[Stored]) -> dict[int, list[tuple[int, ...]]]:
    """Give by id the lines of each paragraph of a body, as the page of `sma show ID --raw` has them."""
    bodies = {stored.id: stored.article.body.split(BREAK) for stored in articles}
    pages = list(kept(archive, pages_of(archive, bodies)))
    found: dict[int, list[tuple[int, ...]]] = {}
    with closing(ingest.reread(((page.source, page.format) for page in pages), explaining=True)) as reread:
        for page, items in zip(pages, reread, strict=True):
            labels = next((item.labels for item in items if isinstance(item, Extracted)), ())
            if page.article_id in bodies:
                found[page.article_id] = lines_of(bodies[page.article_id], labels)
    return found
