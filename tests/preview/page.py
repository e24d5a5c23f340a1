"""The page of the preview as its own scripts use it: orders by HTTP, and what the server tells."""

import json
from collections.abc import Iterator
from types import TracebackType
from typing import Self

import httpx

from bot.preview.bot_api.shapes import Json, Object, number_at, object_at, objects_at, parse_json, text_at
from tests.standin import PATIENCE


class Page:
    """One page; close it when done."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.api_url = ""  # of the bot's server, with the token
        self.http = httpx.Client(base_url=url, timeout=PATIENCE, trust_env=False)
        self.origin = url.rstrip("/")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.http.close()

    def order(self, name: str, **body: Json) -> httpx.Response:
        """Send an order."""
        return self.http.post(f"/order/{name}", json=body, headers={"Origin": self.origin})

    def start(self) -> Object:
        """Return what a page begins with."""
        return result_of(self.order("start"))

    def in_chat(self, key: str, person: int = 0, language: str = "ar") -> Object:
        """Return what an order says of who does something, and where."""
        scene = next(each for each in objects_at(self.start(), "scenes") if each["key"] == key)
        return {"chat": scene["id"], "person": objects_at(scene, "people")[person]["id"], "language": language}

    def ask_bot_api(self, method: str, **fields: Json) -> list[Object]:
        """Return the objects that a call of the bot is answered with."""
        answer = parse_json(httpx.post(f"{self.api_url}/{method}", json=fields, trust_env=False).content)
        return objects_at(answer if isinstance(answer, dict) else {}, "result")

    def news(self, kind: str) -> Iterator[Object]:
        """Yield what the server tells of a kind, as it comes."""
        with self.http.stream("GET", "/feed") as told:
            for line in told.iter_lines():
                found = parse_json(line.removeprefix("data: ")) if line.startswith("data: ") else None
                if isinstance(found, dict) and found["kind"] == kind:
                    yield found

    def next_text(self, chat: Json, after: int = 0) -> tuple[int, str]:
        """Wait for a message of the bot in a chat, behind the one of an id; return its id and its text."""
        for news in self.news("message"):
            message = object_at(news, "message") or {}
            number = number_at(message, "message_id") or 0
            if news["chat"] == chat and number > after and (object_at(message, "from") or {})["is_bot"]:
                return number, text_at(message, "text")
        raise AssertionError("the server has closed the connection")


def result_of(response: httpx.Response) -> Object:
    """Return the result of an order that was carried out."""
    assert response.status_code == 200, response.text
    answer = json.loads(response.text)["result"]
    assert isinstance(answer, dict)
    return answer
