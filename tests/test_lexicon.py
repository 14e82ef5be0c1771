"""What the lexicon knows: outlets, furniture, labels, calendars, and that its compiled files are current."""

import subprocess
import sys
from collections import Counter
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smaarchive.lexicon import compile as compiler
from smaarchive.lexicon import outlets as press
from smaarchive.lexicon.folding import fold
from smaarchive.lexicon.function_words import FUNCTION_CHARACTERS, FUNCTION_WORDS, LANGUAGES_OF
from smaarchive.lexicon.outlets import Outlet, name_key, outlets
from smaarchive.lexicon.phrases import furniture, is_label, labels, months, weekdays

FURNITURE = compiler.phrases()["furniture"]


def strong_names(outlet: Outlet) -> set[str]:
    weak = set(map(fold, outlet.weak))
    return {name_key(name) for name in (outlet.name, *outlet.aliases) if fold(name) not in weak}


def test_compiled_files_are_current() -> None:
    for path, text in compiler.texts().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: run python -m smaarchive.lexicon.compile"


def test_no_toml_is_parsed_when_the_program_runs() -> None:
    asked = "import sys; from smaarchive.lexicon import outlets, phrases, words; sys.exit('tomllib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0


def test_an_outlet_has_a_name_a_country_and_a_language() -> None:
    for outlet in outlets():
        assert outlet.name.strip() == outlet.name != ""
        assert len(outlet.country) == 2 and outlet.country.isupper(), outlet
        assert len(outlet.language) == 2 and outlet.language.islower(), outlet
        assert outlet.domains or outlet.agency, outlet
        assert outlet.name not in outlet.aliases, outlet
        assert set(outlet.weak) <= {outlet.name, *outlet.aliases}, outlet


def test_no_name_or_domain_is_shared_by_two_outlets() -> None:
    domains = Counter(domain for outlet in outlets() for domain in outlet.domains)
    canonical = Counter(outlet.name for outlet in outlets())
    strong = Counter(name for outlet in outlets() for name in strong_names(outlet))
    for seen in (domains, canonical, strong):
        assert not {value for value, count in seen.items() if count > 1}


def test_every_outlet_is_found_by_its_domains_and_name() -> None:
    for outlet in outlets():
        assert press.outlet_by_name(outlet.name) is outlet
        assert all(press.outlet_by_domain(domain) is outlet for domain in outlet.domains), outlet


def test_domains_are_bare_hosts() -> None:
    for outlet in outlets():
        for domain in outlet.domains:
            assert domain == domain.casefold() and "." in domain and "/" not in domain, domain
            assert not domain.startswith("www."), domain


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Reuters", "Reuters"),
        ("ロイター", "Reuters"),
        ("연합뉴스", "Yonhap News Agency"),
        ("AFP", "Agence France-Presse"),
        ("dpa-AFX", "dpa"),
        ("FAZ.NET", "Frankfurter Allgemeine Zeitung"),
        ("ZEIT ONLINE", "Die Zeit"),
        ("DER SPIEGEL", "Spiegel"),
        ("SZ", "Süddeutsche Zeitung"),
        ("BBC News", "BBC"),
        ("Norsk rikskringkasting", "NRK"),
        ("asahi shimbun", "The Asahi Shimbun"),
        ("朝日新聞デジタル", "The Asahi Shimbun"),
        ("人民网", "People's Daily Online"),
        ("People’s Daily", "People's Daily Online"),
        ("Estadão Conteúdo", "O Estado de S. Paulo"),
        ("The Guardian", "The Guardian"),
        ("The Local", "The Local"),
        ("Local", None),  # a section: what is a word too needs its "The"
        ("Sun", None),
        ("Nobody Knows This Gazette", None),
        ("", None),
    ],
)
def test_outlet_by_name(text: str, name: str | None) -> None:
    outlet = press.outlet_by_name(text)
    assert (outlet.name if outlet else None) == name


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("news.bbc.co.uk", "BBC"),
        ("en.yna.co.kr", "Yonhap News Agency"),
        ("asia.nikkei.com", "Nikkei Asia"),  # a subdomain that is an outlet of its own
        ("www.nikkei.com", "Nihon Keizai Shimbun"),
        ("faktencheck.afp.com", "AFP Faktencheck"),
        ("WWW.ZEIT.DE.", "Die Zeit"),
        ("timesofindia.indiatimes.com", "The Times of India"),
        ("economictimes.indiatimes.com", "The Economic Times"),
        ("co.kr", None),
        ("example.org", None),
        ("", None),
    ],
)
def test_outlet_by_domain(host: str, name: str | None) -> None:
    outlet = press.outlet_by_domain(host)
    assert (outlet.name if outlet else None) == name


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("go to contents go to navigation seoul, nov. 5", "Yonhap News Agency"),
        ("posted on : nov.5 modified on : nov.6 kst", "The Hankyoreh"),
        ("go to contents", None),
        ("", None),
    ],
)
def test_outlet_by_fingerprint(page: str, name: str | None) -> None:
    outlet = press.outlet_by_fingerprint(page)
    assert (outlet.name if outlet else None) == name


def test_agencies_are_told_apart() -> None:
    agencies = {outlet.name for outlet in outlets() if outlet.agency}
    assert {"Reuters", "Agence France-Presse", "Kyodo News", "Xinhua News Agency", "dpa", "APA"} <= agencies
    assert agencies.isdisjoint({"The Guardian", "Le Monde", "The Asahi Shimbun"})


