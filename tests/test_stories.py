"""Stories: reprints are found, other articles stay apart, and what holds when articles change or go."""

import json
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import combinations
from pathlib import Path

import pytest

from smaarchive import ingest
from smaarchive.archive.check import check
from smaarchive.archive.connection import open_reading, open_writing, transaction
from smaarchive.archive.schema import SCHEMA
from smaarchive.archive.sealed import hash_of
from smaarchive.archive.shingles import containment, shingles, sketch
from smaarchive.archive.store import store_all
from smaarchive.archive.stories import index_anew
from smaarchive.cli.group import sma
from smaarchive.cli.outcome import exit_code
from smaarchive.page import Extracted

from .bench.corpus import articles
from .pages import page
from .reprints import reprint

SEEDS = Path(__file__).parent.parent / "data" / "seeds"
ARCHIVES = Path(__file__).parent / "cases" / "archives"
REPRINTS = 4

FIRST = "The chief negotiators of the two allies ended a seventh round of talks in Seoul without setting a new date."
SECOND = 'An official said that "the two sides are still far apart" on the total that Seoul is to pay next year.'
THIRD = "About nine thousand Korean workers at the bases could be put on unpaid leave if there is no deal by April."
WIRE = "\n\n".join((FIRST, SECOND, THIRD))
OTHER = "A ferry between the islands was held in port by a storm on Friday, and nobody knew when it would sail again."


def _made() -> Iterator[tuple[int, str, str]]:
    """Yield story, headline and body: originals and their reprints, shuffled."""
    rand = random.Random(4)
    made = []
    found = [item for item in ingest.read_articles([str(SEEDS)]) if isinstance(item, Extracted)]
    originals = [(item.article.headline or "", item.article.body) for item in found]
    # of a text that is hardly longer than its lead, another lead leaves another text
    originals += [(each["headline"], each["body"]) for each in articles(60, seed=5) if len(each["body"]) > 1_000]
    for number, (headline, body) in enumerate(originals):
        texts = [(headline, body.split("\n\n"))]
        texts += [reprint(texts[0], rand) for _ in range(REPRINTS)]
        made += [(number, head, "\n\n".join(paragraphs)) for head, paragraphs in texts]
    rand.shuffle(made)
    yield from made


def test_reprints_are_found_and_others_are_not(tmp_path: Path) -> None:
    made = list(_made())
    with open_writing(tmp_path / "a.db") as archive:
        items = [page(f"/{at}", body, headline=headline) for at, (_, headline, body) in enumerate(made)]
        ids = [outcome.id or 0 for outcome in store_all(archive, items)]
        found = {id: id for id in ids} | dict(tuple(row) for row in archive.rows("SELECT id, story FROM stories"))
    together = apart = copies = others = 0
    for (one, story), (two, other) in combinations(zip(ids, (story for story, _, _ in made), strict=True), 2):
        if one == two:  # the very same text: one article
            continue
        same = found[one] == found[two]
        copies, together = copies + (story == other), together + (same and story == other)
        others, apart = others + (story != other), apart + (not same and story != other)
    assert together / copies >= 0.98
    assert (others - apart) / others <= 0.005
    assert check(tmp_path / "a.db").problems == ()


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        (WIRE, WIRE.upper(), 1, 1),
        (WIRE, WIRE.replace('"', "“"), 1, 1),
        (WIRE, f"{FIRST}\n\n{SECOND}", 1, 1),
        (WIRE, f"{OTHER}\n\n{SECOND}\n\n{THIRD}", 0.6, 0.9),
        (WIRE, OTHER, 0, 0),
        ("", WIRE, 0, 0),
        ("한미 방위비분담금 협상이 다시 열렸다.", "한미 방위비분담금 협상이 다시 열렸다!", 1, 1),
        ("日韓両政府は防衛費の分担について再び協議した。", "日韓両政府は防衛費の分担について再び協議した！", 1, 1),
    ],
)
def test_containment(one: str, other: str, least: float, most: float) -> None:
    assert least <= containment(shingles(one), shingles(other)) <= most


