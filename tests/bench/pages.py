"""A crawl of made-up pages for measuring: each an article of the corpus among the furniture of a news site."""

import io
import json
from collections.abc import Iterator

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.bench.corpus import articles

NAVIGATION = "".join(f'<li><a href="/section/{number}">Section {number}</a></li>' for number in range(24))
RELATED = "".join(f'<li><a href="/news/{n}">Another report on the talks, number {n}</a></li>' for n in range(8))
STYLE = ".story p{margin:0 0 1em;font:16px/1.5 serif;color:#222}.nav li{display:inline-block;padding:4px 8px}" * 40
SCRIPT = "window.queue=window.queue||[];function push(a){queue.push(a);return queue.length}" * 40
PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{headline} - {outlet}</title>
<meta property="og:title" content="{headline}"><meta property="og:site_name" content="{outlet}">
<meta property="article:published_time" content="{published}T09:00:00+09:00"><link rel="canonical" href="{url}">
<script type="application/ld+json">{linked}</script><style>{style}</style><script>{script}</script></head>
<body><header><nav class="nav"><ul>{navigation}</ul></nav></header><main><article class="story"><h1>{headline}</h1>
<p class="byline">By {byline}</p><time datetime="{published}">{published}</time>
{body}</article><aside><h3>Related</h3><ul>{related}</ul></aside></main>
<footer><p>Copyright {outlet}. All rights reserved.</p></footer></body></html>
"""


def pages(count: int, seed: int = 20) -> Iterator[tuple[str, bytes]]:
    """Yield the address and the bytes of pages of 13 kB, some of it the article."""
    for article in articles(count, seed):
        linked = {"@type": "NewsArticle", "headline": article["headline"], "datePublished": article["published"]}
        filled = PAGE.format(
            **(article | {"body": "\n".join(f"<p>{text}</p>" for text in article["body"].split("\n\n"))}),
            linked=json.dumps(linked), style=STYLE, script=SCRIPT, navigation=NAVIGATION, related=RELATED,
        )  # fmt: skip
        yield article["url"], filled.encode()


def crawl(count: int) -> bytes:
    """Return a WARC of pages, packed record by record."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for url, page in pages(count):
        http = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(page), http_headers=http))
    return out.getvalue()
