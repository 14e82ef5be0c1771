"""When a plain page was published and updated: labels decide, then position; a crawl's clock is neither."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from smaarchive.extract.dates import Stamp, stamps
from smaarchive.extract.features import bucket
from smaarchive.extract.layout import Layout

_PUBLISHED = re.compile(
    r"(?:\b(?:first )?(?:published|posted|created|written|issued|released|filed|added|date|input|online|on|as of|veröffentlicht|erstellt|publiziert|publié|posté|paru|mis en ligne|"
    r"publicado|publicada|pubblicato|pubblicata|gepubliceerd|publicerad|publisert|publiceret|udgivet|opublikowano|publikováno|yayınlan\w*|giriş|diterbitkan|vom|stand|le|el)\b"
    r"|입력|등록|게재|작성|기사입력|승인|公開|発行|掲載|発表|发布|發布|опубликован\w*|опубліковано|نشر)\s*(?:on|at|am|le|el|il|op|kl|일시|일|時間|时间)?\s*[.:：|]*\s*(?:\w{2,10},?\s)?$",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:\b(?:last )?(?:updated?|modified|revised|edited|changed|correct\w*|aktualisiert|aktualisierung|geändert|update|mis à jour|modifié|màj|actualizado|actualizada|aggiornato|aggiornata|ultima modifica|"
    r"atualizado|atualizada|bijgewerkt|gewijzigd|laatste update|uppdaterad|oppdatert|opdateret|zaktualizowano|aktualizováno|güncell\w*|diperbarui)\b|수정|최종수정|업데이트|更新|обновлено|оновлено|تحديث)"
    r"\s*(?:on|at|am|le|el|il|op|kl|일시|일|時間|时间)?\s*[.:：|]*\s*(?:\w{2,10},?\s)?$",
    re.IGNORECASE,
)
_OTHER = re.compile(r"©|\(c\)|copyright|founded|since|seit|established|est\.|born|expires?|deadline|event|ends|valid|until", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date found on the page: the line it stands on, and which label stands before it: published, updated or none."""

    stamp: Stamp
    index: int
    label: str


def dated_lines(layout: Layout, month_first: bool) -> list[Dated]:
    """Find the dates of the page outside the running text, each with its label."""
    found = []
    for i, block in enumerate(layout.blocks):
        if layout.body[i] and layout.measures[i].chars > 120:
            continue
        floor = 0
        for stamp in stamps(block.text, month_first):
            before = block.text[floor : stamp.start]
            if not before.strip(" |,·•:-") and floor == 0 and i:
                before = layout.blocks[i - 1].text[-40:] + " " if len(layout.blocks[i - 1].text) < 40 else before
            label = "updated" if _UPDATED.search(before) else "published" if _PUBLISHED.search(before) else "none"
            found.append(Dated(stamp, i, label))
            floor = stamp.end
    return found


def date_features(layout: Layout, dates: Sequence[Dated], headline: int | None) -> Iterator[list[str]]:
    """Describe every date of the page: what speaks for it being the day of publication."""
    newest = max((d.stamp.day for d in dates), default="")
    known = [d.stamp.day for d in dates]
    above = min(layout.start, len(layout.blocks))
    for order, dated in enumerate(dates):
        i, text = dated.index, layout.blocks[dated.index].text
        side = "body" if layout.body[i] else "above" if i < above else "inside" if i < layout.last else "below"
        to_body = side + bucket((1, 2, 3, 5, 9, 16, 40), above - i if i < above else max(0, i - layout.last))
        to_head = "?" if headline is None else ("-" if i < headline else "=" if i == headline else "+") + bucket((1, 2, 3, 5, 9, 16, 40), abs(i - headline))
        rest = len(text) - (dated.stamp.end - dated.stamp.start)
        clock = "clock" if len(dated.stamp.value) > 10 else "day"
        earlier = [d for d in dates[:order] if d.index >= (headline if headline is not None else max(0, above - 12))]
        row = [
            "any", dated.label, side, "b" + to_body, "h" + to_head, dated.label + " b" + to_body, dated.label + " h" + to_head, clock, dated.label + clock,
            "rest" + bucket((1, 8, 20, 45, 90), rest), "newest" + str(dated.stamp.day == newest), "same" + str(min(known.count(dated.stamp.day), 3)),
            "nth" + str(min(len(earlier), 3)) + dated.label, "swap" + str(dated.stamp.swappable),
            "first" + str(not any(d.label == dated.label for d in dates[:order])) + dated.label,
        ]  # fmt: skip
        if any(d.label == "published" for d in dates) and dated.label != "published":
            row.append(dated.label + " while published")
        if _OTHER.search(text):
            row.append("other")
        if re.search(r"\bago\b|\bvor \d", text):
            row.append("relative")
        row.append("list" + str(min(3, sum(1 for d in dates if abs(d.index - i) <= 12 and d.index != i))))
        yield row
