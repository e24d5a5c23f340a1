"""A stand-in that no bot talks to but the test."""

from collections.abc import Iterator

import pytest

from tests.standin import StandIn


@pytest.fixture
def telegram() -> Iterator[StandIn]:
    with StandIn() as telegram:
        yield telegram
