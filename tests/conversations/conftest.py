"""The bot that most conversations are with: one process for all of them, each with people and chats of its own."""

import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.conversations.running import ADMIN, NEW_ADMIN, OWNER, make_folder, open_admin, open_owner, running
from tests.conversations.talk import reader, said
from tests.process import LOG, BotProcess
from tests.standin import Chat, StandIn, User
from tests.strict import Manners


@pytest.fixture(scope="session")
def server() -> Iterator[StandIn]:
    """Serve Telegram, whether or not a bot runs."""
    with StandIn() as server:
        yield server


@pytest.fixture(scope="session")
def manners(server: StandIn, folder: Path) -> Iterator[Manners]:
    """Watch what the bot does wrong; in the end all of it must have been told."""
    manners = Manners(server, folder / LOG)
    yield manners
    assert manners.offences() == []


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the bot, with its corpus and its database."""
    return make_folder(tmp_path_factory.mktemp("bot"))


@pytest.fixture(scope="session")
def metrics_address() -> str:
    """Return where the bot's figures can be read."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        return f"127.0.0.1:{free.getsockname()[1]}"


@pytest.fixture(scope="session")
def bot(server: StandIn, folder: Path, manners: Manners, metrics_address: str) -> Iterator[BotProcess]:
    """Run the bot, and wait until it has set everything up."""
    open_owner(server)
    open_admin(server)
    admins = f"{OWNER},{ADMIN},{NEW_ADMIN}"
    with running(server, folder, BOT_ADMINS=admins, BOT_METRICS_LISTEN=metrics_address) as bot:
        server.wait_until(lambda: server.short_description("en") != "")
        manners.forgive("MyCommands: Bad Request: chat not found")  # the administrator who has not written yet
        yield bot


@pytest.fixture
def telegram(server: StandIn, bot: BotProcess) -> StandIn:
    """Return Telegram with the bot at work."""
    assert bot.process.poll() is None, bot.log
    return server


@pytest.fixture(autouse=True)
def _well_behaved(server: StandIn, manners: Manners) -> Iterator[None]:
    """Fail a test in which the bot does something wrong, or in which a trouble that was arranged does not come."""
    yield
    assert manners.offences() == []
    assert server.to_come == []


@pytest.fixture
def chat(telegram: StandIn) -> Chat:
    """Return the private chat of somebody who speaks Arabic."""
    return reader(telegram, "ar")


@pytest.fixture
def english_chat(telegram: StandIn) -> Chat:
    """Return the private chat of somebody who speaks English."""
    return reader(telegram, "en")


@pytest.fixture
def group(telegram: StandIn) -> Chat:
    """Return a group without topics."""
    return telegram.group("Newsroom")


@pytest.fixture
def sara(telegram: StandIn) -> User:
    """Return somebody who speaks Arabic."""
    return telegram.user("Sara", language_code="ar")


@pytest.fixture
def ali(telegram: StandIn) -> User:
    """Return somebody who speaks English."""
    return telegram.user("Ali", language_code="en")


@pytest.fixture
def admin(telegram: StandIn) -> Chat:
    """Return the chat of the administrator who wrote to the bot before it started."""
    return open_admin(telegram)


@pytest.fixture
def corpus(folder: Path, admin: Chat) -> Iterator[Path]:
    """Return the folder of the documents, to be changed; afterwards the bot answers from what was there before."""
    yield folder / "corpus"
    make_folder(folder)
    said(admin, "/reload")
