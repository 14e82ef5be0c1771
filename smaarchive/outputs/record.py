"""The article as the JSON object of ARCHITECTURE section 4: every key present, unknown is None."""

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from ..article import Article, Found, Hit, Stored
from . import Record

if TYPE_CHECKING:
    from ..archive.history import Version
    from ..archive.passages import Passage
    from ..page import Outcome


def of_article(article: Article) -> Record:
    """Return the object `extract` prints: `id` and `added` are unknown, `reason` says why a body is empty."""
    stands = {"added": None, "sources": [article.source], "corrected": corrected(article)}
    return {"id": None, **_fields(article), **stands, "reason": article.reason}


def of_stored(stored: Stored) -> Record:
    """Return the object of an article in the archive, and every source it was found in."""
    return {
        "id": stored.id,
        **_fields(stored.article),
        "added": stored.added,
        "sources": list(stored.sources) or [stored.article.source],
        "corrected": corrected(stored.article),
    }


def corrected(article: Article) -> list[str]:
    """Name the fields that a person corrected: `date` is the day of `published`, and goes with it."""
    return [name for field in article.corrected for name in (("date", field) if field == "published" else (field,))]


def of_hit(hit: Hit) -> Record:
    """Return the object of an article with its score, its snippet, and the character spans to mark in the snippet."""
    return {
        **of_stored(hit.stored),
        "score": hit.score,
        "snippet": hit.snippet,
        "highlights": [list(span) for span in hit.highlights],
    }


def of_passage(passage: "Passage") -> Record:
    """Return the object of a paragraph with the character spans that matched."""
    highlights = [list(span) for span in passage.highlights]
    return {"number": passage.number, "text": passage.text, "highlights": highlights}


def of_found(found: Found) -> Record:
    """Return the object of a field: its value, and how sure which rule is of it, from which lines."""
    return {
        "field": found.field,
        "value": found.value if isinstance(found.value, str) else list(found.value),
        "confidence": found.confidence,
        "lines": list(found.lines),
        "rule": found.rule,
    }


def of_outcome(outcome: "Outcome") -> Record:
    """Return one line of the ledger of `ingest`."""
    return {
        **_source(outcome.source),
        "state": outcome.state,
        "reason": outcome.reason,
        "id": outcome.id,
        "version": outcome.version,
    }


def of_version(version: "Version") -> Record:
    """Return the object of one text an article has had; `replaced` is None for the present one."""
    return {"version": version.number, "replaced": version.replaced, **_fields(version.article)}


def without_body(record: Record) -> Record:
    """Leave the body out, as lists of hits do unless asked."""
    return {key: value for key, value in record.items() if key != "body"}


def _source(path: str) -> Record:
    """Return where something was found; of a file whose name is not UTF-8, which no JSON can hold, its bytes too."""
    if path.isascii():
        return {"source": path}
    with suppress(UnicodeEncodeError):
        path.encode()
        return {"source": path}
    with suppress(UnicodeEncodeError):  # from where a name has halves of characters that no file name has
        from binascii import b2a_base64  # few paths are so

        return {"source": path, "source_b64": b2a_base64(os.fsencode(path), newline=False).decode("ascii")}
    return {"source": path}


def _fields(article: Article) -> Record:
    return {
        "headline": article.headline,
        "date": article.date,
        "published": article.published,
        "updated": article.updated,
        "byline": article.byline,
        "authors": list(article.authors),
        "outlet": article.outlet,
        "agency": article.agency,
        "section": article.section,
        "dateline": article.dateline,
        "language": article.language,
        "url": article.url,
        "captions": list(article.captions),
        "body": article.body,
        "words": article.words,
        "digest": article.digest,
        **_source(article.source),
        "format": article.format,
        "encoding": article.encoding,
    }
