"""Counts by time and outlet: rows in, bars and a drawing out; `sma timeline` by the program."""

import json
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from smaarchive.outputs.bars import Counted, of_timeline, position
from smaarchive.outputs.plot import MOST_OUTLETS, timeline_svg

from .program import on_a_terminal, sma
from .searched import PAGES, archive_of

ROWS: list[Counted] = [
    ("2019-11", "The Korea Herald", 1),
    ("2019-12", "Reuters", 2),
    ("2019-12", "The Korea Herald", 4),
    ("2020-03", None, 3),
    (None, "Reuters", 1),
]


def test_bars() -> None:
    assert list(of_timeline(ROWS, "month", width=100)) == [
        f"2019-11          1  {'█' * 5:30}  The Korea Herald 1\n",
        f"2019-12          6  {'█' * 30}  The Korea Herald 4, Reuters 2\n",
        "⋮\n",
        f"2020-03          3  {'█' * 15:30}  no outlet 3\n",
        f"undated          1  {'█' * 5:30}  Reuters 1\n",
    ]


@pytest.mark.parametrize("width", [40, 60, 66, 80, 160])
def test_bars_keep_to_the_terminal(width: int) -> None:
    for line in of_timeline([("2020-04-01", "Outlet " * 9, 9), ("2020-04-02", "b\x1b[2J", 1)], "day", width=width):
        assert len(line.rstrip("\n")) <= max(width, 50)
        assert "\x1b" not in line


@pytest.mark.parametrize(
    ("step", "before", "after"),
    [
        ("year", "2019", "2020"),
        ("month", "2019-12", "2020-01"),
        ("week", "2019-12-30", "2020-01-06"),
        ("day", "2020-02-29", "2020-03-01"),
    ],
)
def test_spans_that_follow_each_other(step: str, before: str, after: str) -> None:
    assert position(after, step) == position(before, step) + 1


@pytest.mark.parametrize("step", ["year", "month", "week", "day"])
def test_a_drawing_is_svg_with_its_outlets_as_text(step: str) -> None:
    cut = {"year": 4, "month": 7}.get(step, 10)
    rows = [(f"{start}-06"[:cut] if start else None, outlet, count) for start, outlet, count in ROWS]
    drawn = timeline_svg(rows, step, "방위비 $5 billion <now>")
    texts = [text for element in ElementTree.fromstring(drawn).iter() if (text := (element.text or "").strip())]
    assert {"방위비 $5 billion <now>", "The Korea Herald", "Reuters", "no outlet", f"articles a {step}"} <= set(texts)
    assert timeline_svg(rows, step, "방위비 $5 billion <now>") == drawn


def test_what_has_few_articles_is_drawn_together() -> None:
    rows: list[Counted] = [("2020", f"Outlet {n}", 20 - n) for n in range(MOST_OUTLETS + 3)]
    drawn = timeline_svg(rows, "year", "x")
    assert drawn.count(">Outlet ") == MOST_OUTLETS
    assert drawn.count(">others<") == 1


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(archive_of(tmp_path_factory.mktemp("timeline") / "archive.db", PAGES).path)


def test_timeline_by_the_program(path: Path, tmp_path: Path) -> None:
    told = sma("timeline", "by:kim", "--db", path)
    assert json.loads(told.stdout) == [
        {"start": "2019-09", "outlet": "Yonhap News Agency", "count": 1},
        {"start": "2021-03", "outlet": "Yonhap News Agency", "count": 1},
    ]
    code, shown = on_a_terminal("timeline", "by:kim", "--step", "week", "--db", str(path))
    assert (code, re.findall(r"^\S+", shown, re.MULTILINE)) == (0, ["2019-09-23", "⋮", "2021-03-08"])
    assert "█  Yonhap News Agency 1" in shown
    drawn = sma("timeline", "korea", "--svg", tmp_path / "a.svg", "--db", path)
    assert (drawn.returncode, drawn.stdout, drawn.stderr) == (0, "", "sma: 2 undated not drawn\n")
    assert (tmp_path / "a.svg").read_text("utf-8") == sma("timeline", "korea", "--svg", "-", "--db", path).stdout


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("timeline zyzzyva", 0, "nothing found"),
        ("timeline korea --svg /no/such/folder/a.svg", 2, "No such file"),
        ("timeline ?", 2, "nothing to search for"),
        ("timeline korea --step hour", 2, "'hour' is not one of"),
    ],
)
def test_what_is_wrong_is_one_line(path: Path, line: str, code: int, said: str) -> None:
    told = sma(*line.split(), "--db", path)
    assert (told.returncode, told.stderr.count("\n")) == (code, 1)
    assert said in told.stderr


def test_without_matplotlib_the_extra_is_named(path: Path, tmp_path: Path) -> None:
    (tmp_path / "matplotlib.py").write_text("raise ImportError")
    told = sma("timeline", "korea", "--svg", "-", "--db", path, env={"PYTHONPATH": str(tmp_path)})
    assert told.returncode == 2
    assert told.stderr == "sma: error: A drawing needs matplotlib: pip install 'smaarchive[plot]'\n"
