"""Names in a credit: input -> persons, others, what is printed."""

import pytest

from smaarchive.extract.names import is_person, persons, read_names, unglue, without_address

PERSONS = {
    "Kim Seung-yeon": ["Kim Seung-yeon"],
    "Ann Berg and Bo Dahl": ["Ann Berg", "Bo Dahl"],
    "Ann Berg, Bo Dahl and Cy Eng": ["Ann Berg", "Bo Dahl", "Cy Eng"],
    "Ann Berg und Bo Dahl, Nairobi": ["Ann Berg", "Bo Dahl"],
    "Ann Berg/Bo Dahl": ["Ann Berg", "Bo Dahl"],
    "Ann Berg | Bo Dahl": ["Ann Berg", "Bo Dahl"],
    "Ann Berg Political Correspondent": ["Ann Berg"],
    "Ann BergTravel News Reporter": ["Ann Berg"],
    "Ann Berg For Dailymail.Com": ["Ann Berg"],
    "Ann Berg The Associated Press": ["Ann Berg"],
    "Ann Berg Fox News": ["Ann Berg"],
    "Ann Berg, Riverside Herald": ["Ann Berg"],
    "Ann Berg and Bo Dahl The Associated Press": ["Ann Berg", "Bo Dahl"],
    "Ann Berg Hindustan Times": ["Ann Berg"],
    "ANN BERG STARS AND STRIPES": ["ANN BERG"],
    "ANN BERG AND CHO EUN SANG STARS AND STRIPES": ["ANN BERG", "CHO EUN SANG"],
    "Ann Berg and Min Joo Kim": ["Ann Berg", "Min Joo Kim"],
    "Kim Min Joo": ["Kim Min Joo"],
    "Ann Berg 5 min read": ["Ann Berg"],
    "USFK Public Affairs": [],
    "Ann Berg Public Affairs": ["Ann Berg"],
    "Ouest-France Ann BERG": ["Ann BERG"],
    "Ann Berg, ARD-Studio Tokio": ["Ann Berg"],
    "Ann Berg, ARD Tokio": ["Ann Berg"],
    "Sgt. 1st Class Ann Berg": ["Ann Berg"],
    "홍길동 국방전문기자": ["홍길동"],
    "佐藤達 ソウル支局長": ["佐藤達"],
    "Dünya Haberleri": [],
    "Ann Berg Follow": ["Ann Berg"],
    "Ann Berg Ann Berg": ["Ann Berg"],
    "Ann Berg, Redakteurin": ["Ann Berg"],
    "Ann Berg (Enviada especial)": ["Ann Berg"],
    "Ann Berg ann@example.com": ["Ann Berg"],
    "Bill MCCARTHY": ["Bill MCCARTHY"],
    "STEVE BERG, ANN DAHL": ["STEVE BERG", "ANN DAHL"],
    "Miguel A. Herrera": ["Miguel A. Herrera"],
    "J.R. Smith Jr.": ["J.R. Smith Jr."],
    "Victoria O’Neill": ["Victoria O’Neill"],
    "Ludwig van der Berg": ["Ludwig van der Berg"],
    "Jean-Pierre de la Tour": ["Jean-Pierre de la Tour"],
    "Ярослав Козак, Антон Лысенко": ["Ярослав Козак", "Антон Лысенко"],
    "홍길동 기자": ["홍길동"],
    "홍길동·김철수 기자": ["홍길동", "김철수"],
    "워싱턴=홍길동 특파원": ["홍길동"],
    "우나경 기자 외 1명": ["우나경"],
    "외신 기자": [],
    "西岡遼平": ["西岡遼平"],
    "有料記事": [],
    "ليلى الحمداني": ["ليلى الحمداني"],
    "The Associated Press": [],
    "Cookie Policy": [],
    "Publicly Released": [],
    "Last Reviewed": [],
    "First Broadcast": [],
    "Jump To": [],
    "Latest News": [],
    "North Korea": [],
    "MND Staff": [],
    "": [],
    "田中 誠、佐藤 徹": ["田中 誠", "佐藤 徹"],
    "社会 経済": [],
    "王小明 台北報導": ["王小明"],
    "Lt. Col. Ann Berg": ["Ann Berg"],
    "Staff Sgt. Luke Oakes, 2nd Infantry Division Public Affairs": ["Luke Oakes"],
    "U.S. Army Staff Sgt. Luke Oakes": ["Luke Oakes"],
    "Petty Officer 2nd Class Ann Berg": ["Ann Berg"],
    "Dr. Ann Berg and Prof. Otto Kern": ["Ann Berg", "Otto Kern"],
    "Major Garrett Oakes": ["Major Garrett Oakes"],
    "Claire Fontenay (Bruxelles, bureau européen) et Hugo Mares": ["Claire Fontenay", "Hugo Mares"],
}


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Ann Berg in Seoul", "role"),
        ("Ann Berg in Frankfurt am Main", "role"),
        ("Ann Berg for the Associated Press", "role"),
        ("Clenched Fists in the cold wind", "words"),
        ("Ann Berg und Bo Dahl in den Räumen der Werft", "words"),
    ],
)
def test_what_follows_a_name(text: str, rest: str) -> None:
    assert read_names(text).rest == rest


@pytest.mark.parametrize(("credit", "names"), PERSONS.items(), ids=list(PERSONS))
def test_persons_of_a_credit(credit: str, names: list[str]) -> None:
    assert list(persons(credit)) == names


@pytest.mark.parametrize(
    ("credit", "printed", "others"),
    [
        ("Ann Berg and AP", "Ann Berg and AP", ("AP",)),
        ("Ann Berg, CNN", "Ann Berg", ("CNN",)),
        ("Lt. Col. Ann Berg", "Lt. Col. Ann Berg", ()),
        ("Le Monde with AFP", "Le Monde with AFP", ("Le Monde", "AFP")),
        ("Le Parisien avec AFP", "Le Parisien avec AFP", ("Le Parisien", "AFP")),  # a mere word elsewhere
        ("20 Minutes avec AFP", "20 Minutes avec AFP", ("20 Minutes", "AFP")),
        ("USFK Public Affairs Camp Humphreys", "USFK Public Affairs", ("USFK Public Affairs",)),
        ("ANN BERG STARS AND STRIPES", "ANN BERG", ()),
        ("Our Foreign Staff", "Our Foreign Staff", ("Our Foreign Staff",)),
    ],
)
def test_what_is_printed(credit: str, printed: str, others: tuple[str, ...]) -> None:
    reading = read_names(credit)
    assert (reading.printed, reading.others) == (printed, others)


@pytest.mark.parametrize(
    ("glued", "parted"),
    [
        ("ByTal Ardon", "By Tal Ardon"),
        ("Sophie FosterTravel Reporter", "Sophie Foster | Travel Reporter"),
        ("Ann Berg / GLOBE.COM", "Ann Berg / GLOBE.COM"),
        ("Ann McDonald", "Ann McDonald"),
        ("Ron DeSantis", "Ron DeSantis"),
    ],
)
def test_glued_words(glued: str, parted: str) -> None:
    assert unglue(glued) == parted


def test_addresses_go() -> None:
    assert without_address("Ann Berg [ann.berg@example.co.kr] @annberg") == "Ann Berg"


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Ann Berg", True),
        ("홍길동", True),
        ("기자", False),
        ("Ann", False),
        ("Reuters", False),
        ("Seoul Correspondent", False),
    ],
)
def test_is_person(text: str, person: bool) -> None:
    assert is_person(text) is person
