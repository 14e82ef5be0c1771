"""Who signs the entries of a live blog: the lines of a page -> the names that return, and the credits that are left."""

from smaarchive.extract.byline_entries import signers, without_signers
from smaarchive.extract.credit import Credit
from smaarchive.extract.laying_out import lay_out
from smaarchive.extract.layout import Layout
from smaarchive.page import Block

TEXT = (
    "The two sides met for the third time this year and said that they had come closer, although no paper was signed."
)


def page(*names: str) -> Layout:
    lines = ["Talks go on", TEXT, *(line for n, name in enumerate(names) for line in (name, f"{TEXT} Part {n}."))]
    return lay_out([Block(line, number) for number, line in enumerate(lines, 1)])


def test_a_name_that_returns_three_times_signs_the_entries() -> None:
    assert [*signers(page("Ann Berg", "Ann Berg", "Ann Berg", "Ann Berg"))] == ["Ann Berg"]
    assert signers(page("Ann Berg", "Peter Vos", "Ann Berg")) == {}
    assert signers(page("Read more", "Read more", "Read more")) == {}


def test_of_several_who_sign_none_is_the_writer_unless_credited_above() -> None:
    above = Credit("Ann Berg", ("Ann Berg",), 1, "names")
    inside = Credit("Peter Vos", ("Peter Vos",), 6, "names")
    labelled = Credit("Peter Vos", ("Peter Vos",), 6, "label")
    found = [above, inside, labelled]
    assert without_signers(found, {"Ann Berg": 4, "Peter Vos": 6}, 3) == [above, labelled]
    assert without_signers(found, {"Peter Vos": 6}, 3) == found
