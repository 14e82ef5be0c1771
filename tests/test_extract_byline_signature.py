"""Signatures: a line -> who signs the text with it."""

import pytest

from smaarchive.extract.byline_signature import is_signed_by, opening, signature


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("【畠山隆】", ("畠山隆",)),
        ("交渉は続く。【ソウル坂口裕彦、畠山隆】", ("坂口裕彦", "畠山隆")),
        ("交渉は続く。（石橋文登）", ("石橋文登",)),
        ("（編集委員・石橋文登）", ("石橋文登",)),
        ("（江門支局\u3000石橋文登）", ("石橋文登",)),
        ("（ワシントン＝石橋文登）", ("石橋文登",)),
        ("（東京・千代田区）", None),
        ("交渉は続く。（おわり）", None),
        ("【関連記事】", None),
        ("ソウル＝山田太郎", ("山田太郎",)),
        ("ローマ=三枝悠太郎", ("三枝悠太郎",)),
        ("佐倉遥 ソウル＝山田太郎、林美花 ローマ=三枝悠太郎", ("佐倉遥", "山田太郎", "林美花", "三枝悠太郎")),
        ("本社ヘリ ソウル＝山田太郎", None),
        ("横田基地＝本社ヘリから", None),
        ("[서울=홍길동 기자]", ("홍길동",)),
        ("[KBS 홍길동 기자]", ("홍길동",)),
        ("[사진=연합뉴스]", None),
        ("[사진=홍길동 기자]", None),
        ("KBS 뉴스 홍길동입니다.", ("홍길동",)),
        ("서울에서 홍길동이었습니다.", ("홍길동",)),
        ("협상은 계속될 전망입니다.", None),
        ("聯合報／ 記者林奕安／即時報導", ("林奕安",)),
        ("記者林奕安、王小明／台北報導", ("林奕安", "王小明")),
        ("Talks go on.", None),
    ],
)
def test_who_signs_a_text(line: str, names: tuple[str, ...] | None) -> None:
    signed = signature(3, line)
    assert (signed and signed.authors) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[갈매기일보 홍길동 기자] 협상은 계속된다.", [("홍길동",)]),
        ("[서울=홍길동 특파원] 협상은 계속된다.", [("홍길동",)]),
        ("[앵커] 협상은 계속된다.", []),
        ("[사진=홍길동 기자] 협상은 계속된다.", []),
        ("[시민 기자] 협상은 계속된다.", []),
        ("협상은 [서울=홍길동 기자] 계속된다.", []),
    ],
)
def test_who_stands_in_brackets_at_the_head_of_a_korean_text(text: str, names: list[tuple[str, ...]]) -> None:
    assert [credit.authors for credit in opening(3, text)] == names


@pytest.mark.parametrize(
    ("name", "text", "signed"),
    [
        ("Ann Berg", "ann.berg@example.com", True),
        ("Kim Seung-yeon", "seungyeon@yna.co.kr", True),
        ("Ann Berg", "desk@example.com", False),
        ("Ann Berg", "no address", False),
    ],
)
def test_address_made_of_the_name(name: str, text: str, signed: bool) -> None:
    assert is_signed_by(name, text) is signed
