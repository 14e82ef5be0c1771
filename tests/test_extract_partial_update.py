"""Updates without a year or a day: the lines below a headline -> when the page was last changed."""

import pytest

from smaarchive.extract.partial_update import partial_update
from tests.test_extract_publication import page


@pytest.mark.parametrize(
    ("published", "lines", "moment"),
    [
        ("2020-11-10T21:13", ["2020/11/10 21:13(最終更新 11/10 23:40)"], "2020-11-10T23:40"),
        ("2020-04-01T09:11", ["01 aprile 2020 09:11", "(ANSA aggiornato alle 09:30)"], "2020-04-01T09:30"),
        ("2020-03-04", ["Published March 4, 2020", "Updated 5 March, 14:20"], "2020-03-05T14:20"),
        ("2020-03-04", ["4.3.2020", "Aktualisiert um 14.20 Uhr"], "2020-03-04T14:20"),
        ("2020-03-04", ["4.3.2020", "Aktualisiert 10.03 Uhr"], "2020-03-04T10:03"),
        ("2020-12-10T09:30", ["10.12.2020, 09.30 Uhr", "Aktualisiert um 11.12 Uhr"], "2020-12-10T11:12"),
        ("2020-12-10T09:30", ["10.12.2020, 09.30 Uhr", "Aktualisiert am 11.12., 14.20 Uhr"], "2020-12-11T14:20"),
        ("2020-12-10T09:30", ["10.12.2020, 09.30 Uhr", "Aktualisiert 11.12 14:20"], "2020-12-11T14:20"),
        ("2020-12-10T09:30", ["10.12.2020, 09.30 Uhr", "Aktualisiert 11.12"], None),  # a day, or a time of day
        ("2020-12-31T23:10", ["2020年12月31日 23:10", "更新 1月1日 8:05"], "2021-01-01T08:05"),
        ("2020-03-04", ["4 mars 2020", "Mis à jour le 5/3 à 10h40"], "2020-03-05T10:40"),
        ("2020-03-04T15:00", ["March 4, 2020 15:00", "Updated at 14:20"], None),  # before it was published
        ("2020-03-04", ["March 4, 2020", "Updated 5 hours ago"], None),
        ("2020-03-04", ["March 4, 2020", "The office opens at 14:20"], None),
        ("2020-03-04", ["March 4, 2020", "Share", "Print", "Updated 14:20"], None),  # far below
    ],
)
def test_moment_of_the_last_update(published: str, lines: list[str], moment: str | None) -> None:
    layout = page("The talks go on, and nobody knows for how long", *lines)
    found = partial_update(layout, 1, published)
    assert (found and found[0]) == moment
