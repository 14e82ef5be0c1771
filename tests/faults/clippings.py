"""Saved pages to ingest, as many as are wanted, all different and of our own writing."""

from pathlib import Path

HEADLINES = (
    "Round {} of cost talks ends",
    "Base workers weigh strike no. {}",
    "Assembly delays vote {} on troop costs",
)
TEXT = """{headline}

2020-04-{day:02} 09:00

By Han Seo-jin

SEOUL, April {day} -- Negotiators of the two allies met for session {number} of talks on sharing the cost of troops, \
and the gap stayed as wide as it was after session {before}, officials said on Tuesday.

Thousands of Korean workers have been told that unpaid leave number {number} would begin on the first of the month \
unless a deal is reached. Their union called notice {number} a way of putting pressure on Seoul.

"We will come to table {number} with an open mind," an official said, asking not to be named.
"""


def write(folder: Path, numbers: range, later: str = "") -> Path:
    """Write a page for each number; `later` is added to its text, as when a page changed."""
    folder.mkdir(exist_ok=True)
    for number in numbers:
        headline = HEADLINES[number % 3].format(number)
        text = TEXT.format(headline=headline, number=number, before=number - 1, day=number % 28 + 1)
        folder.joinpath(f"{number:04}.txt").write_text(text + later, "utf-8")
    return folder
