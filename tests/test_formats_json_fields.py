"""Records of other programs and ours, and the fields each declares."""

import json

import pytest

from smaarchive.extract import explain, extract
from smaarchive.page import Page
from tests.pages import read_one

BODY = ("The two sides met in Seoul.", "They meet again in May.")


def page_of(record: dict[str, object]) -> Page:
    return read_one("/x/a.jsonl", json.dumps(record).encode(), "jsonl")


def fields(page: Page) -> dict[str, object]:
    assert page.ready
    assert all(found.rule.startswith("declared, key ") for found in page.declared)
    return {found.field: found.value for found in page.declared}


def body(page: Page) -> tuple[str, ...]:
    return tuple(block.text for block in page.readings[0].blocks)


OURS = {
    "id": 3,
    "headline": "Talks resume",
    "date": "2020-05-06",
    "published": "2020-05-06T14:18+09:00",
    "updated": None,
    "byline": "Kim A and Lee B",
    "authors": ["Kim A", "Lee B"],
    "outlet": "The Korea Times",
    "agency": "Yonhap",
    "section": "Politics",
    "dateline": "SEOUL, May 6",
    "language": "en",
    "url": "https://example.org/1",
    "captions": ["Envoys shake hands."],
    "body": "\n\n".join(BODY),
    "source": "/old/path.txt",
}
TRAFILATURA = {
    "title": "Talks resume",
    "author": "Kim A; Lee B",
    "hostname": "koreatimes.co.kr",
    "date": "2020-05-06",
    "text": "\n".join(BODY),
    "raw_text": " ".join(BODY),
    "language": "en",
    "source": "https://example.org/1",
    "source-hostname": "Korea Times",
    "image": None,
}
NEWS_PLEASE = {
    "title": "Talks resume",
    "authors": ["Kim A"],
    "date_download": "2021-01-01 00:00:01",
    "date_modify": None,
    "date_publish": "2020-05-06 14:18:00",
    "maintext": "\n".join(BODY),
    "source_domain": "www.koreaherald.com",
    "text": None,
    "language": "en",
    "url": "https://example.org/1",
}
FUNDUS = {
    "title": "Talks resume",
    "body": {"summary": [BODY[0]], "sections": [{"headline": [], "paragraphs": [BODY[1]]}]},
    "authors": ["Kim A"],
    "publishing_date": "2020-05-06 14:18:30+09:00",
    "html": {"responded_url": "https://example.org/1"},
    "lang": "en",
}
NEWSPAPER4K = {
    "title": "Talks resume",
    "authors": ["Kim A"],
    "publish_date": "2020-05-06T00:00:00",
    "text": "\n\n".join(BODY),
    "canonical_link": "https://example.org/1",
    "meta_lang": "en",
    "meta_site_name": "Korea Times",
}
READABILITY = {
    "title": "Talks resume",
    "byline": "By Kim A",
    "siteName": "Korea Times",
    "content": f"<div><p>{BODY[0]}</p>\n<p>{BODY[1]}</p></div>",
    "publishedTime": "2020-05-06T14:18:30+09:00",
    "lang": "en",
    "url": "https://example.org/1",
}
MEDIA_CLOUD_METADATA = {
    "original_url": "https://example.org/1",
    "canonical_domain": "koreatimes.co.kr",
    "publication_date": "2020-05-06",
    "language": "en",
    "article_title": "Talks resume",
    "normalized_article_title": "talks resume",
    "text_content": "\n".join(BODY),
}
MEDIA_CLOUD = {
    "id": "abc",
    "media_name": "koreatimes.co.kr",
    "publish_date": "2020-05-06",
    "language": "en",
    "title": "Talks resume",
    "url": "https://example.org/1",
    "text": "\n".join(BODY),
}


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (OURS, {"published": "2020-05-06T14:18+09:00", "byline": "Kim A and Lee B", "authors": ("Kim A", "Lee B")}),
        (TRAFILATURA, {"published": "2020-05-06", "authors": ("Kim A", "Lee B"), "outlet": "The Korea Times"}),
        (NEWS_PLEASE, {"published": "2020-05-06T14:18", "authors": ("Kim A",), "outlet": "The Korea Herald"}),
        (FUNDUS, {"published": "2020-05-06T14:18+09:00", "authors": ("Kim A",), "byline": "Kim A"}),
        (NEWSPAPER4K, {"published": "2020-05-06", "authors": ("Kim A",), "outlet": "The Korea Times"}),
        (READABILITY, {"published": "2020-05-06T14:18+09:00", "byline": "By Kim A", "outlet": "The Korea Times"}),
        (MEDIA_CLOUD_METADATA, {"published": "2020-05-06", "outlet": "The Korea Times"}),
        (MEDIA_CLOUD, {"published": "2020-05-06", "outlet": "The Korea Times"}),
    ],
    ids=[
        "ours",
        "trafilatura",
        "news-please",
        "fundus",
        "newspaper4k",
        "Readability",
        "Media Cloud's metadata",
        "Media Cloud",
    ],
)
def test_keys_of_every_program(record: dict[str, object], expected: dict[str, object]) -> None:
    page = page_of(record)
    got = fields(page)
    assert {key: got[key] for key in expected} == expected
    assert (got["headline"], got["url"], got["language"]) == ("Talks resume", "https://example.org/1", "en")
    assert body(page) == BODY
    assert page.url == "https://example.org/1"


