"""Files of many records, one of which kills whoever reads it: all before it are stored."""

import json
from email.message import EmailMessage
from pathlib import Path

import pytest

from smaarchive.ingest import process, readers
from tests.pages import PAGE
from tests.test_workers import UNHURRIED, told

# planted where a record called `bad` is met -> what the ledger says of the file then
BAD_RECORDS = {
    "1 // 0": "ZeroDivisionError",
    "bytearray(1 << 31)": "needed over 1.5 GB",
    "os.abort()": "crash: SIGABRT",
    "any(iter(int, 1))": "took over 1 s",
}


@pytest.mark.parametrize("fault", BAD_RECORDS)
@pytest.mark.parametrize("good", [0, 50, 200])
def test_records_read_before_a_bad_one_are_kept(
    fault: str, good: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "SECONDS", 1.0)
    planted = f"j._page = lambda *of: 'bad' in of[1] and {fault} or f(*of); {UNHURRIED}"
    planted = "import os, smaarchive.formats.jsonl as j; f = j._page; " + planted
    monkeypatch.setattr(process, "PROGRAM", process.PROGRAM.replace("from smaarchive", planted, 1))
    records = [{"body": f"Talk number {number} went on."} for number in range(good)] + [{"body": "Talks.", "bad": 1}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, records)))
    *read, (name, state, reason) = told(tmp_path)
    assert read == [(f"a.jsonl#{number}", "read", None) for number in range(1, good + 1)]
    assert (name, state) == ("a.jsonl", "failed") and reason is not None and BAD_RECORDS[fault] in reason


def test_mails_read_before_a_bad_one_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fault = (
        "import smaarchive.formats.mail as m; f = m._read; "
        "m._read = lambda s, *of: 1 // ('#3' not in s.origin) and f(s, *of); "
    )
    monkeypatch.setattr(process, "PROGRAM", process.PROGRAM.replace("from smaarchive", fault + "from smaarchive", 1))
    mail = EmailMessage()
    mail.set_content("Three of them.")
    for number in range(3):
        inner = EmailMessage()
        inner["Subject"] = f"Talk {number}"
        inner.set_content(PAGE.format(number=number))
        mail.add_attachment(inner)
    (tmp_path / "a.eml").write_bytes(bytes(mail))
    *read, (name, state, _) = told(tmp_path)
    assert read == [("a.eml#1", "read", None), ("a.eml#2", "read", None)]
    assert (name, state) == ("a.eml", "failed")
