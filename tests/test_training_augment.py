"""More pages from the ones there are: a page and its body in, another page and its body out."""

import random

from smaarchive.page import Block
from tests.training.augment import Labelled, by_sentence, with_list, with_standfirst

FIRST = "The envoys met on Monday in a hotel by the harbour. Nobody said why. The windows were shut."
SECOND = "Both sides had asked for more money than the other side could promise before its election in spring."
THIRD = "The talks go on in May, one of the envoys told the papers."
FOURTH = "His driver said that he had heard the same in each of the last four years, and always from an envoy."
FIFTH = "The hotel asks for its bill to be settled by noon, and so far it has been."
BODY = (FIRST, SECOND, THIRD, FOURTH, FIFTH)
BELOW = ("Related", "Harbour hotel sold", "Contact", "Imprint", "Privacy", "Terms", "Jobs", "Help")


def page(*body: str, below: tuple[str, ...] = BELOW) -> Labelled:
    texts = ["News", "Envoys meet again", "1 May 2020", *body, *below]
    return [Block(text, 2 * i + 1) for i, text in enumerate(texts)], [text in body for text in texts]


def kept(made: Labelled | None) -> list[str]:
    assert made is not None
    blocks, flags = made
    numbers = [block.line for block in blocks]
    assert numbers == sorted(set(numbers))
    return [block.text for block, flag in zip(blocks, flags, strict=True) if flag]


def test_sentences_stand_alone_and_the_last_is_a_short_one() -> None:
    told = kept(by_sentence(page(*BODY), random.Random(2)))
    assert told == [
        "The envoys met on Monday in a hotel by the harbour.",
        "Nobody said why.",
        "The windows were shut.",
        SECOND,
        THIRD,
    ]


def test_what_follows_the_body_stays_below_its_sentences() -> None:
    made = by_sentence(page(*BODY), random.Random(2))
    assert made is not None
    assert tuple(block.text for block in made[0])[-len(BELOW) :] == BELOW


def test_a_standfirst_is_one_of_the_sentences_without_its_stop() -> None:
    told = kept(with_standfirst(page(*BODY), random.Random(3)))
    assert told in ([THIRD[:-1], FIRST, SECOND, FOURTH, FIFTH], [FIFTH[:-1], *BODY[:-1]])


def test_a_body_of_long_paragraphs_gives_no_standfirst() -> None:
    assert with_standfirst(page(FIRST * 2, SECOND * 2, FOURTH * 2), random.Random(3)) is None


def test_a_list_is_text_among_the_paragraphs_or_below_them() -> None:
    for seed in range(20):
        told = kept(with_list(page(*BODY), random.Random(seed)))
        assert [text for text in told if text in BODY] == list(BODY)
        assert len(told) >= len(BODY) + 3
        assert told[0] == FIRST


def test_a_short_body_gets_no_list() -> None:
    assert with_list(page(FIRST, SECOND), random.Random(1)) is None
