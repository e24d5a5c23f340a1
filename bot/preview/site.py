"""What the page shows and can ask for: the chats, the bot behind them, and how its answers come about."""

import asyncio
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from bot.documents import CorpusError, add_question
from bot.engine import Engine
from bot.error_sentences import corpus_sentences
from bot.locale import Phrases, wordings_of
from bot.preview.actions import Actions
from bot.preview.bot_api.bot_api import BotApi
from bot.preview.bot_api.entities import TextFormatter
from bot.preview.bot_api.html_parser import HtmlParser
from bot.preview.bot_api.refusal import ApiError
from bot.preview.bot_api.shapes import Json, Object
from bot.preview.bot_api.world import World
from bot.preview.cast import BOT, USERNAME, Cast, Scene
from bot.preview.orders import Explaining, InChat, Teaching
from bot.text.languages import Language


class Site:
    """Everything behind the page."""

    def __init__(
        self, token: str, sentences: Mapping[Language, Phrases], language: Language, folder: Path, *, read_only: bool
    ) -> None:
        """Prepare the chats, with names in `language`; the corpus in `folder` can be written in unless `read_only`."""
        world = World(BOT, TextFormatter(HtmlParser()))
        self.api = BotApi(token, world)
        self.cast = Cast(world, sentences[language])
        self.actions = Actions(self.api, self.cast)
        self._sentences = sentences
        self._folder = folder
        self._read_only = read_only
        self._engine: Engine | None = None
        self.examples: dict[Language, tuple[str, ...]] = {}

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """The chats that are shown: without the administrator's where nothing may be written."""
        return tuple(each for each in self.cast.scenes if not (self._read_only and each is self.cast.administration))

    @property
    def is_ready(self) -> bool:
        """Whether the corpus has been read, so that the bot answers."""
        return self._engine is not None

    async def begin(self, engine: Engine) -> None:
        """Tell the page that the bot begins to answer, with this engine; and which questions it may begin with."""
        self._engine = engine
        self.api.world.changes.tell()
        for language in Language:
            self.examples[language] = await asyncio.to_thread(engine.examples, language)
            self.api.world.changes.tell()

    def start(self) -> Object:
        """Return what a page needs to begin."""
        scenes: list[Json] = [
            {
                "key": scene.key,
                "id": scene.room.id,
                "people": [{"id": each.user.id, "key": each.key} for each in scene.people],
                "topics": [{"id": number, "key": key} for number, key in scene.topics],
            }
            for scene in self.scenes
        ]
        return {"username": USERNAME, "read_only": self._read_only, "scenes": scenes, "words": self.words}

    @property
    def words(self) -> Object:
        """What the page says, in each language."""
        return {language.value: dict(wordings_of(each.preview)) for language, each in self._sentences.items()}

    async def explain(self, order: Explaining) -> Json:
        """Return how the answer to a question comes about; None while the bot is not ready."""
        if self._engine is None:
            return None
        return asdict(await asyncio.to_thread(self._engine.explain, order.question, order.previous))

    async def teach(self, order: Teaching) -> Json:
        """Write that a paragraph answers a question, let the bot read it, and return what it says to that.

        Raises ApiError with a sentence for the editor.
        """
        if self._read_only:
            raise ApiError(403, self._sentences[order.language].preview.read_only)
        try:
            await asyncio.to_thread(add_question, self._folder, order.question, order.document, order.paragraph)
        except CorpusError as error:
            raise ApiError(409, "\n".join(corpus_sentences(error, self._sentences[order.language]))) from error
        administration = self.cast.administration
        person = administration.people[0].user.id
        order_to_reload = InChat(chat=administration.room.id, person=person, language=order.language)
        return {"said": await self.actions.reload(order_to_reload)}
