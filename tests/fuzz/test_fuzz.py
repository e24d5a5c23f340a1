"""A short run of what `tests/fuzz/long_run.py` does for long."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.engine import Engine
from tests.fuzz.documents import files, questions
from tests.fuzz.properties import handles, quotes_verbatim
from tests.fuzz.running_bot import RunningBot, running_bot
from tests.fuzz.updates import UpdateStrategies

if TYPE_CHECKING:
    from bot.preview.bot_api.shapes import Object

SHORT = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def bot(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningBot]:
    with running_bot(tmp_path_factory.mktemp("fuzz"), engine) as bot:
        yield bot


# The library warns of what will be of another type in messages that nobody reads, such as of a timer that was set.
@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
@SHORT
@given(data=st.data())
def test_nothing_that_is_sent_makes_the_bot_do_wrong(bot: RunningBot, data: st.DataObject) -> None:
    update = data.draw(UpdateStrategies(bot.chats, bot.people).updates())
    handles(bot, update, data.draw(st.one_of(st.none(), st.integers(0, 2**31))))


@SHORT
@given(content=files, question=questions)
def test_whatever_a_document_has_is_quoted_verbatim(content: str, question: str) -> None:
    quotes_verbatim(content, question)


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
def test_a_timer_that_was_set_makes_the_bot_do_nothing_wrong(bot: RunningBot) -> None:
    timer: Object = {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}}
    message: Object = {"message_id": 1, "date": 0, "chat": bot.chats[0], "from": bot.people[0], **timer}
    assert bot.handle({"update_id": 1, "message": message}) == []
