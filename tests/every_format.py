"""One article of our own in every format, made by the programs that make such files."""

import gzip
import io
import json
import mailbox
import plistlib
import re
import tarfile
import zipfile
from email.message import EmailMessage
from functools import cache
from html import unescape
from pathlib import Path

from fpdf import FPDF
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

ROOT = Path(__file__).resolve().parent
SEEDS = ROOT.parent / "data" / "seeds"
MADE = ROOT / "cases" / "formats"  # what headless Chromium made of the page; `python -m tests.every_format` makes it
NAME = "korea-herald-2021-08-ratified"
URL = "http://www.koreaherald.com/view.php?ud=20210831009901"

HTML = (SEEDS / f"{NAME}.html").read_bytes()
ARTICLE = json.loads((ROOT / "cases" / "seeds" / f"{NAME}.json").read_text())
PARAGRAPHS = ARTICLE["body"].split("\n\n")
TEXT = "\n\n".join(
    [
        "The Korea Herald",
        ARTICLE["headline"],
        "By Bok Ye-eun",
        "Published : Aug 31, 2021 - 17:20",
        *PARAGRAPHS,
        "By Bok Ye-eun (bokye@heraldcorp.com)",
        "Copyright © The Korea Herald. All Rights Reserved.",
        "",
    ]
)


def wrapped(text: str, width: int = 72) -> str:
    """Wrap every line, as mail programs do."""
    import textwrap

    return "\n".join(textwrap.fill(line, width, break_on_hyphens=False) for line in text.split("\n"))


def mail(*, html: bytes | None = HTML, text: str | None = None, subject: str = ARTICLE["headline"]) -> bytes:
    """Make a mail with a text part, an HTML part behind it, or both."""
    message = EmailMessage()
    message["From"] = "A reader <reader@example.org>"
    message["To"] = "analyst@example.org"
    message["Subject"] = f"Fwd: {subject}"
    message["Date"] = "Mon, 27 Sep 2021 08:00:00 +0000"
    message["Message-ID"] = "<1@example.org>"
    if text is not None:
        message.set_content(text, cte="quoted-printable")
    if html is not None and text is not None:
        message.add_alternative(html.decode(), subtype="html")
    elif html is not None:
        message.set_content(html.decode(), subtype="html")
    return message.as_bytes()


def mbox(messages: list[bytes], path: Path) -> bytes:
    """Put mails into a mailbox with the standard library's own writer."""
    box = mailbox.mbox(path)
    for message in messages:
        box.add(message)
    box.close()
    return path.read_bytes()


Record = tuple[str, str, str, bytes]  # its type, its address, its content type, its bytes


def warc(records: list[Record], *, packed: bool = True) -> bytes:
    """Write a WARC as a crawler does: information on top, a request before every response."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("crawl.warc", {"software": "tests"}))
    for kind, url, type, payload in records:
        http = StatusAndHeaders("200 OK", [("Content-Type", type)], protocol="HTTP/1.1") if kind == "response" else None
        options = {"http_headers": http} if http else {"warc_content_type": type}
        if kind == "response":
            request = StatusAndHeaders("GET / HTTP/1.1", [("Host", "example.org")], is_http_request=True)
            writer.write_record(writer.create_warc_record(url, "request", http_headers=request))
        record = writer.create_warc_record(url, kind, payload=io.BytesIO(payload), length=len(payload), **options)
        writer.write_record(record)
    return out.getvalue()


def wacz(records: list[Record]) -> bytes:
    return zipped({"datapackage.json": b"{}", "archive/data.warc.gz": warc(records), "pages/pages.jsonl": b"{}"})


def zipped(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return out.getvalue()


def tarred(members: dict[str, bytes], mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as file:  # type: ignore[call-overload]  # the mode is no literal
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            file.addfile(info, io.BytesIO(data))
    return out.getvalue()


def webarchive(data: bytes = HTML, form: plistlib.PlistFormat = plistlib.FMT_BINARY) -> bytes:
    main = {
        "WebResourceData": data,
        "WebResourceURL": URL,
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
    }
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": []}, fmt=form)


def pdf(*, columns: int = 1, owner: str | None = None) -> bytes:
    """Set the article with fpdf2: headline, credits, text in columns."""
    document = FPDF(format="A4")
    if owner:
        document.set_encryption(owner_password=owner, user_password=owner)
    document.add_page()
    document.set_font("Times", size=26)
    document.multi_cell(0, 11, ARTICLE["headline"], align="L", new_x="LMARGIN", new_y="NEXT")
    document.set_font("Times", size=11)
    for line in ("By Bok Ye-eun", "Published : Aug 31, 2021 - 17:20"):
        document.cell(0, 8, line, new_x="LMARGIN", new_y="NEXT")
    with document.text_columns(ncols=columns, gutter=8, text_align="L" if columns == 1 else "J") as text:
        for paragraph in PARAGRAPHS:
            text.write(paragraph.translate(LATIN) + "\n\n")
    document.set_font("Times", size=9)
    document.cell(0, 8, "Copyright The Korea Herald. All Rights Reserved.", new_x="LMARGIN", new_y="NEXT")
    return bytes(document.output())


LATIN: dict[int, int] = str.maketrans("“”‘’", "\"\"''")  # the fonts that every PDF reader has are Latin-1


def content() -> str:
    """Return the article's paragraphs as the HTML of a feed."""
    return "".join(f"<p>{paragraph.replace('&', '&amp;')}</p>" for paragraph in PARAGRAPHS)


