"""Container and unit agree with the program and with each other; nothing in them has rights that it does not need."""

import re
import tomllib
from fnmatch import fnmatch

import click
import yaml

from bot.cli.operator import Operator
from bot.cli.program import make_program
from bot.locale import read_phrases
from bot.text.languages import Language
from tests.paths import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
UNIT = (ROOT / "deploy" / "withdrawal-bot.service").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]["bot"]
COPIED = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)


def commands() -> click.Group:
    return make_program(Operator(Language.ENGLISH, read_phrases()))


def test_what_is_copied_is_there_and_is_let_in() -> None:
    let_in = re.findall(r"^!(.+?)/?$", (ROOT / ".dockerignore").read_text(encoding="utf-8"), re.MULTILINE)
    for source in " ".join(COPIED).split():
        assert (ROOT / source).exists()
        assert any(fnmatch(source.rstrip("/"), pattern) for pattern in let_in), source


def test_what_the_build_needs_is_copied() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = {"bot/", "corpus/", project["project"]["readme"], *project["project"]["license-files"]}
    assert needed <= set(" ".join(COPIED).split())


def test_the_commands_that_are_run_exist() -> None:
    assert 'ENTRYPOINT ["withdrawal-bot"]\nCMD ["run"]' in DOCKERFILE
    assert 'CMD ["withdrawal-bot", "health"]' in DOCKERFILE
    assert "ExecStart=/opt/withdrawal-bot/bin/withdrawal-bot run\n" in UNIT
    assert {"run", "health", "init"} <= commands().commands.keys()


def test_the_container_runs_as_nobody_in_particular() -> None:
    assert re.search(r"^USER 10001:10001$", DOCKERFILE, re.MULTILINE)


def test_the_container_can_write_only_where_it_keeps_things() -> None:
    assert (COMPOSE["read_only"], COMPOSE["tmpfs"], COMPOSE["volumes"]) == (True, ["/tmp"], ["data:/data"])  # noqa: S108
    assert (COMPOSE["cap_drop"], COMPOSE["security_opt"]) == (["ALL"], ["no-new-privileges:true"])


def test_whoever_starts_the_bot_again_gives_it_the_time_to_stop() -> None:
    assert COMPOSE["stop_grace_period"] == "10s"
    assert "TimeoutStopSec=10\n" in UNIT


def test_the_unit_does_not_start_again_what_somebody_must_mend_first() -> None:
    assert "Restart=on-failure\nRestartPreventExitStatus=1 2\n" in UNIT
