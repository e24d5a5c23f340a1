"""The house keeps its doors: who may import whom, and promises that stand in more than one place."""

import ast
import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest

from bot.settings import PREFIX, Settings
from tests.paths import ROOT

# From the ground up: each room with those below it that it may use.
ROOMS: dict[str, set[str]] = {
    "snapshot_parts": set(),
    "snapshots": {"snapshot_parts"},
    "lexicons": {"snapshots"},
    "problems": set(),
    "troubles": set(),
    "distribution": set(),
    "env_file": set(),
    "setting_values": set(),
    "setup": {"distribution", "env_file"},
    "settings": {"distribution", "env_file", "problems", "setting_values"},
    "text": {"lexicons"},
    "subject": {"text"},
    "documents": {"lexicons", "problems", "subject", "text"},
    "adding": {"documents", "text"},
    "editing": {"adding", "documents", "problems", "text"},
    "locale": {"lexicons", "subject", "text"},
    "draft_sentences": {"adding", "documents", "locale", "text"},
    "questions": {"lexicons", "text"},
    "events": {"documents", "text"},
    "expansion": {"documents", "lexicons", "questions", "text"},
    "search": {"documents", "expansion", "questions", "text"},
    "answering": {"documents", "expansion", "lexicons", "locale", "questions", "search", "text"},
    "long_lived": set(),
    "seldom": set(),
    "made_apart": {"documents", "problems"},
    "library": {
        "answering",
        "documents",
        "events",
        "expansion",
        "made_apart",
        "questions",
        "search",
        "snapshots",
        "text",
    },
    "index_making": {"answering", "documents", "lexicons", "library", "snapshots"},
    "claims": {"answering", "documents", "questions", "search", "text"},
    "engine": {
        "answering",
        "claims",
        "documents",
        "expansion",
        "library",
        "long_lived",
        "questions",
        "search",
        "seldom",
        "snapshots",
        "text",
    },
    "reviewing": {"adding", "answering", "documents", "editing", "problems", "text"},
    "evaluation": {"answering", "documents", "locale", "problems", "search", "text"},
    "calibration": {"answering", "documents", "evaluation", "expansion", "locale", "search", "text"},
    "store": {"answering", "text", "troubles"},
    "teaching": {"answering", "documents", "engine", "store", "text"},
    "inbox": set(),
    "charts": set(),
    "heartbeat": {"locale"},
    "metrics": {"distribution", "heartbeat"},
    "error_sentences": {"documents", "evaluation", "locale", "problems", "settings"},
    "chat": {
        "adding",
        "answering",
        "charts",
        "claims",
        "documents",
        "draft_sentences",
        "editing",
        "engine",
        "error_sentences",
        "events",
        "heartbeat",
        "inbox",
        "locale",
        "metrics",
        "problems",
        "questions",
        "reviewing",
        "setting_values",
        "settings",
        "store",
        "teaching",
        "text",
        "troubles",
    },
    "preview": {"documents", "engine", "error_sentences", "locale", "text"},
    "cli": {
        "adding",
        "answering",
        "calibration",
        "chat",
        "distribution",
        "documents",
        "draft_sentences",
        "editing",
        "engine",
        "error_sentences",
        "evaluation",
        "events",
        "expansion",
        "heartbeat",
        "lexicons",
        "library",
        "locale",
        "long_lived",
        "preview",
        "problems",
        "questions",
        "reviewing",
        "setting_values",
        "search",
        "settings",
        "setup",
        "snapshots",
        "store",
        "teaching",
        "text",
    },
    "__main__": {"cli", "locale", "problems"},
}
# Likewise the rooms within `bot/chat`.
CHAT_ROOMS: dict[str, set[str]] = {
    "bounded_dict": set(),
    "sending": set(),
    "writing": {"bounded_dict", "sending"},
    "work_threads": set(),
    "context": {"work_threads", "writing"},
    "connection": {"bounded_dict", "context", "sending", "writing"},
    "menus": {"context"},
    "store_failures": {"context", "writing"},
    "choice_panel": {"context", "store_failures", "writing"},
    "groups": {"bounded_dict", "choice_panel", "connection", "context", "sending", "writing"},
    "administration": {"context", "menus", "store_failures", "writing"},
    "handler_callback": set(),
    "cards": {"context", "groups", "sending", "store_failures", "writing"},
    "subscriptions": {"cards", "context", "sending", "store_failures", "writing"},
    "asking": {"bounded_dict", "cards", "connection", "context", "handler_callback", "writing"},
    "editing": {"asking", "context", "store_failures", "writing"},
    "pages": {"asking", "bounded_dict", "cards", "context", "store_failures", "writing"},
    "people": {"asking", "choice_panel", "context", "menus", "pages", "store_failures", "writing"},
    "handlers": {
        "administration",
        "asking",
        "cards",
        "connection",
        "context",
        "editing",
        "groups",
        "menus",
        "pages",
        "people",
        "subscriptions",
    },
    "command_handler": {"asking", "context", "handler_callback"},
    "command_table": {"handler_callback", "handlers"},
    "command_menus": {"command_table", "context", "menus"},
    "callback_table": {
        "administration",
        "asking",
        "cards",
        "editing",
        "groups",
        "handler_callback",
        "handlers",
        "pages",
        "people",
        "subscriptions",
    },
    "app": {
        "administration",
        "asking",
        "callback_table",
        "command_handler",
        "command_menus",
        "command_table",
        "connection",
        "context",
        "editing",
        "groups",
        "handlers",
        "subscriptions",
        "writing",
    },
    "supervision": {"connection", "context", "sending", "writing"},
    "lifecycle": {
        "administration",
        "app",
        "command_menus",
        "connection",
        "context",
        "subscriptions",
        "supervision",
    },
}
HOMES = {
    "telegram": {"chat"},
    "aiohttp": {"chat"},
    "httpcore": {"adding"},
    "httpx": {"chat", "setup"},
    "prometheus_client": {"metrics"},
    "tenacity": {"chat"},
    "watchfiles": {"chat"},
    "pyrate_limiter": {"chat"},
    "sqlite3": {"store", "inbox"},
    "rank_bm25": {"search"},
    "numpy": {"answering", "search", "snapshot_parts", "evaluation", "calibration"},
    "Stemmer": {"text"},
    "charset_normalizer": {"adding"},
    "docx": {"adding"},
    "matplotlib": {"charts"},
    "pypdf": {"adding"},
    "trafilatura": {"adding"},
    "yaml": {"documents"},
    "markdown_it": {"documents"},
    "mdit_py_plugins": {"documents"},
    "babel": {"locale", "text"},
    "pydantic": {
        "setup",
        "adding",
        "setting_values",
        "settings",
        "documents",
        "locale",
        "answering",
        "cli",
        "evaluation",
        "preview",
    },
    "dotenv": {"env_file"},
    "rich": {"cli", "evaluation", "calibration"},
    "click": {"cli", "__main__"},
    "asyncio": {"chat", "engine", "library", "made_apart", "seldom", "store", "inbox", "preview", "cli", "teaching"},
    "tornado": {"chat", "preview"},
}