RSS_ITEM = f"""<item><title>{ARTICLE["headline"]}</title><link>{URL.replace("&", "&amp;")}</link>
<dc:creator>Bok Ye-eun</dc:creator><pubDate>Tue, 31 Aug 2021 17:20:11 +0900</pubDate>
<description>The National Assembly consented on Tuesday.</description>
<content:encoded><![CDATA[{content()}]]></content:encoded></item>
"""
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Korea Herald</title><link>http://www.koreaherald.com</link><language>en</language>
<pubDate>Sun, 29 May 2022 08:00:00 +0900</pubDate>
{items}</channel></rss>
"""
ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>The Korea Herald</title><updated>2022-05-29T08:00:00+09:00</updated>
<entry><title>{ARTICLE["headline"]}</title><link href="{URL}"/><id>{URL}</id>
<author><name>Bok Ye-eun</name></author><published>2021-08-31T17:20:11+09:00</published>
<updated>2021-08-31T18:44:02+09:00</updated>
<content type="html">{content().replace("&", "&amp;").replace("<", "&lt;")}</content></entry>
</feed>
"""
SINGLE_FILE = f"""<!DOCTYPE html> <html lang=en><!--
 Page saved with SingleFile
 url: {URL}
 saved date: Sun May 29 2022 08:00:00 GMT+0900 (Korean Standard Time)
--><meta charset=utf-8>
""".encode()


def single_file() -> bytes:
    """Return the page as SingleFile saves it: its comment on top, scripts and canonical link gone."""
    return SINGLE_FILE + re.sub(rb"(?s)<script.*?</script>|<link [^>]*>|^<!DOCTYPE html>\s*<html[^>]*>", b"", HTML)


def xhtml() -> bytes:
    """Return the page as XML: every tag closed, the entities of HTML undone."""
    text = re.sub(r"&(?!amp;|lt;|gt;)\w+;", lambda match: unescape(match[0]), HTML.decode())
    text = re.sub(r"<(meta|link|img)\b([^>]*)>", r"<\1\2/>", text).replace("<!DOCTYPE html>\n<html", "<html")
    return ('<?xml version="1.0" encoding="utf-8"?>\n' + text).encode()


@cache
def made(name: str) -> bytes:
    """Return a file that Chromium made."""
    return (MADE / name).read_bytes()


def main() -> None:
    """Let Chromium save the page and print it."""
    from http.server import BaseHTTPRequestHandler, HTTPServer
    from threading import Thread

    from tests.chromium import browser

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(HTML)

    server = HTTPServer(("127.0.0.1", 0), Page)
    Thread(target=server.serve_forever, daemon=True).start()
    with browser(f"--host-resolver-rules=MAP * 127.0.0.1:{server.server_port}") as opened:
        page = opened.open(URL)
        (MADE / "chromium.mhtml").write_bytes(opened.mhtml(page))
        (MADE / "chromium.pdf").write_bytes(opened.pdf(page, displayHeaderFooter=True))


def every(tmp_path: Path) -> dict[str, bytes]:
    """Return the article as files of every format."""
    response: Record = ("response", URL, "text/html; charset=utf-8", HTML)
    return {
        "page.txt": TEXT.encode(),
        "page.md": TEXT.replace(ARTICLE["headline"], f"# {ARTICLE['headline']}").encode(),
        "page.html": HTML,
        "page.xhtml": xhtml(),
        "single.html": single_file(),
        "chromium.mhtml": made("chromium.mhtml"),
        "chromium.pdf": made("chromium.pdf"),
        "page.webarchive": webarchive(),
        "page-xml.webarchive": webarchive(form=plistlib.FMT_XML),
        "crawl.warc": warc([response], packed=False),
        "crawl.warc.gz": warc([response]),
        "text.warc.gz": warc([("conversion", URL, "text/plain", TEXT.encode())]),
        "resource.warc.gz": warc([("resource", URL, "text/html", HTML)]),
        "crawl.wacz": wacz([response]),
        "set.pdf": pdf(),
        "columns.pdf": pdf(columns=2),
        "html.eml": mail(text="See below."),
        "text.eml": mail(html=None, text=wrapped(TEXT)),
        "box.mbox": mbox([mail(), mail(html=None, text=wrapped(TEXT))], tmp_path / "box"),
        "rss.xml": RSS.format(items=RSS_ITEM).encode(),
        "atom.xml": ATOM.encode(),
        "article.jsonl": json.dumps(ARTICLE).encode() + b"\n",
        "pages.zip": zipped({"a/page.html": HTML, "a/page_files/x.txt": b"x"}),
        "nested.zip": zipped({"inner.tar.gz": tarred({"page.html": HTML}, "w:gz")}),
        "pages.tar": tarred({"page.html": HTML}),
        "pages.tar.gz": tarred({"page.txt": TEXT.encode()}, "w:gz"),
        "page.html.gz": gzip.compress(HTML),
    }


if __name__ == "__main__":
    main()
