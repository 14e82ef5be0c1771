"""What a person typed, as a tree. Only the value of a field can be wrong; what is dangling is read as plain words.

either := all ("OR" all)*
all    := both both*                     side by side: all of them
both   := not ("AND" not)*
not    := ("NOT" | "-") not | near
near   := unit (("NEAR" | "NEAR/5") unit)*
unit   := "(" either ")" | field ":" unit | '"' words '"' | word | word "*"
"""

import re
from collections.abc import Iterator
from itertools import islice

from ..frozen import Frozen

LONGEST = 2000  # characters; `unread` tells what is beyond a limit
MOST_WORDS = 48  # of the most frequent there are, in 100,000 articles: 1.2 s where any is enough, 1.6 s as 24 NEAR/100
MOST_TOKENS = 192  # words, brackets and signs
MOST_PREFIXES = 4  # with two characters at least: each walks the whole index below it, four in 1.3 s of the same
SHORTEST_PREFIX = r"\w{2}$"
NEAR_DISTANCE = 10
DEEPEST = 16  # brackets within brackets

TEXT_FIELDS = {"headline": "headline", "body": "body", "caption": "captions", "captions": "captions", "by": "byline"}
VALUE_FIELDS = frozenset("outlet agency section lang source id date since until has is story".split())

FIELDS = ("headline", "body", "caption", "by", *sorted(VALUE_FIELDS))
ALIASES = {  # names that the JSON and other programs have for these fields
    "title": "headline", "byline": "by", "author": "by", "authors": "by", "language": "lang",
}  # fmt: skip

# patterns are compiled when they are first used: the search path pays for its start-up
FIELD = r"([A-Za-z]+):(?=[^\s)])"
VALUE = r'"([^"]*)"|([^\s()"]+)'
PHRASE = r'"([^"]*)"|[“„]([^”“"]*)[”“"]|«([^»]*)»'
MINUS = r"-+(?=[^\s)-])"
WORD = r'[^\s()"“”„«]+'
NEAR = r"NEAR(?:/([0-9]{1,3}))?"


class Word(Frozen):
    """One word as typed (`U.S.`, `cost-sharing`); `prefix` where a `*` followed it."""

    text: str
    prefix: bool = False


class Phrase(Frozen):
    """Words that must follow each other."""

    text: str


class Near(Frozen):
    """Two words or phrases with at most `distance` words between them."""

    left: Word | Phrase
    right: Word | Phrase
    distance: int


class All(Frozen):
    """Every part must match."""

    parts: "tuple[Node, ...]"


class AnyOf(Frozen):
    """One part at least must match."""

    parts: "tuple[Node, ...]"


class Not(Frozen):
    """The part must not match."""

    part: "Node"


class In(Frozen):
    """The part must match within one column of the text."""

    column: str
    part: "Node"


class Value(Frozen):
    """A field that is compared and not searched (`outlet:herald`); `column` is its place in the query, None if none."""

    field: str
    value: str
    column: int | None


Node = Word | Phrase | Near | All | AnyOf | Not | In | Value


class Token(Frozen):
    kind: str  # open, close, minus, field, value, phrase, word; "end" behind the last
    text: str
    column: int


def parse(text: str) -> Node | None:
    """Read a query; None where there is nothing in it to search for."""
    return _Parser(_tokens(readable(text[:LONGEST]))).either()


