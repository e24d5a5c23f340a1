"""The dashboard and the alerts name only figures that the bot has."""

import json
import re

import pytest
import yaml
from prometheus_client import CollectorRegistry

from bot.heartbeat import Heartbeat
from bot.metrics.prometheus import PrometheusMeasures
from bot.metrics.stages import Stage, Stages
from tests.paths import ROOT

DASHBOARD = (ROOT / "deploy" / "grafana-dashboard.json").read_text(encoding="utf-8")
ALERTS = (ROOT / "deploy" / "prometheus-alerts.yml").read_text(encoding="utf-8")
PAGE = (ROOT / "docs" / "operators.md").read_text(encoding="utf-8")
BEAT = Heartbeat(0, 60, 3, True, 0, 0, 0, None, None, 10**9, 10**8, 49, "0123", "2026-10-06")  # noqa: FBT003 - a sample
NAME = re.compile(r"\b(?:withdrawal_bot|process)_\w+")


@pytest.fixture(scope="module")
def figures() -> set[str]:
    """Return the names of all figures of a bot that has done a little of everything."""
    registry = CollectorRegistry()
    measures = PrometheusMeasures(registry)
    measures.watch(lambda: BEAT)
    stages = Stages(0)
    stages.end(Stage.ANSWER)
    measures.question("answer", "ar", "private", stages)
    for tell in (measures.sent, measures.failed, measures.retried, measures.told_to_wait):
        tell("sendMessage")
    families = list(registry.collect())
    return {sample.name for family in families for sample in family.samples} | {family.name for family in families}


@pytest.mark.parametrize("text", [DASHBOARD, ALERTS, PAGE], ids=["dashboard", "alerts", "page"])
def test_every_figure_that_is_named_exists(text: str, figures: set[str]) -> None:
    named = set(NAME.findall(text)) - {"withdrawal_bot"}
    assert named
    assert named <= figures


def test_the_dashboard_has_a_query_for_each_panel() -> None:
    panels = json.loads(DASHBOARD)["panels"]
    assert len({panel["id"] for panel in panels}) == len(panels)
    assert all(target["expr"] for panel in panels for target in panel["targets"])


def test_there_are_three_alerts_that_say_what_is_wrong() -> None:
    (group,) = yaml.safe_load(ALERTS)["groups"]
    assert [rule["alert"] for rule in group["rules"]] == ["BotReceivesNothing", "QuestionsWait", "SendingFails"]
    assert all(rule["annotations"].keys() == {"summary", "description"} for rule in group["rules"])
