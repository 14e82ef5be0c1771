import pytest

from smaarchive.archive.snippet import LENGTH, cut

LEAD = "The first round of the talks was held in Honolulu before the winter, and nothing came of it"


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        (". The union said that ", "… The union said that leave"),
        (". It ended.) Then the union said that ", "… It ended.) Then the union said that leave"),
        ("? “No.” The union said that ", "… “No.” The union said that leave"),
        ("。 The union said that ", "… The union said that leave"),
        ("\n\nThe union said that ", "… The union said that leave"),
        (" \n The union said that ", "… The union said that leave"),
        ("\nThe union said that ", "… before the winter, and nothing came of it The union said that leave"),
        (
            " as U.S.-paid staff, the union said, ",
            "… winter, and nothing came of it as U.S.-paid staff, the union said, leave",
        ),
        (" x" * 40 + " ", "…" + " x" * 34 + " leave"),
        ("x" * 80, "… " + "x" * 70 + "leave"),
        (".", "… talks was held in Honolulu before the winter, and nothing came of it.leave"),
    ],
)
def test_it_begins_with_a_sentence_where_one_is_near_else_with_a_word(before: str, shown: str) -> None:
    text = f"{LEAD}{before}leave"
    snippet, spans = cut(text, [(len(text) - len("leave"), len(text))])
    assert (snippet, [snippet[start:end] for start, end in spans]) == (shown, ["leave"])


def test_the_first_sentence_of_a_text_is_shown_whole() -> None:
    assert cut("It ended. Then leave", [(15, 20)]) == ("It ended. Then leave", ((15, 20),))
    assert cut("word " * LENGTH, ())[0] == "word " * (LENGTH // 5 - 1) + "word …"
