"""The entries of a live blog: lines and which of them the model keeps -> which the body keeps."""

from collections.abc import Sequence

import pytest

from smaarchive.extract.entries import is_clock, with_entries
from smaarchive.extract.features import measure_lines
from smaarchive.page import Block

SAID = (
    "The envoys have left the building.",
    "No word from the garrison so far.",
    "The doors are closed again, and guarded.",
    "The talks in the harbor have begun.",
)
TITLES = (
    "Envoys leave the building",
    "No word from the garrison",
    "Doors closed again",
    "Talks have begun in the port",
)
BACK = ("14:32", "14:10", "13:55", "12:58")


def kept_of(clocks: Sequence[str], said: Sequence[str], model: int | None) -> list[str]:
    """Lay one entry below the other, of which the model keeps but one, and return what is kept."""
    texts = [line for entry in zip(clocks, said, strict=True) for line in entry]
    blocks = [Block(text, number) for number, text in enumerate(texts, 1)]
    kept = with_entries([i == model for i in range(len(texts))], blocks, measure_lines(blocks)[1])
    return [text for text, keep in zip(texts, kept, strict=True) if keep]


def test_what_is_said_at_every_hour_is_text_and_no_hour_is() -> None:
    assert kept_of(BACK, SAID, 1) == [*SAID]
    assert kept_of(("23:50", "0:10", "0:40", "1:15"), SAID, 3) == [*SAID]
    assert kept_of(("1:10 p.m. ET", "12:58 p.m. ET", "11:40 a.m. ET", "9:05 a.m. ET"), SAID, 5) == [*SAID]


@pytest.mark.parametrize(
    ("clocks", "said", "model"),
    [
        (BACK, SAID, None),  # nothing of it is text
        (BACK, TITLES, 1),  # the news of the day
        (("14:32", "9:10", "16:55", "8:58"), SAID, 1),  # in no order: of other pages
        (BACK[:3], SAID[:3], 1),  # too few
    ],
)
def test_what_is_no_live_blog_is_left_as_it_is(clocks: Sequence[str], said: Sequence[str], model: int | None) -> None:
    assert kept_of(clocks, said, model) == ([] if model is None else [said[model // 2]])


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("14:32", True),
        ("14.32 Uhr", True),
        ("2:32 p.m. ET, March 3, 2021", True),
        ("14:32 The envoys have left.", False),
        ("1.04 million crowns in 2019", False),
        ("2.50 percent in 2020", False),
        ("9.11, 20 years on", False),
        ("March 3, 2021 14:32", False),
        ("3.20 million won", False),
        ("25:10", False),
    ],
)
def test_the_line_above_an_entry(line: str, is_one: bool) -> None:
    assert is_clock(line) is is_one
