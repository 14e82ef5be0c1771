"""Where an article answers a query: the spans of its body, or of a caption or the headline where the body has none."""

import json
import re
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import Any

from ..article import Article
from ..lexicon.words import tokens_of
from .connection import Archive
from .schema import INDEXED
from .snippet import Span, merged, unmarked
from .terms import JOINERS, MARKED, MARKS, MIXED, cjk_of, has_cjk, marks_of, pieces

OPEN, CLOSE = "\x02", "\x03"  # control characters stand in no stored text
SHOWN = ("body", "captions", "headline")  # the first that has a match
SCHEMA = f"""CREATE VIRTUAL TABLE articles_fts USING fts5 ({", ".join(INDEXED)},
    tokenize='porter unicode61 remove_diacritics 2')"""
INSERT = f"INSERT INTO articles_fts (rowid, {', '.join(INDEXED)}) VALUES (?, ?, ?, ?, ?, ?, ?)"
Marked = tuple[str, Sequence[Span]]
Rows = Callable[[str, Sequence[Any]], list[Any]]


def marked(archive: Archive, match: str, articles: dict[int, Article]) -> dict[int, Marked]:
    """Mark what matched in each article: the text to show a piece of, and its spans."""
    if '"*' not in match:
        return _marked(archive.rows, match, articles, archive.indexed)
    # a prefix is looked up anew for every row (PERFORMANCE D): in an index of these few that costs nothing
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.execute(SCHEMA)
        memory.executemany(INSERT, [(id, *_indexed(article)) for id, article in articles.items()])
        return _marked(lambda sql, values: memory.execute(sql, values).fetchall(), match, articles, INDEXED)


def _marked(rows: Rows, match: str, articles: dict[int, Article], indexed: Sequence[str]) -> dict[int, Marked]:
    korean = _as_printed(pieces(match))
    patterns = [MARKED[kind] for kind, mark in MARKS.items() if f'terms : "{mark}' in match]
    found: dict[int, Marked] = {}
    for column in SHOWN:
        left = [id for id in articles if id not in found]
        for id, text in _highlighted(rows, match, indexed.index(column), left) if left else ():
            shown = " ".join(json.loads(text, strict=False)) if column == "captions" else text or ""
            plain, spans = unmarked(shown, OPEN, CLOSE)
            spans += [each.span() for pattern in patterns for each in re.finditer(pattern, plain)]
            if has_cjk(plain):
                spans += [each.span() for piece in korean for each in re.finditer(piece, plain)]
                grown = _single_words(match)
                spans += [each.span() for each in re.finditer(MIXED, plain) if each[0].lower() in grown]
            if spans:
                found[id] = plain, merged(plain, (_whole(plain, span) for span in spans))
    return found


def _as_printed(pieces: Sequence[str]) -> list[str]:
    """Write patterns of pieces, joined or not (`한·미`); a single character only where nothing is longer."""
    longer = [piece for piece in pieces if len(piece) > 1] or pieces
    return [f"[{JOINERS}]?".join(piece) for piece in longer]


def _single_words(match: str) -> set[str]:
    """Read the words back that match by themselves in any column, grown on Korean too (`50` in `50억`)."""
    tokens = map(tokens_of, re.findall(r'(?<!: )"([^"]+)"(?!\*)', match))
    return {found[0] for found in tokens if len(found) == 1}


def _whole(text: str, span: Span) -> Span:
    """Take the closing full stop of an abbreviation in (`U.S.`)."""
    start, end = span
    return (start, end + 1) if text[end : end + 1] == "." and "." in text[max(start, end - 2) : end] else span


def _highlighted(rows: Rows, match: str, column: int, ids: Sequence[int]) -> list[Any]:
    sql = f"""SELECT articles_fts.rowid, highlight(articles_fts, {column}, '{OPEN}', '{CLOSE}')
        FROM json_each(?) AS shown CROSS JOIN articles_fts ON articles_fts.rowid = shown.value
        WHERE articles_fts MATCH ?"""
    return rows(sql, (json.dumps(ids), match))


def _indexed(article: Article) -> tuple[str | None, ...]:
    texts = (article.byline, *article.captions, article.body)
    captions = json.dumps(article.captions, ensure_ascii=False)
    return (
        article.body, article.headline, article.byline, captions,
        cjk_of(article.headline, *texts), marks_of(article.headline, *texts),
    )  # fmt: skip
