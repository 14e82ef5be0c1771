"""Bytes of every encoding of the field, with the exact text they must give."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smaarchive.decode import codec_of, decode

KOREAN = "한미 방위비 분담금 협상이 다시 열렸다. 양측은 이견을 좁히지 못했다고 밝혔다.\n다음 회의는 서울에서 열린다.\n"
KOREAN_RARE = "똠방각하와 펲시를 함께 적은 방위비 기사이다. 협상단은 다시 만나기로 했다.\n"
JAPANESE = "米国は同盟国に駐留経費の負担を増やすよう求めている。協議は来月も続く見通しだ。\n日本政府は回答を控えた。\n"
CHINESE = "韩国和美国就驻军费用分担举行新一轮谈判。双方未能达成协议，会谈将在下个月继续举行。\n"
TAIWANESE = "韓國與美國就駐軍費用分擔舉行新一輪談判。雙方未能達成協議，會談將在下個月繼續舉行。\n"
RUSSIAN = "Сеул и Вашингтон возобновили переговоры о расходах на содержание войск. Соглашение пока не достигнуто.\n"
ENGLISH = "Seoul’s offer – “a fair share” – costs £5 more, the naïve café owner said… Workers wait.\n"
GERMAN = "Südkorea zahlt künftig mehr für die Truppen. Außenminister: „Wir hören zu“, so größere Kreise.\n"
FRENCH = "Séoul paiera plus cher la présence américaine, a déclaré l’élu ; où va l’œuvre commune ?\n"
SPANISH = "Seúl pagará más por las tropas, señaló el ministro: «mañana habrá otra reunión, ¿no?»\n"
POLISH = "Seul zapłaci więcej za wojska. Rzecznik powiedział, że następna runda odbędzie się w środę.\n"
CZECH = "Soul zaplatí víc za vojáky. Ministr řekl, že příští kolo začne ve středu ráno.\n"
PLAIN = "Seoul and Washington meet again in May. The two sides remain far apart.\n"

TELLING = [
    ("utf-8", KOREAN, "utf-8", None),
    ("utf-8, mark", KOREAN, "utf-8-sig", None),
    ("utf-8, English quotes", ENGLISH, "utf-8", None),
    ("utf-8 called euc-kr", KOREAN, "utf-8", "euc-kr"),
    ("utf-8 called latin-1", ENGLISH, "utf-8", "iso-8859-1"),
    ("utf-8 called nonsense", KOREAN, "utf-8", "x-no-such-thing"),
    ("ascii", PLAIN, "ascii", None),
    ("ascii called utf-16", PLAIN, "ascii", "utf-16"),
    ("utf-16 LE, mark", KOREAN, "utf-16", None),
    ("utf-16 LE, no mark", KOREAN, "utf-16-le", None),
    ("utf-16 BE, no mark", KOREAN, "utf-16-be", None),
    ("utf-16 LE, no mark, English", ENGLISH, "utf-16-le", None),
    ("utf-16 BE, no mark, English", ENGLISH, "utf-16-be", None),
    ("utf-16 LE, no mark, Russian", RUSSIAN, "utf-16-le", None),
    ("utf-16 LE, no mark, Japanese", JAPANESE, "utf-16-le", None),
    ("utf-32, mark", KOREAN, "utf-32", None),
    ("cp949, silent", KOREAN, "cp949", None),
    ("cp949 called euc-kr", KOREAN, "cp949", "euc-kr"),
    ("cp949 called ks_c_5601-1987", KOREAN, "cp949", "ks_c_5601-1987"),
    ("cp949 called windows-949", KOREAN, "cp949", "windows-949"),
    ("cp949 called utf-8", KOREAN, "cp949", "utf-8"),
    ("cp949 beyond euc-kr", KOREAN_RARE, "cp949", "euc-kr"),
    ("cp949 beyond euc-kr, silent", KOREAN_RARE, "cp949", None),
    ("euc-kr", KOREAN, "euc-kr", None),
    ("cp949, English with its quotes", "Seoul’s offer is “fair”, the ministry’s spokesman said.", "cp949", None),
    ("cp949, long", KOREAN * 1000, "cp949", None),
    ("cp949, far down", "<div>menu</div>\n" * 5000 + KOREAN, "cp949", None),
    ("cp949, one long line", "<p>menu</p>" * 9000 + KOREAN.replace("\n", " ") * 400, "cp949", None),
    ("gb18030, one long line", CHINESE.replace("\n", " ") * 999, "gb18030", None),
    ("cp949, ten letters", "방위비 분담금 협상", "cp949", None),
    ("shift-jis, silent", JAPANESE, "cp932", None),
    ("shift-jis called x-sjis", JAPANESE, "cp932", "x-sjis"),
    ("shift-jis called Shift_JIS", JAPANESE, "cp932", "Shift_JIS"),
    ("euc-jp, silent", JAPANESE, "euc_jp", None),
    ("euc-jp, declared", JAPANESE, "euc_jp", "EUC-JP"),
    ("iso-2022-jp", JAPANESE, "iso2022_jp", None),
    ("gb18030, silent", CHINESE, "gb18030", None),
    ("gb18030 called gb2312", CHINESE, "gb18030", "gb2312"),
    ("gb18030 called GBK", CHINESE, "gb18030", "GBK"),
    ("big5, declared", TAIWANESE, "big5", "big5"),
    ("big5, silent", TAIWANESE, "big5", None),
    ("cp1251, declared", RUSSIAN, "cp1251", "windows-1251"),
    ("cp1251, silent", RUSSIAN, "cp1251", None),
    ("koi8-r, declared", RUSSIAN, "koi8-r", "koi8-r"),
    ("cp1252, silent", ENGLISH, "cp1252", None),
    ("cp1252 called utf-8", ENGLISH, "cp1252", "utf-8"),
    ("cp1252 called iso-8859-1", ENGLISH, "cp1252", "ISO-8859-1"),
    ("cp1252 called us-ascii", ENGLISH, "cp1252", "us-ascii"),
    ("cp1252, German", GERMAN, "cp1252", None),
    ("cp1252, French", FRENCH, "cp1252", None),
    ("cp1252, Spanish", SPANISH, "cp1252", None),
    ("cp1252, one quote", "Seoul’s share of the cost is in dispute again.", "cp1252", None),
    ("cp1252, one accent", "The café at Camp Humphreys is closed.", "cp1252", None),
    ("latin-1, German", "Südkorea zahlt künftig mehr für die Truppen.", "latin-1", None),
    ("iso-8859-15, declared", "Das kostet 5 € mehr, heißt es.", "iso8859-15", "iso-8859-15"),
    ("cp1250, declared", POLISH, "cp1250", "windows-1250"),
    ("iso-8859-2, declared", CZECH, "iso8859-2", "ISO-8859-2"),
    ("cp1254 called iso-8859-9", "Güney Kore ödeyeceği payı artırdı, görüşmeler sürüyor.", "cp1254", "iso-8859-9"),
    ("cp874 called tis-620", "เกาหลีใต้เพิ่มเงิน", "cp874", "tis-620"),
]


@pytest.mark.parametrize(
    ("text", "encoding", "declared"), [row[1:] for row in TELLING], ids=[row[0] for row in TELLING]
)
def test_text_is_exact(text: str, encoding: str, declared: str | None) -> None:
    got, name = decode(text.encode(encoding), declared)
    assert got == text
    assert codecs.lookup(name)


@pytest.mark.parametrize(
    ("data", "declared", "text", "encoding"),
    [
        (b"", None, "", "utf-8"),
        (b"\xef\xbb\xbf", None, "", "utf-8"),
        (KOREAN.encode().replace("오".encode(), b"\xff"), None, KOREAN.replace("오", "\ufffd"), "utf-8"),
        (KOREAN.encode()[:40], "utf-8", KOREAN.encode()[:40].decode(errors="replace"), "utf-8"),
        (b"\x81\x8d caf\xe9 and a na\xefve reader", None, "\x81\x8d café and a naïve reader", "cp1252"),
    ],
    ids=["empty", "only a mark", "one broken byte", "cut inside a letter", "bytes cp1252 lacks"],
)
def test_damage(data: bytes, declared: str | None, text: str, encoding: str) -> None:
    assert decode(data, declared) == (text, encoding)


@pytest.mark.parametrize(
    "label", ["rot13", "base64", "zlib", "idna", "unicode_escape", "utf-7", "utf-16", "", "\0", "no such", "undefined"]
)
def test_labels_that_are_no_text(label: str) -> None:
    assert codec_of(label) is None


@given(st.binary(max_size=300), st.sampled_from([None, "euc-kr", "utf-16", "utf-8", "hz", "johab", "\0"]))
def test_any_bytes_give_text(data: bytes, declared: str | None) -> None:
    text, encoding = decode(data, declared)
    text.encode()  # no lone surrogates
    assert codecs.lookup(encoding)
