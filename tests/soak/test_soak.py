"""The programs of this folder in short: kills lose nothing and change no order, by polling and by webhook."""

from pathlib import Path

import pytest

from tests.soak.crashes import Plan, run


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
def test_kills_at_random_moments_lose_no_question_and_change_no_order(webhook: bool, tmp_path: Path) -> None:  # noqa: FBT001
    outcome = run(Plan(kills=3, questions=30, chats=8, webhook=webhook, seed=7), tmp_path)
    assert (outcome.asked, outcome.lost, outcome.overtaken, outcome.other) == (30, 0, 0, [])