def readable(text: str) -> str:
    """Replace what SQLite cannot hold, NUL and lone surrogates, character by character."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode()


def unknown_fields(text: str) -> list[str]:
    """Give the names in a query that stand as a field does and are none (`before:2020`); no `https://`."""
    readable_text = readable(text[:LONGEST])
    words = (token for token in _tokens(readable_text) if token.kind == "word" and ":" in token.text)
    found = (_matched(FIELD + "(?!//)", readable_text, token.column) for token in words)
    return [each[1] for each in found if each and _field(each[1]) not in FIELDS]


def _field(name: str) -> str:
    return ALIASES.get(name.lower(), name.lower())


def _tokens(text: str) -> list[Token]:
    """Cut a query into tokens, as many as are read."""
    tokens: list[Token] = []
    words = 0
    for token in islice(every_token(text), MOST_TOKENS):
        if token.kind not in ("phrase", "word"):
            tokens.append(token)
            continue
        kept = token.text.split()[: MOST_WORDS - words]
        words += len(kept)
        if any(map(str.isalnum, "".join(kept))):
            tokens.append(token._replace(text=" ".join(kept)))
    return tokens


def every_token(text: str) -> Iterator[Token]:
    """Cut a query into tokens; what has no letter or digit is left out."""
    at = 0
    while at < len(text):
        token, at = _next(text, at)
        if token and (token.kind not in ("phrase", "word") or any(map(str.isalnum, token.text))):
            yield token


def _next(text: str, at: int) -> tuple[Token | None, int]:
    """Read what stands at a place, and where the next thing begins; None for white space and an unclosed quotation."""
    if text[at].isspace():
        return None, at + 1
    plain = text[at:].split(maxsplit=1)[0]
    if plain.isalnum():  # what most queries are made of, found without a pattern
        return Token("word", plain, at), at + len(plain)
    if text[at] in "()":
        return Token("open" if text[at] == "(" else "close", text[at], at), at + 1
    if found := _matched(FIELD, text, at):
        name = _field(found[1])
        if name in TEXT_FIELDS:
            return Token("field", name, at), found.end()
        value = _matched(VALUE, text, found.end()) if name in VALUE_FIELDS else None
        if value:
            told = f"{name}:{value[1] or value[2] or ''}"
            return Token("value", told, value.start(value.lastindex or 0)), value.end()
    if found := _matched(PHRASE, text, at):
        return Token("phrase", found[found.lastindex or 0], at), found.end()
    for kind, pattern in (("minus", MINUS), ("word", WORD)):
        if found := _matched(pattern, text, at):
            return Token(kind, found[0], at), found.end()
    return None, at + 1


def _matched(pattern: str, text: str, at: int) -> re.Match[str] | None:
    return re.compile(pattern).match(text, at)  # `re` keeps what it compiled


class _Parser:
    """One walk over the tokens, one method a rule of the grammar."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = [*_balanced(tokens), Token("end", "", 0)]
        self.at = 0
        self.depth = 0
        self.prefixes = 0

    def peek(self) -> Token:
        return self.tokens[self.at]

    def at_operator(self, name: str) -> bool:
        """Tell whether this operator stands here, with something behind it."""
        token = self.peek()
        if token.kind != "word" or token.text.partition("/")[0] != name:
            return False
        if "/" in token.text and not re.fullmatch(NEAR, token.text):
            return False
        return self.tokens[self.at + 1].kind not in ("end", "close")

    def operator(self, name: str) -> str | None:
        """Take the operator that stands here, if it is this one."""
        if not self.at_operator(name):
            return None
        self.at += 1
        return self.tokens[self.at - 1].text

    def either(self) -> Node | None:
        parts = [self.all()]
        while self.operator("OR"):
            parts.append(self.all())
        found = tuple(part for part in parts if part)
        return AnyOf(found) if len(found) > 1 else found[0] if found else None

    def all(self) -> Node | None:
        parts: list[Node] = []
        while self.peek().kind not in ("end", "close"):
            if parts and self.at_operator("OR"):
                break
            if part := self.both():
                parts.append(part)
        return _joined(parts)

    def both(self) -> Node | None:
        parts = [self.negated()]
        while self.operator("AND"):
            parts.append(self.negated())
        return _joined([part for part in parts if part])

    def negated(self) -> Node | None:
        excluded = False
        while (minus := self.peek().kind == "minus") or self.operator("NOT"):
            self.at += minus
            excluded = not excluded
        part = self.near()
        return Not(part) if part and excluded else part

    def near(self) -> Node | None:
        left = self.unit()
        while isinstance(left, Word | Phrase) and (operator := self.operator("NEAR")):
            right = self.unit()
            if not isinstance(right, Word | Phrase):  # NEAR joins words and phrases only: then it is a word
                return _joined([part for part in (left, Word("NEAR"), right) if part])
            left = Near(left, right, min(int(operator[5:] or NEAR_DISTANCE), 100))
        return left

    def unit(self) -> Node | None:
        token = self.peek()
        if token.kind in ("end", "close"):
            return None
        self.at += 1
        if token.kind == "open":
            return self.bracket()
        if token.kind == "field":
            part = self.negated_field()
            return In(TEXT_FIELDS[token.text], part) if part else Word(token.text)
        if token.kind == "value":
            field, _, value = token.text.partition(":")
            return Value(field, value, token.column)
        return Phrase(token.text) if token.kind == "phrase" else self.word(token.text)

    def negated_field(self) -> Node | None:
        while self.peek().kind == "field":  # a field of a field: the inner one counts
            self.at += 1
        return self.negated() if self.peek().kind == "minus" else self.unit()

    def bracket(self) -> Node | None:
        if self.depth >= DEEPEST:
            while self.peek().kind in ("open", "minus"):
                self.at += 1
            return self.unit()
        self.depth += 1
        part = self.either()
        self.depth -= 1
        self.at += self.peek().kind == "close"
        return part

    def word(self, text: str) -> Node:
        stem = text.rstrip("*")
        if stem == text or self.prefixes >= MOST_PREFIXES or not re.search(SHORTEST_PREFIX, stem):
            return Word(text)
        self.prefixes += 1
        return Word(stem, prefix=True)


def _balanced(tokens: list[Token]) -> Iterator[Token]:
    """Leave out the brackets that close nothing."""
    open_ = 0
    for token in tokens:
        open_ += (token.kind == "open") - (token.kind == "close")
        if open_ >= 0:
            yield token
        open_ = max(open_, 0)


def _joined(parts: list[Node]) -> Node | None:
    """Join what stands side by side."""
    return All(tuple(parts)) if len(parts) > 1 else parts[0] if parts else None
