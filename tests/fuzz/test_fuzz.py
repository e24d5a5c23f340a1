"""A short run of what `tests/fuzz/long_run.py` does for long."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.engine import Engine
from tests.fuzz.documents import files, questions
from tests.fuzz.properties import handles, quotes_verbatim
from tests.fuzz.running_bot import RunningBot, running_bot
from tests.fuzz.updates import UpdateStrategies

SHORT = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def bot(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningBot]:
    with running_bot(tmp_path_factory.mktemp("fuzz"), engine) as bot:
        yield bot


@SHORT
@given(data=st.data())
def test_nothing_that_is_sent_makes_the_bot_do_wrong(bot: RunningBot, data: st.DataObject) -> None:
    update = data.draw(UpdateStrategies(bot.chats, bot.people).updates())
    handles(bot, update, data.draw(st.one_of(st.none(), st.integers(0, 2**31))))


@SHORT
@given(content=files, question=questions)
def test_whatever_a_document_has_is_quoted_verbatim(content: str, question: str) -> None:
    quotes_verbatim(content, question)
