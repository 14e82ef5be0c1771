"""Mails and other files that carry a page: which part is read, in which encoding, at which address."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from smaarchive import formats
from smaarchive.article import Found
from smaarchive.extract import extract
from smaarchive.formats.saved import noted_url
from smaarchive.page import Page, Refused, Source
from tests.every_format import ARTICLE, HTML, PARAGRAPHS, TEXT, URL, mail, warc, webarchive, wrapped
from tests.pages import read_one

KOREAN = "<html><body><h1>제목</h1><p>방위비분담금 협상이 다시 열렸다.</p></body></html>"


def read(data: bytes, origin: str = "/x") -> Page:
    return read_one(origin, data)


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
    "subject",
    [
        "RE: Fwd: [EXTERNAL] Talks go on",
        "=?utf-8?q?Fwd=3A_Talks_go_on?=",
        "Talks go on",
        "AW: [Clippings] WG: Talks go on",
    ],
)
@pytest.mark.parametrize(("text", "field"), [("Talks go on\n\nText.\n", "headline"), ("Text.\n", "subject")])
def test_the_subject_without_what_mail_programs_add(subject: str, text: str, field: str) -> None:
    page = read(f"Subject: {subject}\nMessage-ID: <1@b>\n\n{text}".encode())
    assert [(found.field, found.value) for found in page.declared] == [(field, "Talks go on")]


def test_the_day_a_mail_was_sent_is_not_the_articles() -> None:
    text = TEXT.replace("Published : Aug 31, 2021 - 17:20", "")
    article = extract(read(mail(html=None, text=wrapped(text))))
    assert (article.headline, article.date) == (ARTICLE["headline"], None)


@pytest.mark.parametrize(
    ("dateline", "sent", "date"),
    [
        ("SEOUL, Aug. 31 (Yonhap) -- ", "Tue, 31 Aug 2021 18:00:00 +0900", "2021-08-31"),
        ("SEOUL, Dec. 31 (Yonhap) -- ", "Sat, 01 Jan 2022 07:00:00 +0900", "2022-01-01"),
        ("SEOUL, Aug. 31 (Yonhap) -- ", "Thu, 02 Sep 2021 18:00:00 +0900", None),
        ("SEOUL, Aug. 31 (Yonhap) -- ", "Mon, 30 Aug 2021 18:00:00 +0900", None),
        ("SEOUL, Aug. 31, 2019 (Yonhap) -- ", "Tue, 31 Aug 2021 18:00:00 +0900", None),
        ("", "Tue, 31 Aug 2021 18:00:00 +0900", None),
    ],
)
def test_the_day_a_mail_was_passed_on_is_the_articles_where_its_dateline_says_so(
    dateline: str, sent: str, date: str | None
) -> None:
    text = f"Date: {sent}\nMessage-ID: <1@b>\nSubject: Fwd: x\n\n{dateline}" + "\n\n".join(PARAGRAPHS)
    assert extract(read(text.encode())).date == date


def test_the_evidence_names_the_header() -> None:
    start = f"Date: Tue, 31 Aug 2021 18:00:00 +0900\nMessage-ID: <1@b>\nSubject: [Clippings] {ARTICLE['headline']}\n\n"
    found = {one.field: one for one in extract(read((start + "\n\n".join(PARAGRAPHS)).encode())).evidence}
    assert (found["headline"].rule, found["headline"].value) == ("mail header Subject", ARTICLE["headline"])
    assert (found["published"].rule, found["published"].value) == ("mail header Date", "2021-08-31")
    assert found["headline"].confidence == found["published"].confidence == 0.5


GMAIL = (
    "---------- Forwarded message ---------\nFrom: A <a@b.org>\nDate: Wed, May 6, 2020 at 9:14 PM\nSubject: {0}\n"
    "To: <c@b.org>"
)
APPLE = "Begin forwarded message:\n\n> From: A\n> Subject: {0}\n> Date: May 6, 2020 at 9:14:00 PM GMT+9\n> To: c"
OUTLOOK = (
    "________________________________\nVon: A <a@b.org>\nGesendet: Mittwoch, 6. Mai 2020 21:14\nAn: c\nBetreff: {0}"
)
KOREAN_HEADERS = (
    "---------- 전달된 메일 ----------\n보낸 사람: A\n날짜: 2020년 5월 6일 (수) 오후 9:14\n받는사람: c\n제목: {0}"
)
IN_ONE = "From: A &lt;a@b.org&gt;<br>Sent: Wednesday, 6 May 2020 9:14 PM<br>To: c<br>Subject: {0}<br>"


@pytest.mark.parametrize(
    "headers", [GMAIL, APPLE, OUTLOOK, KOREAN_HEADERS], ids=["gmail", "apple", "outlook", "korean"]
)
def test_what_a_passed_on_mail_said_goes_before_what_the_mail_around_it_says(headers: str) -> None:
    text = "Have a look.\n\n" + headers.format("[List] Talks go on") + "\n\n" + "\n\n".join(PARAGRAPHS)
    page = read(b"Subject: Fwd: look\nDate: Mon, 27 Sep 2021 08:00:00 +0000\nMessage-ID: <1@b>\n\n" + text.encode())
    assert texts(page) == PARAGRAPHS
    assert page.declared[0] == Found("subject", "Talks go on", "forwarded header Subject")
    assert extract(page).date == "2020-05-06"


def test_headers_of_a_passed_on_mail_in_html() -> None:
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    page = read(
        mail(html=f"<p>Look.</p><div>{IN_ONE.format(ARTICLE['headline'])}</div>{body}".encode(), subject="look")
    )
    assert (texts(page), extract(page).headline, extract(page).date) == (PARAGRAPHS, ARTICLE["headline"], "2020-05-06")


def test_a_mail_passed_on_as_an_attachment() -> None:
    outer = EmailMessage()
    outer["Subject"], outer["Message-ID"] = "for the file", "<2@example.org>"
    outer.set_content("As discussed.")
    outer.add_attachment(message_from_bytes(mail(html=None, text="Talks go on.", subject="Talks"), policy=default))
    page = read(outer.as_bytes())
    assert (texts(page), page.declared[0].value) == (["Talks go on."], "Talks")


def nested(kind: str, *parts: tuple[str, str]) -> bytes:
    """Make a multipart mail of parts, each its headers and its content."""
    inside = "".join(f"--b\n{headers}\n\n{content}\n" for headers, content in parts)
    start = "Subject: Clips\nMessage-ID: <1@b>\nMIME-Version: 1.0\n"
    return f"{start}Content-Type: multipart/{kind}; boundary=b\n\n{inside}--b--\n".encode()


PLAIN, WEB, MAIL = (
    "Content-Type: text/plain",
    "Content-Type: text/html; charset=utf-8",
    "Content-Type: message/rfc822",
)
PICTURE = ("Content-Type: image/png\nContent-Disposition: inline\nContent-Transfer-Encoding: base64", "iVBORw0KGgo=")
INNER = "Subject: Talks {0}\nContent-Type: text/plain\n\nRound {0} is over."


@pytest.mark.parametrize("kind", ["mixed", "related"])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((PLAIN, "Round one."), (PLAIN, "Round two.")),
        ((WEB, "<html><body><p>Round one.</p></body></html>"), (PLAIN, "Round two.")),
        ((PLAIN, "Round one."), (WEB, "<html><body><p>Round two.</p></body></html>")),
        (
            (WEB, "<!DOCTYPE html><html><head><title>A</title></head><body><p>Round one.</body></html>"),
            (WEB, "<!DOCTYPE html><html><head><title>B</title></head><body><p>Round two.</body></html>"),
        ),
    ],
    ids=["texts", "html-text", "text-html", "htmls"],
)
def test_texts_with_a_picture_between_them_are_one(kind: str, first: tuple[str, str], second: tuple[str, str]) -> None:
    attached = (f"{PLAIN}\nContent-Disposition: attachment; filename=a.txt", "Attached.")
    assert texts(read(nested(kind, first, PICTURE, second, attached))) == ["Round one.", "Round two."]


def test_each_alternative_is_one_of_the_texts() -> None:
    either = "Content-Type: multipart/alternative; boundary=c"
    both = "--c\n{}\n\nIn plain words {}.\n--c\n{}\n\n<p>Round {}.</p>\n--c--"
    first, second = ((either, both.format(PLAIN, number, WEB, number)) for number in ("one", "two"))
    assert texts(read(nested("mixed", first, PICTURE, second))) == ["Round one.", "Round two."]


def test_a_text_and_its_html_version_that_are_no_alternatives_are_told_once() -> None:
    page = read(
        nested("mixed", (PLAIN, "The two allies\nmet again."), (WEB, "<p>The two <b>allies</b> met again.</p>"))
    )
    assert texts(page) == ["The two allies met again."]


def test_a_nul_in_the_name_of_the_encoding() -> None:
    head = b'From: a@b.example\nSubject: Talks\nMIME-Version: 1.0\nContent-Type: text/plain; charset="us-ascii\0"\n'
    data = head + "Content-Transfer-Encoding: 8bit\n\nThe two allies met in a café.\n".encode()
    assert texts(read(data)) == ["The two allies met in a café."]


@pytest.mark.parametrize("encoding", ["utf-8", "euc-kr"])
def test_each_text_in_its_encoding(encoding: str) -> None:
    korean = (f"Content-Type: text/html; charset={encoding}", "<p>방위비분담금 협상이 다시 열렸다.</p>")
    data = nested("mixed", (WEB, "<p>Talks go on.</p>"), korean).decode().encode(encoding)
    assert texts(read(data)) == ["Talks go on.", "방위비분담금 협상이 다시 열렸다."]


@pytest.mark.parametrize(
    ("kind", "note", "headers"), [("mixed", [(PLAIN, "Three clips.")], MAIL), ("digest", [], "X-Part: mail")]
)
def test_several_mails_attached_to_one_are_a_page_each(kind: str, note: list[tuple[str, str]], headers: str) -> None:
    data = nested(kind, *note, *((headers, INNER.format(number)) for number in "123"))
    items = list(formats.read(Source("/m.eml", data)))
    pages = [page for page in items if isinstance(page, Page)]
    assert items[3:] == [Refused("/m.eml", "skipped", "written around the mails in it") for _ in note]
    assert [(page.source.origin, page.source.file) for page in pages] == [(f"/m.eml#{n}", "/m.eml") for n in "123"]
    assert [texts(page) for page in pages] == [[f"Round {number} is over."] for number in "123"]
    assert [page.declared[0].value for page in pages] == ["Talks 1", "Talks 2", "Talks 3"]
    for page in pages:
        (again,) = formats.read(page.source, page.format)
        assert again == page


def test_mails_attached_to_a_mail_that_was_passed_on_itself() -> None:
    digest = nested("mixed", (MAIL, INNER.format(1)), (MAIL, INNER.format(2))).decode().replace("=b", "=c")
    data = nested("mixed", (PLAIN, "Look."), (MAIL, digest.replace("--b", "--c")), (MAIL, INNER.format(3)))
    pages = [page for page in formats.read(Source("/m.eml", data)) if isinstance(page, Page)]
    assert [texts(page) for page in pages] == [[f"Round {number} is over."] for number in "123"]


def test_of_several_mails_each_that_cannot_be_read_is_told() -> None:
    data = nested("mixed", (MAIL, "Subject: empty\n\n"), (MAIL, INNER.format(2)), (MAIL, INNER.format(3)))
    empty, whole, cut = formats.read(Source("/m.eml", data.removesuffix(b"--b--\n")))
    assert empty == Refused("/m.eml#1", "skipped", "holds no page", "/m.eml")
    assert isinstance(whole, Page) and texts(whole) == ["Round 2 is over."]
    assert cut == Refused("/m.eml#3", "failed", "cut short", "/m.eml")


def test_parts_are_read_however_many_there_are() -> None:
    mails = nested("digest", *((MAIL, INNER.format(number)) for number in range(1500)))
    assert [texts(page) for page in formats.read(Source("/m.eml", mails)) if isinstance(page, Page)] == [
        [f"Round {number} is over."] for number in range(1500)
    ]
    assert len(texts(read(nested("mixed", *[(PLAIN, "Talks go on.")] * 1500)))) == 1500
    saved = nested("related", *[PICTURE] * 1500, (WEB, "<p>Talks go on."))
    page = read_one("/m.mht", b"From: <Saved by Blink>\n" + saved, "mhtml")
    assert texts(page) == ["Talks go on."]


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
