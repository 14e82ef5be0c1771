"""Count what the words of a line tell: how much more often lines of furniture say them than lines of text do.

Only lines that read like running text are counted: what comments, notes on cookies and teasers say that articles do
not. Every publisher has one vote, however long its pages are. What a page is learned with leaves its own publisher's
vote out, as pages of unseen publishers must do without it.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import log

VOTERS = 3  # publishers that must say a word
LEAST = 5  # tenths; what tells less tells nothing
MOST = 25
RARE = 0.0008  # share of lines, put to both sides

Line = tuple[Collection[str], bool]  # the words of a line, and whether it is text
Shares = Mapping[str, float]


class Votes:
    """The share of a publisher's lines that say each word, in furniture and in text, and their sums."""

    def __init__(self, lines: Iterable[tuple[str, Sequence[Line]]]) -> None:
        """Count `lines`: a publisher and the lines of one of its pages."""
        said: dict[tuple[str, bool], Counter[str]] = defaultdict(Counter)
        sizes: Counter[tuple[str, bool]] = Counter()
        for publisher, page in lines:
            for words, text in page:
                said[publisher, text].update(set(words))
                sizes[publisher, text] += 1
        self.shares = {key: {w: n / (sizes[key] + 10) for w, n in words.items()} for key, words in said.items()}
        self.sums: dict[bool, Counter[str]] = {False: Counter(), True: Counter()}
        self.voters: Counter[str] = Counter()
        for (_, text), shares in self.shares.items():
            self.sums[text].update(shares)
        self.publishers = sorted({publisher for publisher, _ in said})
        for publisher in self.publishers:
            self.voters.update({*self._own(publisher, False), *self._own(publisher, True)})

    def _own(self, publisher: str | None, text: bool) -> Shares:
        return self.shares.get((publisher or "", text), {})

    def tells(self, without: str | None = None) -> dict[str, int]:
        """Return what each word tells, without the vote of one publisher."""
        furniture, text = self._own(without, False), self._own(without, True)
        rare = RARE * len(self.publishers)
        found = {}
        for word, voters in self.voters.items():
            if voters - (word in furniture or word in text) < VOTERS:
                continue
            often = self.sums[False][word] - furniture.get(word, 0.0) + rare
            tell = round(10 * log(often / (self.sums[True][word] - text.get(word, 0.0) + rare)))
            if abs(tell) >= LEAST:
                found[word] = max(-MOST, min(MOST, tell))
        return found