def test_aliases_begin_with_the_canonical_name() -> None:
    assert press.aliases("Yonhap")[0] == "Yonhap News Agency"
    assert press.aliases("Nobody Knows This Gazette") == ()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Comments (12)", "ends_article"),
        ("12 comments", "ends_article"),
        ("READ MORE: Seoul, Washington to meet again", "starts_related"),
        ("Read more", "starts_related"),
        ("Les også: Forsvaret får mer", "starts_related"),
        ("Lees ook", "starts_related"),
        ("Lesen Sie auch", "starts_related"),
        ("관련기사", "starts_related"),
        ("あわせて読みたい", "starts_related"),
        ("相关阅读：韩美谈判", "starts_related"),
        ("Story continues below advertisement", "advertisement"),
        ("  Anzeige  ", "advertisement"),
        ("Share on Facebook", "share"),
        ("카카오톡 공유", "share"),
        ("Font size", "font_size"),
        ("글자크기", "font_size"),
        ("We use cookies to make this site better.", "cookie"),
        ("Datenschutzerklärung", "cookie"),
        ("Iniciar sesión", "login"),
        ("Skip to main content", "navigation"),
        ("본문 바로가기", "navigation"),
        ("ページの先頭へ", "navigation"),
        ("To contact the reporter on this story: Jane Roe in Seoul", "feedback"),
        ("© 2020 Somebody", "copyright"),
        ("ⓒ 무단전재 및 재배포 금지", "copyright"),
        ("무단전재 및 재배포 금지", "ends_article"),
        ("Copyright 2020. All rights reserved.", "ends_article"),
    ],
)
def test_furniture(line: str, kind: str) -> None:
    assert furniture(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "",
        "###",
        "\u200b",
        "Yes.",
        "No, thank you, he said.",
        "Read more books, the minister told the students.",
        "Related costs were shared by both governments, the ministry said.",
        "Sharing the cost of the troops is only fair, Trump said.",
        "Printing money is no answer.",
        "By submitting the bill late the ministry broke its own rule.",
        "We and our partners in the alliance stand ready.",
        "Advertisement spending rose by 4 percent.",
        "Commentators in Seoul were not impressed.",
        "네이버는 방위비 기사를 첫 화면에 올렸다.",
        "関連法案は月曜日に可決された。",
        "Der Kommentar der Regierung ließ auf sich warten.",
    ],
)
def test_sentences_of_an_article_are_no_furniture(line: str) -> None:
    assert furniture(line) is None


def test_only_the_head_of_a_line_is_looked_at() -> None:
    assert furniture("x" * 100 + " all rights reserved") == "ends_article"
    assert furniture("x" * 201 + " all rights reserved") is None


def test_a_phrase_is_found_at_the_head_and_in_the_midst_of_long_text() -> None:
    rest = " who has followed the talks on the bases for ten years and more, and will for another ten"
    assert furniture("To contact the editors responsible for this story: Hanna Oakes" + rest)
    assert all(furniture(f"A reader{rest} {a}sign up for our newsletters{b} as well") for a, b in ("()", "“”"))


def test_phrases_of_furniture_are_folded() -> None:
    for kind, places in FURNITURE.items():
        for phrase in chain.from_iterable(places.values()):
            assert phrase and fold(phrase) == phrase.rstrip(":"), (kind, phrase)


@given(st.text())
def test_any_line_is_looked_up(line: str) -> None:
    assert furniture(line) in {None, *FURNITURE}
    assert fold(fold(line)) == fold(line)
    press.outlet_by_name(line)
    press.outlet_by_domain(line)
    press.outlet_by_fingerprint(line)


@pytest.mark.parametrize(
    ("kind", "text", "is_one"),
    [
        ("published", "Posted on", True),
        ("published", "입력", True),
        ("updated", "Aktualisiert", True),
        ("crawled", "Retrieved", True),
        ("byline", "By", True),
        ("byline", "기자", True),
        ("role", "staff writer", True),
        ("nobody", "온라인뉴스팀", True),
        ("another", "Photo by", True),
        ("another", "Written by", False),
        ("section", "POLITICS", True),
        ("section", "外交", True),
        ("section", "Jane Roe", False),
        ("published", "", False),
    ],
)
def test_labels(kind: str, text: str, is_one: bool) -> None:
    assert is_label(kind, text) is is_one


def test_labels_come_longest_first() -> None:
    for kind in ("published", "updated", "crawled", "byline", "role", "nobody", "section"):
        lengths = [len(label) for label in labels(kind)]
        assert lengths and lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("november", 11),
        ("sept", 9),
        ("märz", 3),
        ("août", 8),
        ("enero", 1),
        ("ağustos", 8),
        ("мая", 5),
        ("février", 2),
        ("listopada", None),  # October in Croatian, November in Polish
    ],
)
def test_months(word: str, number: int | None) -> None:
    assert months().get(word) == number


def test_weekdays_are_folded() -> None:
    assert {"monday", "mon", "montag", "lundi", "월요일"} <= weekdays()


def test_function_words() -> None:
    assert "the" in FUNCTION_WORDS["en"] and "und" in FUNCTION_WORDS["de"]
    assert LANGUAGES_OF["und"] == ("de",)
    assert all(word in FUNCTION_WORDS[code] for word, codes in LANGUAGES_OF.items() for code in codes)
    assert all(len(code) == 2 for code in FUNCTION_CHARACTERS)
