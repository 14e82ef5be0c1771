"""What can be made ready of a page before its turn to be stored comes: where it was read, beside those before it."""

import hashlib

from ..article import Article
from ..page import Extracted, Packed
from . import deflate
from .sealed import Values, article_values, search_values, storable
from .shingles import sketch

HELD = 8 << 20  # bytes up to which a source is compressed at once


def pack(item: Extracted) -> Extracted:
    """Make a page ready to be stored; its bytes are let go of once they are compressed."""
    data, body = item.source.data, item.article.body
    held = len(data) <= HELD
    packed = Packed(
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        data=deflate.compress(data) if held else None,
        values=values_of(item.article) if body else (),
        sketch=sketch_of(item.article),
    )
    return item._replace(source=item.source._replace(data=b"") if held else item.source, packed=packed)


def values_of(article: Article) -> Values:
    """Give the values of `ARTICLE_COLUMNS` and `SEARCH_COLUMNS`; when it was added is not known yet."""
    return *article_values(article, ""), *search_values(article)


def sketch_of(article: Article) -> tuple[str, ...]:
    """Sketch the text of an article as it will stand in the archive."""
    return tuple(sketch(storable(article.body)))
