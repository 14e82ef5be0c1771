"""Made-up news for measuring: seeded, the same on every machine, no word list needed.

Words are strung from syllables and drawn by Zipf's law, articles repeat words of a topic of their own (real
words come in bursts), lengths are log-normal around 340 words, and the field's phrases stand in whole
sentences at known shares of the articles.
"""

import random
from collections.abc import Iterator
from itertools import accumulate
from math import log

SYLLABLES = "ba co de fi go ha in jo ka lu me no or pa ri sa te un va we ton ment der ing ate ist ous al"
FREQUENT = "the of and to in a is that for it as was with be by on not he are this have from had an they which"
SEED = 20
VOCABULARY = 30_000
TOPICS = 100
TOPIC_WORDS = 60
TOPIC_SHARE = 0.1
MEDIAN_WORDS, SPREAD = 340, 0.57  # of the log-normal lengths, as measured on news text
OUTLETS = ("Yonhap News Agency", "The Korea Times", "The Korea Herald", "Stars and Stripes", "Reuters", "KBS World")
NAMES = ("Kim Min-seo", "Lee Joon", "Park Ha-na", "Ana Smith", "John Miller", "Choi Yu-jin", "Claire Martin")

# sentence -> share of the articles that have it
SENTENCES = {
    "Thousands of workers at the bases were placed on unpaid leave.": 0.02,
    "The Special Measures Agreement had run out in December.": 0.01,
    "Negotiators of South Korea and the United States met for another round.": 0.2,
    "The furlough took effect in April.": 0.02,
    "The government gave no date.": 0.33,
    "Few people were surprised.": 0.28,
}
# sentence -> every how many articles have it
MARKERS = {"The zyzzogeton was seen again.": 10_000, "Nobody in quokkabrook agreed.": 1_000}


def articles(count: int, seed: int) -> Iterator[dict[str, str]]:
    """Yield the articles; those of a shorter run begin a longer one."""
    rand = random.Random(seed)
    words = vocabulary(rand)
    weights = list(accumulate(1 / (rank + 2.7) ** 1.05 for rank in range(1, len(words) + 1)))
    topics = [rand.sample(words[100:8_000], TOPIC_WORDS) for _ in range(TOPICS)]
    for number in range(count):
        topic = rand.choice(topics)
        length = int(min(4_000, max(40, rand.lognormvariate(log(MEDIAN_WORDS), SPREAD))))
        drawn = rand.choices(words, cum_weights=weights, k=length)
        text = [rand.choice(topic) if rand.random() < TOPIC_SHARE else word for word in drawn]
        marks = [sentence for sentence, every in MARKERS.items() if number % every == 7]
        yield {
            "headline": " ".join(rand.choices(topic, k=3) + rand.choices(words, cum_weights=weights, k=5)).capitalize(),
            "published": f"{2001 + number % 25}-{1 + number % 12:02}-{1 + number % 28:02}",
            "byline": rand.choice(NAMES),
            "outlet": rand.choice(OUTLETS),
            "url": f"https://news.example/{number}",
            "body": "\n\n".join([*paragraphs(rand, text), *marks]),
        }


def vocabulary(rand: random.Random) -> list[str]:
    """Make the words, the most frequent first."""
    syllables = SYLLABLES.split()
    words = dict.fromkeys(FREQUENT.split())
    while len(words) < VOCABULARY:
        words["".join(rand.choices(syllables, k=rand.choice((2, 2, 3, 4))))] = None
    return list(words)


def paragraphs(rand: random.Random, words: list[str]) -> Iterator[str]:
    """Yield paragraphs of one to four sentences, the field's own sentences among them."""
    sentences = [sentence for sentence, share in SENTENCES.items() if rand.random() < share]
    at = 0
    while at < len(words):
        size = 6 + int(rand.triangular(0, 30, 12))
        sentences.append(" ".join(words[at : at + size]).capitalize() + ".")
        at += size
    rand.shuffle(sentences)
    at = 0
    while at < len(sentences):
        size = rand.randint(1, 4)
        yield " ".join(sentences[at : at + size])
        at += size
