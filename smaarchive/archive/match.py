"""Words, phrases and their combinations as one FTS5 MATCH expression.

Everything a person typed stands in it as a quoted string, so no input is a syntax error. Forms that mean the same are
OR-ed in the place of the word they widen, so that an exclusion excludes all of them.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice, product

from ..frozen import Frozen
from ..lexicon.words import Group, Words, load, tokens_of
from .grammar import All, AnyOf, In, Near, Node, Not, Phrase, Word
from .terms import (
    ENDINGS,
    PRONOUN,
    folded,
    kinds_of,
    mark,
    open_pairs,
    pairs,
    respelled,
    runs,
    unjoined,
    without_particle,
    without_possessive,
)

LETTERS = "abcdefghijklmnopqrstuvwxyz"
MOST_VARIANTS = 12  # spellings of one phrase
COUNTRY = "US"  # the form that is matched in capitals only: `terms` marks it


class Manner(Frozen):
    """How words are written as MATCH: within one column or in all, widened by the lexicon or not.

    `told_apart` is whether the archive marks the words that have one stem with `US`.
    """

    column: str | None = None
    literal: bool = False
    told_apart: bool = True


def expression(node: Node, manner: Manner) -> str:
    """Write a matchable tree as a MATCH expression that can stand beside any operator."""
    match node:
        case Word():
            return sequence([node], manner, " AND ")
        case Phrase(text):
            return _phrase(text, manner)
        case Near():
            return _near(node, manner)
        case In(column, part):
            return expression(part, manner._replace(column=column))
        case All(parts):
            wanted = sequence([part for part in parts if not isinstance(part, Not)], manner, " AND ")
            return without(wanted, [part.part for part in parts if isinstance(part, Not)], manner)
        case AnyOf(parts):
            return f"({' OR '.join(expression(part, manner) for part in parts)})"
        case _:
            raise TypeError(node)


def without(wanted: str, unwanted: Sequence[Node], manner: Manner) -> str:
    """Take what matches any of `unwanted` out of an expression."""
    if not unwanted:
        return wanted
    return f"({wanted} NOT ({' OR '.join(expression(part, manner) for part in unwanted)}))"


def sequence(parts: Iterable[Node], manner: Manner, joiner: str) -> str:
    """Join parts with AND or OR; words side by side are widened together (`S. Korea`)."""
    written: list[str] = []
    words: list[Word] = []
    for part in parts:
        if isinstance(part, Word):
            words.append(part)
            continue
        written += _words(words, manner, joiner)
        words = []
        written.append(expression(part, manner))
    written += _words(words, manner, joiner)
    return f"({joiner.join(written)})" if len(written) > 1 else written[0]


def _words(typed: Sequence[Word], manner: Manner, joiner: str) -> list[str]:
    words = typed if manner.literal else [word._replace(text=without_possessive(word.text)) for word in typed]
    tokens: list[str] = []
    spans: list[tuple[int, int]] = []
    for word in words:
        found = ["*"] if word.prefix else tokens_of(word.text)  # a prefix belongs to no group
        spans.append((len(tokens), len(tokens) + len(found)))
        tokens += found
    plain = [_word(word, manner) for word in words]
    alone = [_in_no_group(*each, manner) for each in zip(words, plain, strict=True)]
    starts = {start: place for place, (start, _) in enumerate(spans)}
    ends = {end: place + 1 for place, (_, end) in enumerate(spans)}
    tokens = [] if manner.literal else [_known(token) for token in tokens]
    written: list[str] = []
    done = 0
    for group in _groups(tokens, manner, frozenset(starts), frozenset(ends)):
        first, behind = starts[group.start], ends[group.end]
        written += alone[done:first]
        written.append(_widened(words[first:behind], plain[first:behind], group, manner, joiner))
        done = behind
    return written + alone[done:]


def _known(token: str) -> str:
    """Give the word of the lexicon that a Korean token is with a particle behind it."""
    if token.isascii() or _lexicon().has(token):
        return token
    bare = re.sub(ENDINGS, "", token)
    return bare if _lexicon().has(bare) else token


def _widened(words: Sequence[Word], plain: Sequence[str], group: Group, manner: Manner, joiner: str) -> str:
    """Write typed words, or any other form that means the same; `US` in capitals is never the pronoun."""
    typed = " ".join(tokens_of(" ".join(word.text for word in words)))
    forms = [form for form in group.forms if " ".join(tokens_of(form)) != typed]
    country = len(words) == 1 and _is_country(words[0].text, group)
    own = _form(COUNTRY, manner) if country else f"({joiner.join(plain)})" if len(plain) > 1 else plain[0]
    return f"({' OR '.join([own, *dict.fromkeys(_form(form, manner) for form in forms)])})"


def _is_country(text: str, group: Group) -> bool:
    return text.strip(".,;:!?'’") == COUNTRY and COUNTRY in group.forms


def _form(form: str, manner: Manner) -> str:
    if form != COUNTRY:
        return _leaf(form, manner)
    return f'terms : "{mark("country", manner.column)}"'


def _word(word: Word, manner: Manner) -> str:
    if is_cjk(word.text):
        return _leaf(word.text if manner.literal else without_particle(word.text), manner)
    if word.prefix:
        return _leaf(word.text, manner, prefix=True)
    compound = len(tokens_of(word.text)) > 1
    return _phrase(word.text, manner) if compound else _as_meant(word.text, word.text, manner)


def _in_no_group(word: Word, written: str, manner: Manner) -> str:
    """Write a word that the lexicon does not know: initials and numbers in either spelling."""
    other = "" if word.prefix or manner.literal else respelled(word.text)
    return _either([written, _leaf(other, manner)]) if other else written


def _phrase(text: str, manner: Manner) -> str:
    """Write a phrase in every spelling of the words of the field within it."""
    tokens = tokens_of(text)
    if is_cjk(text):
        return _leaf(text, manner)
    everywhere = frozenset(range(len(tokens) + 1))
    segments: list[tuple[str, ...]] = []
    done = 0
    for group in _groups(tokens, manner, everywhere, everywhere):
        if (group.start, group.end) == (0, len(tokens)):
            others = [form for form in group.forms if tokens_of(form) != tokens]
            own = _form(COUNTRY, manner) if _is_country(text, group) else _as_meant(text, text, manner)
            return _either([own, *(_form(form, manner) for form in others)])
        segments += [(token,) for token in tokens[done : group.start]]
        forms = [" ".join(tokens_of(form)) for form in group.forms if not is_cjk(form)]
        segments.append(tuple(dict.fromkeys([" ".join(tokens[group.start : group.end]), *forms])))
        done = group.end
    segments += [(token,) for token in tokens[done:]]
    if done == 0:
        return _as_meant(text, text, manner)
    spellings = map(" ".join, islice(product(*segments), MOST_VARIANTS))
    return _either(_as_meant(spelling, text, manner) for spelling in spellings)


def _as_meant(spelling: str, typed: str, manner: Manner) -> str:
    """Write a spelling of what was typed; of words with one stem (`us`, `US`, `used`) only what is meant."""
    marks = _marks(tokens_of(spelling), typed, manner)
    if marks and len(tokens_of(spelling)) == 1:
        return _either(f'terms : "{each}"' for each in marks[0])
    return _guarded(_leaf(spelling, manner), marks)


def _guarded(written: str, marks: Sequence[Sequence[str]]) -> str:
    """Ask for a mark of each kind beside a phrase; the brackets say that it is no hit by itself."""
    beside = "".join(f" AND terms : ({' OR '.join(map(quoted, each))})" for each in marks)
    return f"({written}{beside})" if beside else written


def _marks(tokens: Iterable[str], typed: str, manner: Manner) -> list[list[str]]:
    """Give for each word that has its stem with others the marks of what it may stand for, as it was typed."""
    if not folded(typed).isascii():  # `usé` is a word of its own, which the index alone knows
        return []
    in_any_case = manner.literal or PRONOUN in re.findall(r"\w+", typed)
    kinds = [each if in_any_case else each[:1] for token in dict.fromkeys(tokens) if (each := kinds_of(token))]
    known = [each for each in kinds if manner.told_apart or each == ("country",)]
    return [[mark(kind, manner.column) for kind in each] for each in known]


def _near(node: Near, manner: Manner) -> str:
    """Write two words or phrases near each other, in every spelling; Korean pieces can only be asked for together."""
    if any(is_cjk(side.text) for side in (node.left, node.right)):
        return f"({' AND '.join(expression(side, manner) for side in (node.left, node.right))})"
    left, right = (_spellings(side, manner) for side in (node.left, node.right))
    scope = f"{manner.column} : " if manner.column else ""
    typed = f"{node.left.text} {node.right.text}"
    return _either(
        _guarded(f"{scope}NEAR({' '.join(pair)}, {node.distance})", _marks(tokens_of(" ".join(pair)), typed, manner))
        for pair in islice(product(left, right), MOST_VARIANTS)
    )


def _spellings(side: Word | Phrase, manner: Manner) -> list[str]:
    """Write a word or phrase in every spelling."""
    text = side.text
    if isinstance(side, Word) and side.prefix:
        return [f"{quoted(text)}*", *map(quoted, _completions(text))]
    tokens = tokens_of(text)
    whole = frozenset((0, len(tokens)))
    groups = _groups(tokens, manner, whole, whole)
    return [quoted(each) for each in (text, *(form for group in groups for form in group.forms if not is_cjk(form)))]


def _completions(prefix: str) -> tuple[str, ...]:
    from .prefixes import completions  # few queries have one

    return completions(prefix)


def _leaf(text: str, manner: Manner, prefix: bool = False) -> str:
    """Write words that follow each other, as they are; a run of Korean or Japanese is a phrase of pairs."""
    plain = folded(text)
    # what begins as a mark does is a word like any other, and the marks are none
    scope = f"{manner.column} : " if manner.column else "- terms : " if "zz" in plain.lower() else ""
    found = runs(plain)
    if not found and prefix:
        return _either(_beginning(plain, scope, manner))
    if not found:
        return f"{scope}{quoted(plain)}"
    if manner.column:  # a form of the lexicon; pairs do not know their column, but words that begin so are most of it
        return f"{scope}{quoted(plain)}*"
    latin = tokens_of(re.sub("|".join(found), " ", plain))
    if latin:
        # a single syllable grown on a Latin word is a particle (`SMA가`)
        pieces = [*map(quoted, latin), *(_run(run) for run in found if len(run) > 1)]
        return f"({' AND '.join(pieces)})" if len(pieces) > 1 else pieces[0]
    forms = (found, runs(unjoined(plain)))
    return _either(_run(form[-1], form[:-1]) for form in forms if form)


def _beginning(prefix: str, scope: str, manner: Manner) -> list[str]:
    """Write a prefix, and what begins so and has another stem; as a stem, `use` would begin `US` and `USFK`.

    `us*` asks for these and for `used`, which begin so.
    """
    completed = [f"{scope}{quoted(each)}" for each in _completions(prefix)]
    if not manner.told_apart or kinds_of(prefix.lower()) != ("use",):
        return [f"{scope}{quoted(prefix)}*", *completed]
    longer = (prefix + letter for letter in LETTERS)
    begun = [f"{scope}{quoted(each)}*" for each in longer if not kinds_of(each.lower())]
    return [_as_meant(prefix, prefix, manner), *begun, *completed]


def _run(run: str, before: Sequence[str] = ()) -> str:
    """Write a run behind others; one that is a single character long is the beginning of a pair."""
    pieces = " ".join([*map(pairs, before), open_pairs(run)])
    return f"cjk : {quoted(pieces)}{'*' if len(run) == 1 else ''}"


def is_cjk(text: str) -> bool:
    """Tell whether a run of Korean, Japanese or Chinese is in a text."""
    return bool(runs(folded(text)))


def _groups(tokens: list[str], manner: Manner, starts: frozenset[int], ends: frozenset[int]) -> list[Group]:
    return [] if manner.literal or not tokens else _lexicon().find(tokens, starts, ends)


@cache
def _lexicon() -> Words:
    return load()


def _either(written: Iterable[str]) -> str:
    each = list(dict.fromkeys(written))
    return f"({' OR '.join(each)})" if len(each) > 1 else each[0]


def quoted(text: str) -> str:
    """Quote text as an FTS5 string."""
    return '"' + text.replace('"', '""') + '"'
