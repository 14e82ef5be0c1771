"""What a prefix misses in an index of stems: `negotia*` asks for negotiation, which stands there as `negoti`."""

import sqlite3
from contextlib import closing
from functools import cache

# how English words go on; each is tried behind the prefix, and only a stem that the prefix itself does not find counts
ENDINGS = """
    s es d ed r rs er ers g ng ing ings n ns on ons ion ions tion tions te tes ted ting tor tors l al als ally y ly ies
    ity ty ble able e ment nt ent ence nce ance ive ve ness ist t ts m c ic ical cal""".split()
SHORTEST = 4  # letters of such a stem; shorter ones are words of their own (`alli*` is not "all")
STEMS = "CREATE VIRTUAL TABLE words USING fts5 (word, tokenize='porter unicode61 remove_diacritics 2')"
VOCABULARY = "CREATE VIRTUAL TABLE stems USING fts5vocab (words, instance)"


@cache
def completions(prefix: str) -> tuple[str, ...]:
    """Give words that begin as a prefix does and whose stem does not, one for each such stem."""
    if not prefix.isascii() or not prefix.isalpha():
        return ()
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.execute(STEMS)
        memory.execute(VOCABULARY)
        memory.execute("INSERT INTO words VALUES (?)", (" ".join(prefix + ending for ending in ENDINGS),))
        stems = memory.execute("SELECT term, min(offset) FROM stems GROUP BY term ORDER BY 2").fetchall()
    missed = [place for stem, place in stems if len(stem) >= SHORTEST and not stem.startswith(prefix.lower())]
    return tuple(prefix + ENDINGS[place] for place in missed)
