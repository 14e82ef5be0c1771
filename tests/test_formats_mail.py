"""Mails and other files that carry a page: which part is read, in which encoding, at which address."""

from email.message import EmailMessage

import pytest

from smaarchive import formats
from smaarchive.article import Page, Source
from smaarchive.extract import extract
from smaarchive.formats.saved import noted_url
from tests.every_format import ARTICLE, HTML, TEXT, URL, mail, warc, webarchive, wrapped

KOREAN = "<html><body><h1>제목</h1><p>방위비분담금 협상이 다시 열렸다.</p></body></html>"


def read(data: bytes, origin: str = "/x") -> Page:
    (page,) = formats.read(Source(origin, data))
    assert isinstance(page, Page)
    return page


def texts(page: Page) -> list[str]:
    return [block.text for block in page.readings[-1].blocks]


def test_html_goes_before_text() -> None:
    assert "See below." not in texts(read(mail(text="See below.")))


def test_an_attachment_is_no_part_of_a_mail() -> None:
    message = EmailMessage()
    message["From"], message["Message-ID"] = "a@example.org", "<1@example.org>"
    message.set_content(TEXT)
    message.add_attachment(b"<html><p>Attached</html>", maintype="text", subtype="html", filename="a.html")
    assert texts(read(message.as_bytes()))[0] == "The Korea Herald"


@pytest.mark.parametrize(
    "subject", ["RE: Fwd: [EXTERNAL] Talks go on", "=?utf-8?q?Fwd=3A_Talks_go_on?=", "Talks go on"]
)
def test_the_subject_is_a_headline_without_what_mail_programs_add(subject: str) -> None:
    page = read(b"Subject: %s\nMessage-ID: <1@b>\n\nTalks go on\n\nText.\n" % subject.encode())
    assert [(found.field, found.value) for found in page.declared] == [("headline", "Talks go on")]


def test_the_day_a_mail_was_sent_is_not_the_articles() -> None:
    text = TEXT.replace("Published : Aug 31, 2021 - 17:20", "")
    article = extract(read(mail(html=None, text=wrapped(text))))
    assert (article.headline, article.date) == (ARTICLE["headline"], None)


def test_wrapped_and_quoted_lines_become_paragraphs() -> None:
    quoted = "".join(f"> {line}\n" for line in wrapped(TEXT).split("\n"))
    paragraphs = [line for line in TEXT.split("\n") if line]
    assert texts(read(mail(html=None, text=quoted))) == paragraphs
    assert texts(read(mail(html=None, text=TEXT))) == paragraphs


@pytest.mark.parametrize(
    "data",
    [
        b"Message-ID: <1@b>\nContent-Type: text/html; charset=euc-kr\n\n" + KOREAN.encode("euc-kr"),
        webarchive(KOREAN.encode("euc-kr")).replace(b"UTF-8", b"cp949"),
        warc([("response", "http://example.org", "text/html; charset=EUC-KR", KOREAN.encode("euc-kr"))], packed=False),
    ],
    ids=["mail", "webarchive", "warc"],
)
def test_the_encoding_that_a_container_tells(data: bytes) -> None:
    page = read(data)
    assert (page.encoding, texts(page)) == ("cp949", ["제목", "방위비분담금 협상이 다시 열렸다."])


@pytest.mark.parametrize(
    ("start", "url"),
    [
        (f"<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: {URL} \n saved date: Sun -->", URL),
        (f"<!-- saved from url=(0061){URL} -->\n<html>", URL),
        ("<!-- saved from url=(0014)about:internet -->", None),
        ("<html><!-- url: http://example.org -->", None),
    ],
)
def test_the_address_that_a_saved_page_notes(start: str, url: str | None) -> None:
    assert noted_url(start.encode()) == url


def test_a_page_saved_from_a_disk_has_no_address() -> None:
    page = read(webarchive(b"<html><p>x").replace(URL.encode(), b"file:///home/" + b"a" * (len(URL) - 13)))
    assert page.url is None


def test_markdown() -> None:
    text = (
        '---\ntitle: "Talks go on"\ndate: 2020-05-06\nsource: https://example.org/1\n---\n'
        "# Talks *go* on #\n\n![a](b.png)\n\nThe **two** [allies](http://x) met\\_again at 5 * 3 * 2.\n\n"
        "---\n> Quoted.\n"
    )
    page = read(text.encode(), "/x.md")
    assert [(block.text, block.line, block.kind) for block in page.readings[0].blocks] == [
        ("Talks go on", 6, "heading"),
        ("The two allies met_again at 5 * 3 * 2.", 10, "line"),
        ("Quoted.", 13, "line"),
    ]
    assert [(found.field, found.value) for found in page.declared] == [
        ("headline", "Talks go on"),
        ("published", "2020-05-06"),
        ("url", "https://example.org/1"),
    ]
    assert page.url == "https://example.org/1"


def test_html_is_read_the_same_through_every_container() -> None:
    direct = read(HTML)
    for data in (mail(), webarchive(), warc([("resource", URL, "text/html", HTML)], packed=False)):
        assert read(data).readings == direct.readings
