"""What holds for every test: nothing of the user's is read or written, and no test fails for being slow.

Beside it, what those of the commands share: the archive of the stories, and `sma` run on it.
"""

import io
import signal
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from smaarchive.cli.group import sma
from smaarchive.cli.outcome import exit_code
from tests.stories import Run, Sma, fill

# a busy machine is no fault of the code
hypothesis.settings.register_profile("sma", deadline=None)
hypothesis.settings.load_profile("sma")

READ_BY_SMA = ("SMA_DB", "SMA_PAGER", "PAGER", "NO_COLOR", "COLUMNS", "PYTHONUNBUFFERED")


@pytest.fixture(autouse=True, scope="session")
def nothing_of_the_users(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Take the user's settings out of the environment; an archive without a path given lands in a temporary folder."""
    with pytest.MonkeyPatch.context() as patch:
        for name in READ_BY_SMA:
            patch.delenv(name, raising=False)
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data-home")))
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config-home")))
        yield


def pytest_configure() -> None:
    """Let the processes under test be interrupted also where the suite runs with Ctrl-C ignored (`nohup`, `&`)."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # nohup ignores it


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an archive of the stories, for tests that leave it as it is."""
    return fill(tmp_path_factory.mktemp("archive") / "archive.db")


@pytest.fixture
def run(archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Sma:
    """Run `sma` on the archive of the stories."""
    monkeypatch.setenv("SMA_DB", str(archive))

    def call(*arguments: str, stdin: str = "") -> Run:
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        code = exit_code(sma, list(arguments))
        return Run(code, *capsys.readouterr())

    return call
