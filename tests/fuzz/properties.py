"""What must hold for any update and any document."""

import tempfile
from contextlib import suppress
from pathlib import Path

from bot.chat.connection.update_runner import UNREADABLE
from bot.chat.writing.answer_messages import answer_message
from bot.chat.writing.readers import Reader
from bot.documents import CorpusError, read_corpus
from bot.engine import Engine
from bot.locale import read_phrases
from bot.preview.bot_api.shapes import Object
from bot.text.languages import Language
from tests.fuzz.running_bot import RunningBot
from tests.fuzz.updates import spoiled
from tests.standin.entities import format_message


def handles(bot: RunningBot, update: Object, seed: int | None) -> None:
    """Fail if an update makes the bot do anything wrong; one spoiled with a seed may be set aside, no more."""
    if seed is None:
        wrong = bot.handle(update)
        assert not wrong, (wrong, update)  # made smaller, the update may not do it: the bot has others behind it
    else:
        with suppress(*UNREADABLE):  # set aside, as what the library cannot read in the first place
            bot.handle(spoiled(update, seed))


def quotes_verbatim(content: str, question: str) -> bool:
    """Fail unless all that is quoted of a document stands in it; tell whether it was one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "made-up.ar.md").write_text(content, encoding="utf-8")
        try:
            corpus = read_corpus(folder)
        except CorpusError:
            return False
        engine = Engine(folder, Language.ARABIC)
        answer = engine.ask(question).answer
        paragraphs = [
            each.text for document in corpus.documents for each in document.version(Language.ARABIC).paragraphs
        ]
        for citation in (*answer.citations, *answer.nearest):
            assert any(citation.quote.text in paragraph for paragraph in paragraphs)
        message = answer_message(answer, Reader(answer.language, read_phrases()[answer.language], {}))
        losses = format_message(message.html, "HTML", [], {}).losses
        assert not losses, (losses, message.html)
    return True
