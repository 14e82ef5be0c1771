"""What any command does with a query: it has an answer, or one sentence says why not."""

import atexit
import contextlib
import io
import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from tempfile import mkdtemp

from smaarchive.archive.connection import Archive
from smaarchive.archive.explain import explain
from smaarchive.archive.passages import passages
from smaarchive.archive.query import Query
from smaarchive.archive.search import search
from smaarchive.article import Answer, Paging
from smaarchive.cli.group import sma
from smaarchive.cli.outcome import exit_code
from smaarchive.errors import MalformedQuery, Usage
from tests.searched import PAGES, archive_of

from .queries import damaged, noise, query

MAKERS: dict[str, Callable[[Random], str]] = {
    "noise": noise,
    "grammar": query,
    "damaged": lambda rand: damaged(rand, query(rand)),
}


@cache
def archive() -> Archive:
    """Make the archive that is asked, for the life of this process."""
    folder = Path(mkdtemp(prefix="sma-fuzz-"))
    atexit.register(shutil.rmtree, folder)
    return archive_of(folder / "archive.db", PAGES)


def answered(text: str, how: Query, paging: Paging) -> Answer | str:
    """Search; give the sentence that says why there is no answer."""
    try:
        answer = search(archive(), how._replace(text=text), paging)
    except MalformedQuery as error:
        assert error.column is not None and 0 <= error.column <= len(text)
        assert "\n" not in str(error).replace(repr(text), "")
        return str(error)
    except Usage as error:
        assert str(error).startswith("nothing to search for")
        return str(error)
    assert len(answer.hits) <= answer.total
    for hit in answer.hits:
        assert all(0 <= start < end <= len(hit.snippet) for start, end in hit.highlights)
    return answer


def asked(rand: Random) -> str:
    """Ask a query of any kind."""
    maker = rand.choice(tuple(MAKERS))
    text = MAKERS[maker](rand)
    how = Query("", any_word=rand.random() < 0.2, literal=rand.random() < 0.2)
    paging = Paging(rand.choice((0, 1, 20)), rand.choice((0, 0, 3)), rand.choice(("score", "date", "-date")))
    answer = answered(text, how, paging)
    if isinstance(answer, str):
        assert maker != "grammar", text
        return f"{maker}, refused"
    if rand.random() < 0.1:
        assert f"hits        {answer.total}" in explain(archive(), how._replace(text=text), paging.sort)
        passages(archive(), how._replace(text=text), [hit.stored for hit in answer.hits])
    return maker


def searched(rand: Random) -> str:
    """Run `sma search`: an answer and exit 0, or one line and exit 2."""
    text = MAKERS[rand.choice(("noise", "damaged"))](rand)
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = exit_code(sma, ["search", "--db", str(archive().path), "--", text])
    assert code in (0, 2)
    assert len(re.findall(r"^sma: error: .*\n", err.getvalue(), re.M)) == (code == 2)
    assert (out.getvalue() == "") == (code == 2)
    return f"exit {code}"
