"""The headline of a plain page: the line that says what the body says, and stands where headlines stand."""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain

from ..lexicon.letters import letters_of
from ..lexicon.outlets import outlet_by_name
from ..lexicon.phrases import furniture, is_label
from .captions import is_caption
from .date_label import label_before
from .dates import stamps
from .layout import FAR, Layout
from .name_words import BY
from .names import is_person
from .points import is_point
from .title import is_path, title_of
from .tree_features import MORE

FARTHEST = 120  # lines above the body that are looked at
LONGEST = 300  # characters
_LOOKED_THROUGH = 2500  # characters of the body whose words a headline's are looked for among
EDGE = 8  # kinds that are looked up beyond the first and the last line
_PROSE = 3.0  # score of a line that is a sentence for sure
_STRAY = 0.15  # share of the body that may be a notice or a teaser taken for text, above the headline
_REACH = 40  # lines below the first sentence in which the headline may still stand
_TOP = 3  # lines
_OFTEN = 3  # lines that end with the same note in brackets are links
_CREDIT = ("©", "ⓒ", "Foto:", "Photo:", "Bild:", "Foto ", "Photo ", "Image:", "Getty", "사진", "写真")
_OPENS_BYLINE = (*BY, "fra", "text", "story by", "written by", "autor", "oleh")
_BYLINE_WORDS = frozenset(phrase.split()[0] for phrase in _OPENS_BYLINE)  # one opens every byline but a Korean one
_BYLINE = re.compile(rf"^(?:{'|'.join(_OPENS_BYLINE)})[ :]|기자$|^[가-힣]{{2,4}} 기자", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be the headline: its content, which share of it the body has, how much it is about the body."""

    index: int
    text: str
    words: frozenset[str]
    share: float
    topic: float
    lead: int


_WRITTEN = re.compile(r"^[A-Z][a-z]+ by ")  # `Commentary by Jane Roe`
_PLACED = re.compile(r" in [A-Z][\w’-]+(?: [A-Z][\w’-]+)?(?=,| and |$)")  # `Jane Roe in Oslo and Ann Poe`
_AFFILIATED = re.compile(  # `Jane Roe, University of Otago`
    r"([^,]{4,40}), (?:[\w.’'-]{1,20} ){0,4}(?:University|Institute|College|School|Cent(?:er|re))\b[^.!?]{0,40}$"
)
_BESIDE = 12  # characters of a weekday or a time zone beside two days: `3 May 2020 First published on 2 May 2020 BST`
_MENU = 4  # sections on a line
# headers of a mail, when an entry of a live blog was written, a Japanese writer behind the place: `ローマ=山田花子`
_NEVER = re.compile(
    r"(?:From|To|Cc|Date|Sent|Reply-To):\s|\d{1,2} ?(?:h|hrs?|hours?|m|mins?|minutes?) ago\b"
    r"|[\u30a1-\u30ff\u3400-\u9fff・]{2,10}[=＝][\u3400-\u9fff々ぁ-ヿ・、 ]{2,16}$"
)
# kinds of lines: a byline or a date follows, perhaps a standfirst, a caption, a short line between; or the first two do
_FACTS_BELOW = re.compile("[SPT]?C?N?[BD]|PC")


@dataclass(frozen=True)
class Above:
    """The part of a page in which the headline may stand: the lines down to the body."""

    layout: Layout

    @cached_property
    def sentences(self) -> list[int]:
        """The lines of the body that are sentences for sure."""
        measures = self.layout.measures
        return [i for i in self.layout.kept if measures[i].score > _PROSE]

    @cached_property
    def mass(self) -> list[float]:
        """Which share of the sentences' characters has been seen at the end of each sentence."""
        sums = list(accumulate(self.layout.measures[i].chars for i in self.sentences))
        return [one / sums[-1] for one in sums]

    @cached_property
    def start(self) -> int:
        """The first sentence of the body; a few sentences far above the others are a stray notice in a menu."""
        if not self.sentences:
            return self.layout.start
        stray = bisect(self.mass, _STRAY)
        far = [k for k in range(stray) if self.sentences[k + 1] - self.sentences[k] > FAR]
        return self.sentences[far[-1] + 1 if far else 0]

    @cached_property
    def stop(self) -> int:
        """The line after the last that may be the headline: a notice or a stray line may be taken for text above it."""
        late = self.sentences[bisect(self.mass, _STRAY)] if self.sentences else self.layout.start + 2
        return min(max(self.start + 2, min(late, self.start + _REACH)), len(self.layout.blocks))

    def next_sentence(self, i: int) -> tuple[int, float]:
        """Return the first sentence below a line, and the share of the text above it."""
        at = bisect(self.sentences, i)
        if at == len(self.sentences):
            return max(self.start, i), 0.0
        return self.sentences[at], self.mass[at - 1] if at else 0.0

    @cached_property
    def begin(self) -> int:
        """The first line that may be the headline."""
        return max(0, self.stop - FARTHEST)

    @cached_property
    def kinds(self) -> str:
        """The kinds of the lines down to a little below the last candidate, with `EDGE` `^` above and `$` below."""
        lines = range(self.begin, min(self.stop + 4, len(self.layout.blocks)))
        return "^" * EDGE + "".join(map(self._kind, lines)) + "$" * EDGE

    def at(self, i: int) -> int:
        """Return the place of a line in `kinds`."""
        return i - self.begin + EDGE

    def _kind(self, i: int) -> str:
        """Tell a date, a byline, furniture, prose, a caption, a sentence, a title from a short line of navigation."""
        text, m = self.layout.blocks[i].text, self.layout.measures[i]
        if m.digits and self._is_date(text):
            return "D"
        length = len(text)
        if length < 90 and ((m.said[:1] and m.said[0] in _BYLINE_WORDS) or "기자" in text) and _BYLINE.search(text):
            return "B"
        if (m.chars < 60 and text.startswith(_CREDIT)) or (text[0] == "(" and text[-1] == ")"):
            return "c"
        if m.chars < 24 or m.words < 3:
            return "N"
        if length < 80 and (furniture(text) or self._has_note(text)):
            return "F"
        if is_caption(text):
            return "C"
        if m.score > _PROSE and (m.end != "q" or m.chars > 160):
            return "P"
        return "S" if m.end in ".:," else "T"

    def _is_date(self, text: str) -> bool:
        """Tell a line that is a date, with a label or a name beside it."""
        found = stamps(text)
        if len(found) == 2 and label_before(text[found[0].end : found[1].start]) != "none":
            return found[0].start < _BESIDE and len(text) - found[1].end < _BESIDE
        for stamp in found:
            before, rest = text[: stamp.start], text[: stamp.start] + " " + text[stamp.end :]
            if len(rest) < 15 or len(rest.split()) <= 3 or (len(before) < 30 and label_before(before) != "none"):
                return True
        return False

    @cached_property
    def top(self) -> list[str]:
        """The letters of the first lines: a page's title is often printed there, with the name of the site."""
        return [letters_of(block.text) for block in self.layout.blocks[:_TOP]]

    @cached_property
    def below(self) -> str:
        """What is printed below the last candidate."""
        return "\n".join(block.text for block in self.layout.blocks[self.stop :] if len(block.text) < LONGEST)

    @cached_property
    def openings(self) -> Counter[str]:
        """How many different lines begin with the same 25 characters."""
        return Counter([text[:25] for text in {block.text for block in self.layout.blocks}])

    @cached_property
    def notes(self) -> Counter[str]:
        """How many lines end with the same note in brackets: `Channel (opens in a new window)`."""
        ends = {block.text for block in self.layout.blocks if block.text[-1] == ")"}
        return Counter([text[text.rfind("(") :] for text in ends])

    def _has_note(self, text: str) -> bool:
        """Tell a link that says with many others what it does."""
        return text[-1] == ")" and self.notes[text[text.rfind("(") :]] > _OFTEN

    @cached_property
    def words(self) -> list[Sequence[str]]:
        """What the body's words are compared by, a list for each of its lines, as far down as is looked."""
        layout, found, chars = self.layout, [], 0
        for i in layout.kept:
            if chars < _LOOKED_THROUGH:
                found.append(layout.content(i))
                chars += len(layout.blocks[i].text)
        return found

    @cached_property
    def vocabulary(self) -> Counter[str]:
        """How often the body says a word."""
        return Counter(chain.from_iterable(self.words))

    @cached_property
    def lead(self) -> frozenset[str]:
        """The words of the first paragraphs."""
        before = sum(self.layout.body[: self.start])
        return frozenset(chain.from_iterable(self.words[before : before + 3]))

    @cached_property
    def candidates(self) -> list[Candidate]:
        """The lines that may be the headline."""
        return [one for i in range(self.begin, self.stop) if (one := self._candidate(i)) is not None]

    @cached_property
    def rivals(self) -> list[Candidate]:
        """Those of them that say what the body says."""
        return [one for one in self.candidates if one.share >= 0.5 and len(one.words) > 2]

    def _candidate(self, i: int) -> Candidate | None:
        """Return a line as a candidate, if its kind and its words allow."""
        layout = self.layout
        kind, m = self.kinds[self.at(i)], layout.measures[i]
        if m.chars < 12 or kind in "DBFCc" or (kind == "P" and m.chars >= (100 if m.end == "." else 180)):
            return None
        far = self.next_sentence(i)[0] - i
        text = layout.blocks[i].text
        if (kind == "N" and far > 30) or len(text) > LONGEST or _NEVER.match(text):
            return None
        words = layout.content(i)
        own = layout.body[i]  # a line that was taken for text is not about itself
        said = self.vocabulary.get  # a Counter's own way to what it lacks takes three times as long
        times = [said(word, 0) - own for word in words]
        share = sum([count > 0 for count in times]) / len(words) if words else 0.0
        about = share >= (0.5 if kind == "N" else 0.25)
        if not about and far > 8 and not _FACTS_BELOW.match(self.kinds, self.at(i) + 1):
            return None
        if (kind == "N" and furniture(text)) or (kind in "TPS" and any(c.startswith(text) for c in self.captions)):
            return None
        if is_point(layout.blocks, self._kind_at, i) or _is_menu(text):
            return None
        if is_path(text) or outlet_by_name(text) or self._is_below_read_more(i) or self._is_writer(i):
            return None
        topic = sum([min(count, 5) for count in times]) - 1.5 * len(words) * (1 - share)
        unique = frozenset(words)
        return Candidate(i, title_of(text), unique, share, topic, len(unique & self.lead))

    def _is_writer(self, i: int) -> bool:
        """Tell a writer over the day, or `Commentary by Jane Roe and Ann Poe`."""
        text = self.layout.blocks[i].text
        named = _WRITTEN.sub("", text)
        if (whose := _AFFILIATED.match(text)) and is_person(whose[1]):
            return True
        if self.kinds[self.at(i) - 1] == "D" and _PLACED.search(text):
            several = re.split(r", | and ", _PLACED.sub("", text))
            return len(several) > 1 and all(map(is_person, several))
        if self.layout.measures[i].words < 5 and self.kinds[self.at(i) + 1] == "D":
            return is_person(named)
        return named != text and all(map(is_person, re.split(r", | and ", named)))

    def _is_below_read_more(self, i: int) -> bool:
        """Tell a teaser: the line right below `Read more`, `Related`; below `Latest`, of a menu, a title may stand."""
        if self.kinds[self.at(i) - 1] not in "FN":
            return False
        above, block = self.layout.blocks[i - 1 : i + 1]
        near = block.line - above.line <= 1
        return near and furniture(above.text) == "starts_related" and MORE.match(above.text) is not None

    def _kind_at(self, i: int) -> str:
        return self.kinds[self.at(i)] if i >= self.begin else "^"

    def _lines_of(self, kind: str) -> list[int]:
        return [self.begin + at for at, one in enumerate(self.kinds[EDGE:-EDGE]) if one == kind]

    @cached_property
    def captions(self) -> list[str]:
        """The captions: by their own marks, or printed twice, each time with a picture's credit below."""
        texts = [block.text for block in self.layout.blocks]
        credited = [texts[i - 1] for i in self._lines_of("c") if i and texts[i].startswith(_CREDIT)]
        others = (credited[:k] + credited[k + 1 :] for k in range(len(credited)))
        twice = [one for one, rest in zip(credited, others, strict=True) if any(other.endswith(one) for other in rest)]
        return [*[texts[i] for i in self._lines_of("C")], *twice]

    @cached_property
    def dated(self) -> list[int]:
        """The lines that are dates."""
        return self._lines_of("D")

    @cached_property
    def bylines(self) -> list[int]:
        """The lines that begin as bylines do."""
        return self._lines_of("B")


def _is_menu(text: str) -> bool:
    """Tell the sections of a site on one line: `World U.S. Politics Sports Business`."""
    words = text.split()
    return len(words) >= _MENU and all(word[:1].isupper() and is_label("section", word) for word in words)
