"""Run `sma` and write down what it asks of SQLite: `python -m tests.bench.recorder FILE search unpaid leave`.

FILE receives a JSON list: `[null, [arguments, named arguments]]` for a connection, `[SQL, values]` for a statement.
"""

import json
import sqlite3
import sys
from pathlib import Path
from typing import Any

asked: list[tuple[str | None, Any]] = []
really_connect = sqlite3.connect


class Recording(sqlite3.Connection):
    """A connection that notes every statement before it runs."""

    def execute(self, sql: str, values: Any = (), /) -> sqlite3.Cursor:
        asked.append((sql, values))
        return super().execute(sql, values)


def recording_connect(database: object, **named: Any) -> sqlite3.Connection:
    asked.append((None, [str(database), named]))
    return really_connect(str(database), factory=Recording, **named)


def main() -> None:
    record = Path(sys.argv[1])
    sys.argv[:2] = ["sma"]
    sqlite3.connect = recording_connect  # type: ignore[assignment]  # narrower than the original: what `sma` uses of it
    from smaarchive.cli.group import sma
    from smaarchive.cli.outcome import exit_code

    code = exit_code(sma, sys.argv[1:])
    record.write_text(json.dumps(asked), "utf-8")
    sys.exit(code)


if __name__ == "__main__":
    main()
