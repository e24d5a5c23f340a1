"""Answers /start: with the welcome, or in private with what the link behind it leads to."""

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.chat.addressing import after_command
from bot.chat.commands import Commands
from bot.chat.deep_links import AskedQuestion, read_payload
from bot.chat.inline import START_PARAMETER
from bot.chat.markup import plain
from bot.chat.messages import line
from bot.chat.office import Office, is_private
from bot.chat.questions import Questions
from bot.chat.reader import Reader
from bot.chat.replies import reply
from bot.documents import Document


class Start:
    """The handler of /start."""

    def __init__(self, office: Office, commands: Commands, questions: Questions, reader: Reader) -> None:
        """Leave to each what is theirs."""
        self._office = office
        self._commands = commands
        self._questions = questions
        self._reader = reader

    async def on_start(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Open what a payload names; welcome whoever brings none or one that leads nowhere."""
        message = update.effective_message
        if message is None:
            return
        payload = after_command(message) if is_private(message) else ""
        if payload == START_PARAMETER:  # the button above inline results: it leads here, no further
            payload = ""
        if payload and await self._opened(message, payload):
            return
        if payload:
            language = self._office.language_for(message.from_user)
            await reply(message, line(plain(self._office.sentences[language].card.link_unknown), language))
        await self._commands.on_start(update, context)

    async def _opened(self, message: Message, payload: str) -> bool:
        target = read_payload(payload, self._office.desk.corpus)
        if target is None:
            return False
        if isinstance(target, AskedQuestion):
            await self._questions.answer(message, target.text, message)
        elif isinstance(target, Document):
            await self._reader.open_document(message, target)
        else:
            await self._reader.open_passage(message, target)
        return True
