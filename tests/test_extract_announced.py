"""Lists in plain text below the sentence that announces them: kept whole, or left as they are."""

from smaarchive.extract.announced import with_announced
from smaarchive.extract.features import measure_lines
from smaarchive.page import Block

SENTENCE = "Under the pact Seoul pays for these three things:"
BELOW = "The rest stays with the army, the ministry said on Tuesday."


def kept(page: str, marks: str) -> str:
    """Keep the lines of a page that are marked `+`, points begin with `*`; mark those that are kept then."""
    lines = [(number, line) for number, line in enumerate(page.splitlines(), 1) if line]
    blocks = [Block(line.removeprefix("* "), number, bullet=line[0] == "*") for number, line in lines]
    found = with_announced([mark == "+" for mark in marks], blocks, measure_lines(blocks)[1])
    return "".join("+" if keep else "-" for keep in found)


def test_points_are_kept_between_the_sentence_that_announces_them_and_the_text() -> None:
    page = f"{SENTENCE}\n* Barracks and hangars\n* Off-base housing\n* Munitions storage\n{BELOW}"
    assert kept(page, "+---+") == "+++++"
    assert kept(page, "+-+--") == "++++-"
    assert kept(page, "----+") == "----+"
    assert kept(page, "+----") == "+----"


def test_points_of_what_nothing_announces_are_left() -> None:
    points = "* Barracks and hangars\n* Off-base housing\n"
    assert kept(f"Under the pact Seoul pays for much.\n{points}{BELOW}", "+--+") == "+--+"
    assert kept(f"Read this too:\n{points}{BELOW}", "+--+") == "+--+"
    assert kept(f"{SENTENCE}\n* Barracks and hangars\n{BELOW}", "+-+") == "+-+"


def test_a_menu_below_the_points_is_no_part_of_them() -> None:
    page = f"{SENTENCE}\n* Barracks and hangars\n* Off-base housing\n\n* Share\n* Print"
    assert kept(page, "++---") == "+++--"
