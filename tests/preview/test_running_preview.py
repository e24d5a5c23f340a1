"""`withdrawal-bot preview` runs the real bot behind the page, and nothing of it is left in the end."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.preview.bot_api.shapes import text_at
from tests.adding.articles import BRIEFING
from tests.paths import ROOT
from tests.preview.page import Page, result_of
from tests.preview.running import UNKNOWN, preview, url_in
from tests.process import clean_environment
from tests.standin import PATIENCE


def test_a_question_is_answered_taught_and_answered_otherwise(tmp_path: Path) -> None:
    with preview(tmp_path) as (process, (line,)), Page(url_in(line)) as page:
        chat = page.in_chat("private")
        page.order("say", **chat, text=UNKNOWN)
        number, before = page.next_text(chat["chat"])
        missing = result_of(page.order("explain", question=UNKNOWN))["outcome"]
        taught = page.order("teach", question=UNKNOWN, document="school-moves", paragraph=3, language="en")
        page.order("say", **chat, text=UNKNOWN)
        _, after = page.next_text(chat["chat"], number)
        desk = page.in_chat("administration", language="en")
        reloaded, _ = page.next_text(desk["chat"], number)
        headers = {"Origin": page.origin, "X-Order": json.dumps(desk), "X-Name": "session.txt"}
        page.http.post("/upload", content="\n\n".join(("Fourth session", *BRIEFING)).encode(), headers=headers)
        _, draft = page.next_text(desk["chat"], reloaded)
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0
    assert "لم أجد" in before
    assert "Fourth session" in draft
    assert missing == "nothing"
    assert text_at(result_of(taught), "said").startswith("Corpus reloaded")
    assert "حافلة" in after
    assert UNKNOWN in (tmp_path / "corpus" / "questions.csv").read_text(encoding="utf-8")
    assert not list(tmp_path.glob("*.sqlite3"))


def test_beyond_this_computer_a_password_is_asked_for(tmp_path: Path) -> None:
    with preview(tmp_path, "--listen", "0.0.0.0") as (_, (line, second)):  # noqa: S104 - that it is guarded is the point
        port = url_in(line).rpartition(":")[2]
        with Page(f"http://127.0.0.1:{port}") as page:
            assert page.order("start").status_code == 401
            password = second.removeprefix("Password: ").strip()
            page.http.post("/login", data={"password": password}, headers={"Origin": page.origin})
            assert page.order("start").status_code == 200


@pytest.mark.parametrize("option", [["--port", "70000"], ["--listen", "256.0.0.1"]])
def test_where_it_cannot_listen_is_told(option: list[str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "preview", "--no-browser", *option],
        cwd=tmp_path,
        env={**clean_environment(), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        text=True,
        timeout=PATIENCE,
    )
    assert done.returncode == 2
    assert option[1] in done.stderr
    assert "Traceback" not in done.stderr
