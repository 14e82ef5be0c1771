"""Who is named bare on a line and is of the subject: a name and what the text says -> may the name be the writer's."""

import pytest

from smaarchive.extract.byline import credits
from tests.test_extract_byline import TEXT, page


@pytest.mark.parametrize(
    ("name", "told", "credited"),
    [
        ("Moon Jae-in", "President Moon did not come.", False),
        ("Moon Jae-in", "It was the second night of the new moon.", True),
        ("DONALD TRUMP", "Trump did not come.", False),
        ("Donald Trump", "Nobody came.", True),
        ("Angela Merkel", "Das war Merkels Hafen.", False),
        ("Владимир Путин", "Слова Путина ждали в порту.", False),
        ("김정은 기자", "김정은 위원장은 오지 않았다.", True),
        ("岸田文雄", "岸田首相は来なかった。", False),
        ("Christopher Miller", "Miller did not come.", True),
        ("박진 기자", "박진 장관은 오지 않았다.", True),
    ],
)
def test_a_bare_name_of_public_life_is_of_no_writer_where_the_text_names_the_person(
    name: str, told: str, credited: bool
) -> None:
    found = [credit for credit in credits(page(name, f"{TEXT} {told}"), 0) if credit.index == 1]
    assert bool(found) is credited


@pytest.mark.parametrize(
    ("below", "credited"),
    [
        (["Press contact", "Mara Stoll"], False),
        (["Media contacts:", "Harbor Institute", "Mara Stoll"], False),
        (["For further information:", "Mara Stoll, Press Officer"], False),
        (["Pressekontakt", "Mara Stoll"], False),
        (["Mara Stoll"], True),
        (["Contact", "By Mara Stoll"], True),
    ],
)
def test_whom_to_call_for_more_is_no_writer(below: list[str], credited: bool) -> None:
    found = credits(page(after=below), 0)
    assert any("Mara Stoll" in credit.authors for credit in found) is credited


def test_a_writer_below_the_last_entry_of_a_menu() -> None:
    found = credits(page("About", "Contact", "Dora Quill"), 0)
    assert [credit.authors for credit in found] == [("Dora Quill",)]