def test_every_field_of_ours_comes_back() -> None:
    page = page_of(OURS)
    listed = {key: tuple(value) if isinstance(value, list) else value for key, value in OURS.items()}
    left_out = {"id", "date", "body", "source", "updated"}
    assert fields(page) == {key: value for key, value in listed.items() if key not in left_out}


@pytest.mark.parametrize(
    ("given", "byline", "authors"),
    [
        ({"author": "Han Ji-woo and Moon Seo-yeon"}, "Han Ji-woo and Moon Seo-yeon", ("Han Ji-woo", "Moon Seo-yeon")),
        ({"author": ["Han Ji-woo", "Moon Seo-yeon"]}, "Han Ji-woo, Moon Seo-yeon", ("Han Ji-woo", "Moon Seo-yeon")),
        ({"author": "Han Ji-woo; Moon Seo-yeon"}, "Han Ji-woo, Moon Seo-yeon", ("Han Ji-woo", "Moon Seo-yeon")),
        ({"author": {"@type": "Person", "name": "Han Ji-woo"}}, "Han Ji-woo", ("Han Ji-woo",)),
        ({"author": "Reuters"}, "Reuters", ()),
        ({"byline": "By Han Ji-woo, defence editor"}, "Han Ji-woo, defence editor", ("Han Ji-woo",)),
        ({"byline": "Han Ji-woo", "authors": ["H. Ji-woo"]}, "Han Ji-woo", ("H. Ji-woo",)),
        ({"authors": []}, None, ()),
    ],
)
def test_whom_a_record_names_is_its_byline_and_its_authors(
    given: dict[str, object], byline: str | None, authors: tuple[str, ...]
) -> None:
    page = page_of(given | {"body": "Talks."})
    article = extract(page)
    assert (article.byline, article.authors) == (byline, authors)


@pytest.mark.parametrize(
    ("given", "outlet"),
    [
        ({"source": "Korea Times"}, "The Korea Times"),
        ({"source": "koreatimes.co.kr"}, "The Korea Times"),
        ({"source": "https://www.koreatimes.co.kr/1"}, "The Korea Times"),
        ({"source": "https://example.org/1"}, None),
        ({"url": "https://www.koreatimes.co.kr/1"}, "The Korea Times"),
        ({"url": "https://example.org/1"}, None),
        ({"source": "crawler"}, None),
        ({"source": {"id": None, "name": "Base Letter"}}, "Base Letter"),
        ({"site_name": "Base Letter", "source": "Korea Times"}, "Base Letter"),
        ({"digest": "0" * 64, "outlet": None, "source": "/clips/koreatimes.co.kr"}, None),
        ({"html": {"source_info": {"publisher": "Base Letter"}}}, "Base Letter"),
    ],
)
def test_the_outlet_under_any_key(given: dict[str, object], outlet: str | None) -> None:
    page = page_of(given | {"body": "Talks."})
    assert fields(page).get("outlet") == outlet


KOREAN_BODY = "\n".join(["정부는 방위비 분담금 협상을 다음 달에 다시 열기로 했다고 밝혔다."] * 3)


@pytest.mark.parametrize(
    ("date", "published"),
    [("May 6, 2020", "2020-05-06"), (1588742280, "2020-05-06T05:18+00:00"), ("05/06/2020", None), (True, None)],
)
def test_dates_in_words_and_since_1970(date: object, published: str | None) -> None:
    assert fields(page_of({"date": date, "body": "Talks."})).get("published") == published


@pytest.mark.parametrize(
    ("given", "language"),
    [
        ({}, "ko"),
        ({"language": "en"}, "en"),
        ({"meta_lang": "", "language": "en"}, "ko"),
        ({"language": "한국어"}, "ko"),
    ],
)
def test_the_language_is_that_of_the_text_where_none_is_told(given: dict[str, object], language: str) -> None:
    page = page_of(given | {"body": KOREAN_BODY})
    assert extract(page).language == language


def test_pictures_have_captions_and_addresses_have_none() -> None:
    named = ["https://example.org/a.jpg", "/img/b.png"]
    pictures = [{"caption": "Envoys shake hands.", "versions": []}, {"caption": None}, *named]
    page = page_of({"body": "Talks.", "images": pictures})
    assert fields(page) == {"captions": ("Envoys shake hands.",)}


def test_the_explanation_names_the_key_of_a_field_and_shows_the_body() -> None:
    page = page_of({"title": "Talks resume", "maintext": "The two sides met."})
    article, labels = explain(page)
    assert [(found.field, found.rule) for found in article.evidence] == [("headline", "declared, key title")]
    assert [(label.text, label.label) for label in labels] == [("The two sides met.", "body")]
