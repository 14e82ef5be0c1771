"""Records that are not assigned to: what a named tuple or a frozen dataclass would do, they do."""

import pickle

import pytest

from smaarchive.frozen import Frozen


class Place(Frozen):
    """Where something stands."""

    page: str
    line: int = 1
    words: tuple[str, ...] = ()


class Other(Frozen):
    page: str
    line: int = 1
    words: tuple[str, ...] = ()


def test_fields_are_given_by_place_or_by_name() -> None:
    assert Place("a", 2) == Place(line=2, page="a") == Place("a", line=2, words=())
    assert repr(Place("a", words=("b",))) == "Place(page='a', line=1, words=('b',))"
    assert Place("a")._asdict() == {"page": "a", "line": 1, "words": ()}


@pytest.mark.parametrize(
    ("values", "named"),
    [((), {}), (("a", 1, (), 4), {}), (("a",), {"page": "b"}), (("a",), {"lines": 3}), ((), {"line": 3, "lines": 3})],
)
def test_only_its_fields_and_all_of_them(values: tuple[object, ...], named: dict[str, object]) -> None:
    with pytest.raises(TypeError, match="Place has the fields page, line, words"):
        Place(*values, **named)  # type: ignore[arg-type]  # mypy would say so too


def test_another_kind_with_the_same_values_is_another() -> None:
    assert Place("a") != Other("a")
    assert Place("a") != ("a", 1, ())


def test_equal_records_are_one_in_a_set() -> None:
    assert len({Place("a", 2), Place(line=2, page="a"), Other("a", 2)}) == 2


def test_nothing_changes_but_into_another() -> None:
    place = Place("a")
    with pytest.raises(AttributeError, match="Place never changes"):
        place.line = 2  # type: ignore[misc]  # mypy says so too
    with pytest.raises(AttributeError, match="Place never changes"):
        del place.line
    assert place._replace(line=2) == Place("a", 2)
    assert place == Place("a")
    with pytest.raises(TypeError):
        place._replace(lines=2)


def test_it_is_taken_apart_by_its_fields() -> None:
    match Place("a", 7):
        case Place("a", 7, ()):
            return
    pytest.fail("the pattern of its values does not match it")


def test_it_goes_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(Place("a", 2))) == Place("a", 2)
