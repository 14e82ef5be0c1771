"""What the sequence model is asked of an item, question by question.

An answer is a short string, a character or more for each thing that was found out; a question says which of them are
features of the model, alone or together: the question `o`, answered `53.` (length 5, share of function words 3, end in
a full stop), has the features `c5`, `f3`, `e.`, `cf53`, `ce5.` and `fe3.`. Few answers are many lines', so what they
weigh is added up once (weighing.py).
"""

from collections.abc import Mapping, Sequence

Answer = str | tuple[str, ...]
Column = tuple[str, Sequence[Answer]]  # a question and its answers, one an item; "" where an item has none
Asked = Sequence[tuple[str, Sequence[int]]]  # the features of a question: a name, and which parts of the answer follow
Questions = Mapping[str, Asked]

QUESTIONS: Questions = {
    # a line: length, function words, end
    "o": (("c", (0,)), ("f", (1,)), ("e", (2,)), ("cf", (0, 1)), ("ce", (0, 2)), ("fe", (1, 2))),
    # length, capitals, start, end
    "t": (("C", (1,)), ("cC", (0, 1)), ("s", (2,)), ("se", (2, 3))),
    # words, digits, sentences, score
    "n": (("w", (0,)), ("d", (1,)), ("n", (2,)), ("q", (3,))),
    # a run of short lines: its size, their length, those with digits, those repeated
    "r": (("B", (0,)), ("Bc", (1,)), ("Bd", (2,)), ("Br", (3,))),
    # the shapes of neighbours, two characters each
    "-": (("-1", (0, 1)), ("-0", (0, 1, 2, 3))),
    "+": (("+1", (2, 3)), ("+0", (0, 1, 2, 3))),
    "2": (("-2", (0, 1)), ("+2", (2, 3))),
    # the mean score of three and eight items before and after
    "u": (("b", ()), ("u3", (0,)), ("v3", (1,)), ("x3", (0, 1)), ("u8", (2,)), ("v8", (3,)), ("x8", (2, 3))),
    # how far down the page, and its prose
    "m": (("p", (0,)), ("m", (1,))),
    # side of the densest run, distance from its edge, shape
    "D": (("D", (0, 1)), ("S", (0, 2, 3))),
    "H": (("H", (0, 1)), ("Hc", (0, 2, 3))),
    # share of its words in the densest run, how many; how much of it is said again before and after
    "V": (("V", (0, 1)), ("E", (2, 3))),
    # its cluster of prose: role, weights before and after, shape, weight
    "k": (("k", (0, 1, 2)), ("ks", (0, 1, 2, 3, 4)), ("kw", (0, 5))),
    # stamped lines, and prose, either way; repeated ones
    "y": (("y", (0, 1)), ("N", (2, 3, 4))),
    "Y": (("Y", (0, 1)),),
    # indentation against the densest run, bullet, style of the page, share of the prose, prose or not; against the
    # prose before and after; blank lines against those of the densest run
    "I": (("I", (0, 1)), ("I5", (2, 0, 3, 4)), ("J", (5, 6)), ("Gg", (7,))),
    # blank lines before and after, shape, share of the prose that has its indentation and blank lines, prose or not
    "G": (("G", (0, 1)), ("Gs", (0, 1, 2, 3)), ("Q", (4, 5))),
    # the furniture before: kind, distance; kind, shape; whether the article ended, shape, share of common words
    "F": (("F", (0, 1)),),
    "Fs": (("Fs", (0, 1)),),
    "Z": (("Z", (0, 1, 2)), ("Zv", (0, 3))),
    # the run of like lines it is in: size, above, below, first and last character
    "l": (("l", (0, 1, 2)), ("lk", (1, 2, 3, 4))),
    # what its words tell: length, own, the line before; own, the line after, those around
    "a": (("a", (0, 1)), ("a-", (1, 2))),
    "a+": (("a+", (0, 1)), ("aw", (2,))),
}


def features(asked: Asked, answer: Answer) -> list[str]:
    """Return the features of an answer."""
    return [name + "".join([answer[i] for i in chosen]) for name, chosen in asked] if answer else []
