"""Datelines: a paragraph -> the place and day, agency and writers cut off its head, and the text behind them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smaarchive.extract.dateline import Dateline, split_dateline


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("SEOUL, April 21 (Yonhap) -- The talks", Dateline("SEOUL, April 21", "Yonhap News Agency", None, "The talks")),
        ("WASHINGTON — The talks", Dateline("WASHINGTON", None, None, "The talks")),
        ("SEOUL, South Korea -- The talks", Dateline("SEOUL, South Korea", None, None, "The talks")),
        ("TOKYO (Kyodo) - The talks", Dateline("TOKYO", "Kyodo News", None, "The talks")),
        ("CAMP HUMPHREYS, South Korea – The talks", Dateline("CAMP HUMPHREYS, South Korea", None, None, "The talks")),
        ("Seoul (AFP) - The talks", Dateline("Seoul", "Agence France-Presse", None, "The talks")),
        ("Gangmun, May 6 (CNA) The talks", Dateline("Gangmun, May 6", "Central News Agency", None, "The talks")),
        ("Gangmun, May 6 (Unheard) The talks", None),
        ("Oakes (CNN) The talks", None),
        ("Seoul (CNN)The talks", Dateline("Seoul", "CNN", None, "The talks")),
        ("(서울=연합뉴스) 홍길동 기자 = 협상이", Dateline("서울", "Yonhap News Agency", "홍길동 기자", "협상이")),
        (
            "(서울=연합뉴스) 홍길동 임꺽정 기자 = 협상이",
            Dateline("서울", "Yonhap News Agency", "홍길동 임꺽정 기자", "협상이"),
        ),
        ("(서울=연합뉴스) 정부는 기자회견을", Dateline("서울", "Yonhap News Agency", None, "정부는 기자회견을")),
        ("Seoul. The name is one that they all know, and it was on every list.", None),
        ("[서울=뉴시스]홍길동 임꺽정 기자 = 협상이", Dateline("서울", "Newsis", "홍길동 임꺽정 기자", "협상이")),
        ("[아침신문 | 홍길동 임꺽정 기자] 협상이", Dateline("", None, "홍길동 임꺽정 기자", "협상이")),
        ("홍길동 기자 = 협상이", Dateline("", None, None, "협상이")),
        ("[서울=뉴시스] 홍길동 기자 = 협상이", Dateline("서울", "Newsis", "홍길동 기자", "협상이")),
        ("（서울=연합뉴스）홍길동 기자= 협상이", Dateline("서울", "Yonhap News Agency", "홍길동 기자", "협상이")),
        ("(서울=연합뉴스) 기자 = 협상이", Dateline("서울", "Yonhap News Agency", None, "협상이")),
        ("【서울=뉴시스】홍길동 기자 = 협상이", Dateline("서울", "Newsis", "홍길동 기자", "협상이")),
        ("[워싱턴=홍길동 특파원] 협상이", Dateline("워싱턴", None, "홍길동 특파원", "협상이")),
        ("[갈매기일보 홍길동 기자] 협상이", Dateline("", None, "홍길동 기자", "협상이")),
        ("[앵커] 협상이", None),
        ("[사진=홍길동 기자] 협상이", None),
        ("[영상취재 홍길동 기자] 협상이", None),
        ("[시민 기자] 협상이", None),
        ("[SEOUL] The talks", Dateline("SEOUL", None, None, "The talks")),
        ("[SEOUL/TOKYO] The talks", Dateline("SEOUL/TOKYO", None, None, "The talks")),
        ("[Tokyo] The talks", Dateline("Tokyo", None, None, "The talks")),
        ("[GANGMUN, March 3] The talks", Dateline("GANGMUN, March 3", None, None, "The talks")),
        ("[EXCLUSIVE] The talks", None),
        ("[Editorial, March 3] The talks", None),
        ("[Updated, March 4, 2021] The talks", None),
        ("International CNN - the channel", None),
        ("【日米共同】訓練は", None),
        ("[Analysis] The talks", None),
        ("Gangmun, Norland CNN — The talks", Dateline("Gangmun, Norland", None, None, "The talks")),
        ("【江門共同】交渉は", Dateline("江門", "Kyodo News", None, "交渉は")),
        ("【ワシントン＝山田太郎】交渉は", Dateline("ワシントン", None, "山田太郎", "交渉は")),
        ("Seoul/Washington – Die Gespräche", Dateline("Seoul/Washington", None, None, "Die Gespräche")),
        ("(ANSA) - SEUL, 21 APR - I colloqui", Dateline("SEUL, 21 APR", "ANSA", None, "I colloqui")),
        ("СЕУЛ, 21 апреля 2020. /ТАСС/. Переговоры", Dateline("СЕУЛ, 21 апреля", "TASS", None, "Переговоры")),
        ("SEÚL.- Las conversaciones", Dateline("SEÚL", None, None, "Las conversaciones")),
        ("LA CROSSE, Wis. (AP) — The talks", Dateline("LA CROSSE, Wis.", "Associated Press", None, "The talks")),
        ("FILE - The gate of the garrison", None),
        ("新华社首尔4月21日电（记者王小明）谈判", Dateline("首尔, 4月21日", "Xinhua News Agency", None, "谈判")),
        ("新华社首尔4月21日电 谈判", Dateline("首尔, 4月21日", "Xinhua News Agency", None, "谈判")),
        ("The talks (in Seoul) -- were long.", None),
        ("Seoul (of all places) - was cold.", None),
        ("MINISTER JO (through interpreter): We agreed.", None),
        ("The union said so.", None),
        ("KYODO NEWS - Dec 21, 2021 - 12:04 | World", None),
        ("(Bloomberg) -- The talks", None),
        ("", None),
    ],
)
def test_split_dateline(text: str, parted: Dateline | None) -> None:
    assert split_dateline(text) == parted


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("SEOUL: The talks go on", "SEOUL"),
        ("NEW DELHI: “We wait", "NEW DELHI"),
        ("SEOUL TALKS: The envoys met", None),
        ("UPDATE: The talks go on", None),
        ("HINES: Thank you, everyone.", None),
    ],
)
def test_place_before_a_colon_is_a_dateline_only_right_before_the_text(text: str, place: str | None) -> None:
    parted = split_dateline(text, before_text=True)
    assert (parted and parted.value) == place
    assert split_dateline(text) is None


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("Seoul - Die Gespräche", Dateline("Seoul", None, None, "Die Gespräche")),
        ("Berlin. Die Gespräche", Dateline("Berlin", None, None, "Die Gespräche")),
        ("Berlin. Sydney Roe hat", Dateline("Berlin", None, None, "Sydney Roe hat")),
        ("Seoul, South Korea – The talks", Dateline("Seoul, South Korea", None, None, "The talks")),
        ("Seoul, South Korea CNN  —  The talks", Dateline("Seoul, South Korea", None, None, "The talks")),
        ("Jakarta, CNN Indonesia -- Perundingan", Dateline("Jakarta", None, None, "Perundingan")),
        ("JAKARTA, KOMPAS.com - Perundingan", Dateline("JAKARTA", None, None, "Perundingan")),
        ("Liputan6.com, Seoul - Perundingan", Dateline("Seoul", None, None, "Perundingan")),
        ("Seúl, 6 may (EFE).- Las conversaciones", Dateline("Seúl, 6 may", "EFE", None, "Las conversaciones")),
        ("Roma, 4 mag. (askanews) - I colloqui", Dateline("Roma, 4 mag", "Askanews", None, "I colloqui")),
        ("【ワシントン共同】交渉は", Dateline("ワシントン", "Kyodo News", None, "交渉は")),
        ("[ソウル 1日 ロイター] - 交渉は", Dateline("ソウル, 1日", "Reuters", None, "交渉は")),
        ("（中央社記者王小明台北4日電）談判", Dateline("台北, 4日", "Central News Agency", "王小明", "談判")),
        ("Berlin – die Stadt der Gespräche", None),
        ("Trump – The art of a deal", None),
        ("Kim, Moon – The talks", None),
        ("Moscow – Beijing ties are what the envoys speak of.", None),
        ("Tokyo. Seoul. Beijing. Three towns wait.", None),
        ("Berlin - New York is where the envoys fly.", None),
        ("Seoul said so. The talks go on.", None),
    ],
)
def test_cities_that_are_known_need_no_capitals(text: str, parted: Dateline | None) -> None:
    assert split_dateline(text) == parted


@given(st.text(max_size=300))
def test_what_is_cut_off_was_at_the_head(text: str) -> None:
    dateline = split_dateline(text)
    assert dateline is None or text.endswith(dateline.rest)
