"""What is told of a question, and to whom: the log has its text only if that is wished, figures are a wish too."""

import logging
import socket
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from bot.chat.asking.question_recording import tell_question
from bot.chat.context import BotContext
from bot.chat.supervision.measuring import measuring
from bot.engine import Engine
from bot.error_sentences import CannotRunError
from bot.locale import Phrases
from bot.metrics.measures import Measures
from bot.metrics.stages import Stage, Stages
from bot.setting_values import Listen
from bot.store import Store
from bot.text.languages import Language
from tests.store.opened import do

QUESTION = "Which bases were handed over?"


@pytest.mark.parametrize("wished", ["on", ""])
def test_a_question_stands_in_the_log_only_if_that_is_wished(
    wished: str, engine: Engine, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def tell(store: Store) -> None:
        context = BotContext(engine, store, Language.ENGLISH, (), logs_texts=bool(wished))
        tell_question(context, "private", engine.ask(QUESTION), Stages(0))

    with caplog.at_level(logging.INFO):
        do(tmp_path / "bot.sqlite3", tell)
    assert (QUESTION in caplog.text) is bool(wished)


def test_stages_follow_each_other() -> None:
    times = iter([10.0, 13.0, 14.5])
    stages = Stages(2.0, lambda: next(times))
    stages.end(Stage.ANSWER)
    stages.end(Stage.SEND)
    assert stages.seconds == {Stage.QUEUE: 2.0, Stage.ANSWER: 3.0, Stage.SEND: 1.5}


def test_a_port_that_is_taken_is_told_with_its_setting(sentences: Mapping[Language, Phrases]) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        listen = Listen(*taken.getsockname())
        refused = pytest.raises(CannotRunError, match="BOT_METRICS_LISTEN")
        with refused, measuring(listen, sentences[Language.ENGLISH].terminal):
            pass


def test_without_the_wish_nothing_is_counted(sentences: Mapping[Language, Phrases]) -> None:
    with measuring(None, sentences[Language.ENGLISH].terminal) as measures:
        assert type(measures) is Measures
