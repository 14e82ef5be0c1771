"""Two writers and three readers, for a moment; and the same with a lock that is taken too late."""

from .crowd import crowd, two_ingests


def test_nobody_meets_a_lock_that_does_not_open() -> None:
    writers, readers = crowd(4)
    assert [fault for done in (*writers, *readers) for fault in done.faults] == []
    assert all(done.times for done in (*writers, *readers))


def test_the_crowd_sees_a_lock_that_is_taken_late() -> None:
    writers, _ = crowd(4, planted="deferred begin")
    assert any("in use by" in fault for done in writers for fault in done.faults)


def test_two_ingests_of_near_copies_let_each_other_in() -> None:
    assert two_ingests(150) == []
