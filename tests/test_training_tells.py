"""What the words of a line tell, counted by publisher."""

from tests.training.tells import Votes

FURNITURE = (["we", "use", "cookies"], False)
TEXT = (["the", "minister", "said", "we", "agree"], True)


def page(*lines: tuple[list[str], bool]) -> list[tuple[list[str], bool]]:
    return list(lines) * 20


def test_words_of_furniture_and_of_text() -> None:
    tells = Votes((name, page(FURNITURE, TEXT)) for name in ("one", "two", "three")).tells()
    assert tells["cookies"] > 0 > tells["minister"]
    assert "we" not in tells


def test_a_word_needs_three_publishers() -> None:
    votes = Votes([("one", page(FURNITURE, TEXT)), ("two", page(FURNITURE, TEXT)), ("three", page(TEXT))])
    assert "cookies" not in votes.tells()
    assert "minister" in votes.tells()


def test_the_vote_of_a_publisher_can_be_left_out() -> None:
    votes = Votes((name, page(FURNITURE, TEXT)) for name in ("one", "two", "three", "four"))
    assert "cookies" in votes.tells(without="four")
    assert "cookies" not in Votes((name, page(FURNITURE, TEXT)) for name in ("one", "two", "three")).tells("three")