FILES = sorted(file for file in (ROOT / "bot").rglob("*.py") if file != ROOT / "bot" / "__init__.py")
CHAT_FILES = [file for file in FILES if ROOT / "bot" / "chat" in file.parents]


def room_of(file: Path) -> str:
    return file.relative_to(ROOT / "bot").parts[0].removesuffix(".py")


def imports_of(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_room_imports_only_what_its_door_lets_in(file: Path) -> None:
    rooms = {name.split(".")[1] for name in imports_of(file) if name.startswith("bot.")}
    assert rooms <= ROOMS[room_of(file)] | {room_of(file)}


@pytest.mark.parametrize("file", CHAT_FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_room_of_the_chat_imports_only_what_its_door_lets_in(file: Path) -> None:
    room = file.relative_to(ROOT / "bot" / "chat").parts[0].removesuffix(".py")
    rooms = {name.split(".")[2] for name in imports_of(file) if name.startswith("bot.chat.")}
    assert rooms <= CHAT_ROOMS.get(room, set()) | {room}


@pytest.mark.parametrize("doors", [ROOMS, CHAT_ROOMS], ids=["bot", "bot/chat"])
def test_no_door_leads_back_up(doors: dict[str, set[str]]) -> None:
    order = list(doors)
    assert all(order.index(below) < order.index(room) for room in doors for below in doors[room])


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_file_says_first_what_it_does(file: Path) -> None:
    assert ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_library_is_used_only_in_its_home(file: Path) -> None:
    libraries = {name.split(".")[0] for name in imports_of(file)}
    assert not {library for library in libraries & HOMES.keys() if room_of(file) not in HOMES[library]}


def test_no_file_of_the_product_is_longer_than_250_lines() -> None:
    assert not [file for file in FILES if len(file.read_text(encoding="utf-8").splitlines()) > 250]


def test_every_setting_is_in_the_example_with_its_default() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    written = dict(line.split("=", 1) for line in lines if line.startswith(PREFIX))
    defaults = {
        PREFIX + name.upper(): "" if field.default in (None, ()) else field.default
        for name, field in Settings.model_fields.items()
    }
    switches = {True: "on", False: "off"}
    assert written == {
        name: switches[value] if isinstance(value, bool) else str(value) for name, value in defaults.items()
    } | {"BOT_CORPUS": ""}  # set, the folder would have to be there


def test_every_dependency_says_why_it_is_there() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    for requirement in [*project["dependencies"], *chain.from_iterable(project["optional-dependencies"].values())]:
        assert re.search(rf'^    "{re.escape(requirement)}", +# .+', text, re.MULTILINE), requirement


def test_the_lock_file_pins_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    for requirement in [*project["dependencies"], *project["optional-dependencies"]["chart"]]:
        name = re.match(r"[\w-]+", requirement)
        assert name
        assert re.search(rf"^{name[0]}(\[\w+\])?==", lock, re.MULTILINE), requirement


def test_the_gate_runs_the_test_command_of_the_readme() -> None:
    gate = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    command = next(line for line in gate if "pytest" in line)
    assert command in (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