def test_a_sketch() -> None:
    assert sketch("Too short to be told from another.") == []
    words = sketch(WIRE)
    assert len(set(words)) == 12
    assert set(words[:6]) <= set(sketch(f"{OTHER}\n\n{WIRE}"))  # the first in order stay when a text grows
    assert words == sketch(WIRE.upper().replace('"', "“"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Make an archive: 1 to 3 tell one story, 4 another; 2 is the agency's own page."""
    items = [
        page("/a", f"{FIRST}\n\n{THIRD}", headline="Talks end", published="2020-05-06", outlet="KBS"),
        page("/b", WIRE, headline="No deal", published="2020-05-07", outlet="Yonhap", agency="Yonhap"),
        page(
            "/c",
            f"{WIRE}\n\nThe talks go on in Washington in June.",
            headline="Deal eludes",
            published="2020-05-08",
            agency="Yonhap",
        ),
        page("/d", f"{OTHER} It was the third such storm of the year, and not the last, an official said."),
    ]
    with open_writing(tmp_path / "a.db") as archive:
        list(store_all(archive, items))
    return tmp_path / "a.db"


def _stories(path: Path) -> dict[int, int]:
    with open_reading(path) as archive:
        found = dict(tuple(row) for row in archive.rows("SELECT id, story FROM stories"))
        return {row["id"]: found.get(row["id"], row["id"]) for row in archive.rows("SELECT id FROM articles")}


def _run(path: Path, *arguments: str) -> int:
    return exit_code(sma, [*arguments, "--db", str(path)])


def test_story(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _stories(path) == {1: 1, 2: 1, 3: 1, 4: 4}
    assert _run(path, "story", "3") == 0
    told = json.loads(capsys.readouterr().out)
    assert [(each["id"], each["origin"], each["shared"], each["cut"], each["extra"]) for each in told] == [
        (2, True, 1.0, 0, 0),
        (1, False, pytest.approx(0.9, abs=0.1), 1, 0),
        (3, False, 1.0, 0, 1),
    ]
    assert all(each["added"].endswith("Z") for each in told)  # when it was stored, as everywhere
    assert _run(path, "story", "4", "--table") == 0
    assert "nobody else" in capsys.readouterr().err


def test_a_search_for_stories(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(path, "search", "official OR seventh", "--independent", "--sort", "date", "--envelope") == 0
    told = json.loads(capsys.readouterr().out)
    assert [(each["id"], each["copies"]) for each in told["hits"]] == [(2, 3), (4, 1)]
    assert told["total"] == 2
    assert _run(path, "search", "talks", "--independent", "--table") == 0
    assert [line.split()[:3] for line in capsys.readouterr().out.splitlines()[:2]] == [
        ["id", "date", "copies"],
        ["2", "2020-05-07", "3"],
    ]
    assert _run(path, "search", "story:1", "--ids", "--sort", "date") == 0
    assert capsys.readouterr().out.split() == ["1", "2", "3"]
    assert _run(path, "search", "story:1", "--independent", "--csv") == 0
    assert capsys.readouterr().out.splitlines()[0].endswith(",copies")


@pytest.mark.parametrize(
    ("query", "id"),
    [
        ("negotiators", "2"),  # the agency's own page
        ("negotiators -id:2", "1"),  # the earliest
        ("washington", "3"),  # the only one that answers
        ("talks date:2020-05-08..", "3"),
    ],
)
def test_the_origin_stands_for_its_story_where_it_answers(
    path: Path, capsys: pytest.CaptureFixture[str], query: str, id: str
) -> None:
    for order in ("score", "date", "-date"):
        assert _run(path, "search", query, "--independent", "--ids", "--sort", order) == 0
        assert capsys.readouterr().out.split() == [id]


def test_a_story_leaves_its_headlines_room(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert _run(path, "edit", "1", "outlet=The Society of Professional Naval Editors") == 0
    capsys.readouterr()
    assert _run(path, "story", "1", "--table") == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 60
    assert lines[0].index("headline") <= 60 - 12


def test_a_story_goes_by_its_lowest_id(path: Path) -> None:
    assert _run(path, "rm", "1") == 0
    assert _stories(path) == {2: 2, 3: 2, 4: 4}
    assert check(path).problems == ()


def test_a_story_whose_first_article_is_gone_from_it_is_told_and_mended(path: Path) -> None:
    with open_writing(path) as archive, transaction(archive) as connection:
        connection.execute("DELETE FROM stories WHERE id = 1")
    assert [problem.where for problem in check(path).problems] == ["stories 1"]
    assert _run(path, "reindex") == 0
    assert check(path).problems == ()
    assert _stories(path) == {1: 1, 2: 1, 3: 1, 4: 4}


def test_a_reprint_word_for_word_is_an_article_of_its_outlet(tmp_path: Path) -> None:
    outlets = ("Yonhap News Agency", "The Korea Herald", None, "Yonhap News Agency")
    with open_writing(tmp_path / "a.db") as archive:
        pages = [page(f"/{at}", WIRE, outlet=outlet) for at, outlet in enumerate(outlets)]
        told = [(outcome.state, outcome.id) for outcome in store_all(archive, pages)]
    assert told == [("stored", 1), ("stored", 2), ("duplicate", 1), ("duplicate", 1)]
    assert _stories(tmp_path / "a.db") == {1: 1, 2: 1}


@pytest.mark.parametrize("alone", range(8))  # the order of a set of ids depends on the ids
def test_one_that_holds_two_others_joins_both(tmp_path: Path, alone: int) -> None:
    rand = random.Random(alone)
    texts = [" ".join("".join(rand.choices("abcdefghijklmnoprstu", k=6)) for _ in range(40)) + "." for _ in range(30)]
    others = [[text] for text in texts[17:][:alone]]
    one, other = texts[:10], texts[:3] + texts[10:17]
    with open_writing(tmp_path / "a.db") as archive:
        for at, body in enumerate((*others, one, other, texts[:17])):
            list(store_all(archive, [page(f"/{at}", "\n\n".join(body), headline=f"Report {at}")]))
        first = alone + 1
        assert [tuple(row) for row in archive.rows("SELECT id, story FROM stories")] == [
            (first, first), (first + 1, first), (first + 2, first)
        ]  # fmt: skip
        with transaction(archive) as connection:
            connection.execute("DELETE FROM stories WHERE id = ?", (first,))
            index_anew(connection)
        assert len(archive.rows("SELECT id FROM stories")) == 3


def test_a_changed_text_leaves_its_story_and_joins_another(path: Path) -> None:
    with open_writing(path) as archive:
        list(store_all(archive, [page("/a", f"{OTHER} It was the third such storm of the year, and not the last.")]))
    assert _stories(path) == {1: 1, 2: 2, 3: 2, 4: 1}
    assert check(path).problems == ()


def test_an_article_of_its_own_has_no_row(path: Path) -> None:
    with open_reading(path) as archive:
        assert [row["id"] for row in archive.rows("SELECT id FROM stories ORDER BY id")] == [1, 2, 3]
    assert _run(path, "rm", "1", "2") == 0
    with open_reading(path) as archive:
        assert archive.rows("SELECT id FROM stories") == []
    assert check(path).problems == ()


def test_the_index_is_made_anew(path: Path) -> None:
    with open_writing(path) as archive:
        archive.rows("INSERT INTO stories_fts (stories_fts) VALUES ('delete-all')")
    assert _run(path, "reindex") == 0
    with open_writing(path) as archive:
        list(store_all(archive, [page("/e", f"{SECOND}\n\n{THIRD}", headline="Far apart")]))
    assert _stories(path) == {1: 1, 2: 1, 3: 1, 4: 4, 5: 1}


@pytest.mark.parametrize("schema", range(1, SCHEMA))
def test_stories_of_an_older_archive(tmp_path: Path, schema: int) -> None:
    path = tmp_path / "a.db"
    path.write_bytes((ARCHIVES / f"schema{schema}.db").read_bytes())
    with open_reading(path) as archive:
        bodies = [row["body"] for row in archive.rows("SELECT body FROM articles ORDER BY id")]
    with open_writing(path) as archive:
        assert bool(archive.rows("SELECT 1 FROM stories WHERE joined = 0")) == (schema == 1)
    assert _run(path, "story", "--all") == 0
    with open_writing(path) as archive:
        copies = (page(f"/{at}", f"{body}\n\nIt is told again.") for at, body in enumerate(bodies[:2]))
        assert [outcome.state for outcome in store_all(archive, copies)] == ["stored", "stored"]
    found = _stories(path)
    assert [found[len(bodies) + 1], found[len(bodies) + 2]] == [1, 2]
    assert check(path).problems == ()


def test_what_waits_in_an_older_archive_is_sketched_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes((ARCHIVES / "schema4.db").read_bytes())
    row = (1, 1, 0, "00626b78 0cd0c260")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO stories VALUES (?, ?, ?, ?, ?)", (*row, hash_of(row)))
    with open_writing(path) as archive:
        ((body, waiting),) = archive.rows(
            "SELECT body, shingles FROM stories JOIN articles USING (id) WHERE joined = 0"
        )
    assert waiting.split() == sketch(body)
    assert check(path).problems == ()


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["3", "--all"], 2), (["9"], 1)])
def test_refused(path: Path, arguments: list[str], code: int) -> None:
    assert _run(path, "story", *arguments) == code
