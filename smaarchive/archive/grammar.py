"""What a person typed, as a tree. Only the value of a field can be wrong; what is dangling is read as plain words.

either := all ("OR" all)*
all    := both both*                     side by side: all of them
both   := not ("AND" not)*
not    := ("NOT" | "-") not | near
near   := unit (("NEAR" | "NEAR/5") unit)*
unit   := "(" either ")" | field ":" unit | '"' words '"' | word | word "*"
"""

import re
from dataclasses import dataclass

LONGEST = 2000  # characters; what stands behind them is not read
MOST_WORDS = 64
MOST_PREFIXES = 4  # with two characters at least: each prefix walks the whole index below it
SHORTEST_PREFIX = 2
NEAR_DISTANCE = 10
DEEPEST = 16  # brackets within brackets; more are not read

TEXT_FIELDS = {"headline": "headline", "body": "body", "caption": "captions", "captions": "captions", "by": "byline"}
VALUE_FIELDS = ("outlet", "agency", "section", "lang", "source", "id", "date", "since", "until", "has")

TOKEN = re.compile(
    rf"""
    (?i:(?P<field>{"|".join(TEXT_FIELDS)}):(?=[^\s)]))
  | (?i:(?P<value>{"|".join(VALUE_FIELDS)}):(?:"(?P<quoted>[^"]*)"|(?P<plain>[^\s()"]+)))
  | "(?P<phrase>[^"]*)" | [“„](?P<curly>[^”“"]*)[”“"] | «(?P<angled>[^»]*)»
  | (?P<open>\() | (?P<close>\))
  | (?P<minus>-+)(?=[^\s)-])
  | (?P<word>[^\s()"“”„«]+)
  | .                                    # white space, a quotation mark that is never closed
    """,
    re.VERBOSE | re.DOTALL,
)
NEAR = re.compile(r"NEAR(?:/(\d{1,3}))?")
OPERATOR = re.compile(r"OR|AND|NOT|NEAR(/\d{1,3})?")


@dataclass(frozen=True, slots=True)
class Word:
    """One word as typed (`U.S.`, `cost-sharing`); `prefix` where a `*` followed it."""

    text: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must follow each other."""

    text: str


@dataclass(frozen=True, slots=True)
class Near:
    """Two words or phrases with at most `distance` words between them."""

    left: "Word | Phrase"
    right: "Word | Phrase"
    distance: int


@dataclass(frozen=True, slots=True)
class All:
    """Every part must match; `typed` is true where nothing but a space joined them."""

    parts: tuple["Node", ...]
    typed: bool = False


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One part at least must match."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part must not match."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class In:
    """The part must match within one column of the text."""

    column: str
    part: "Node"


@dataclass(frozen=True, slots=True)
class Value:
    """A field that is compared and not searched (`outlet:herald`); `column` is its place in the query."""

    field: str
    value: str
    column: int


Node = Word | Phrase | Near | All | AnyOf | Not | In | Value


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str  # open, close, minus, field, value, phrase, word; "end" behind the last
    text: str
    column: int


def parse(text: str) -> Node | None:
    """Read a query; None where there is nothing in it to search for."""
    return _Parser(_tokens(text[:LONGEST].replace("\0", " "))).query()


def _tokens(text: str) -> list[_Token]:
    """Cut a query into tokens; words count toward `MOST_WORDS`; what has no letter or digit is left out."""
    tokens: list[_Token] = []
    words = 0
    for match in TOKEN.finditer(text):
        kind = match.lastgroup
        if kind is None or len(tokens) >= 4 * MOST_WORDS:
            continue
        piece = match[kind]
        if kind in ("quoted", "plain"):
            tokens.append(_Token("value", f"{match['value'].lower()}:{piece}", match.start(kind)))
        elif kind in ("phrase", "curly", "angled", "word"):
            kept = " ".join(piece.split()[: MOST_WORDS - words])
            words += len(kept.split())
            if any(map(str.isalnum, kept)):
                tokens.append(_Token("word" if kind == "word" else "phrase", kept, match.start()))
        else:
            tokens.append(_Token(kind, piece.lower(), match.start()))
    return tokens


class _Parser:
    """One walk over the tokens, one method a rule of the grammar."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = [*tokens, _Token("end", "", 0)]
        self.at = 0
        self.depth = 0
        self.prefixes = 0

    def query(self) -> Node | None:
        parts: list[Node] = []
        while self.peek().kind != "end":
            if self.peek().kind == "close":  # closes nothing
                self.at += 1
            elif part := self.either():
                parts.append(part)
        return _joined(parts)

    def peek(self) -> _Token:
        return self.tokens[self.at]

    def operator(self, *names: str) -> str | None:
        """Take the operator that stands here, if one of these does and there is something behind it."""
        token = self.peek()
        if token.kind != "word" or token.text.partition("/")[0] not in names or not OPERATOR.fullmatch(token.text):
            return None
        if self.tokens[self.at + 1].kind in ("end", "close"):
            return None
        self.at += 1
        return token.text

    def either(self) -> Node | None:
        parts = [self.all()]
        while self.operator("OR"):
            parts.append(self.all())
        found = tuple(part for part in parts if part)
        return AnyOf(found) if len(found) > 1 else found[0] if found else None

    def all(self) -> Node | None:
        parts: list[Node] = []
        while self.peek().kind not in ("end", "close"):
            if parts and self.peek().text == "OR" and self.tokens[self.at + 1].kind not in ("end", "close"):
                break
            if part := self.both():
                parts.append(part)
        return _joined(parts)

    def both(self) -> Node | None:
        parts = [self.negated()]
        while self.operator("AND"):
            parts.append(self.negated())
        found = tuple(part for part in parts if part)
        return All(found) if len(found) > 1 else found[0] if found else None

    def negated(self) -> Node | None:
        excluded = False
        while self.peek().kind == "minus" or self.operator("NOT"):
            self.at += self.peek().kind == "minus"
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
        last = re.search(r"\w*$", stem)
        wanted = stem != text and last is not None and len(last[0]) >= SHORTEST_PREFIX
        if not wanted or self.prefixes >= MOST_PREFIXES:
            return Word(text)
        self.prefixes += 1
        return Word(stem, prefix=True)


def _joined(parts: list[Node]) -> Node | None:
    """Join what stands side by side."""
    return All(tuple(parts), typed=True) if len(parts) > 1 else parts[0] if parts else None
