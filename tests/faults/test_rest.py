"""A share of what `make faults` does to archives at rest, and to a disk that is full."""

from pathlib import Path

import pytest

from .flips import Damage, change_text, cut, flip_bit, harms, zero_page
from .full_disk import fill, try_mounting
from .strace import need


@pytest.mark.parametrize(("damaging", "number"), [(flip_bit, 25), (change_text, 3), (zero_page, 5), (cut, 5)])
def test_damage_is_seen_or_changes_no_answer(damaging: Damage, number: int) -> None:
    assert [harm for _, harm in harms(damaging, number) if harm] == []


def test_the_flips_see_a_check_that_looks_at_less() -> None:
    assert any(harm for _, harm in harms(change_text, 3, planted=True))


def test_a_full_disk_loses_nothing_and_goes_on_when_there_is_room(tmp_path: Path) -> None:
    need("mount", try_mounting())
    disk = tmp_path / "disk"
    disk.mkdir()
    acknowledged, faults = fill(disk)
    assert faults == []
    assert acknowledged > 20
