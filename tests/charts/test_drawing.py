"""A chart is drawn on the side where its readers begin, in a process of its own; without the library, not at all."""

import subprocess
import sys
from io import BytesIO

import pytest
from PIL import Image

from bot.charts.chart import Chart, Group, Share
from bot.charts.worker import draw_apart
from tests.paths import ROOT

BLUE = (47, 111, 171)


def chart(*, is_right_to_left: bool) -> Chart:
    title, name = ("ما سُئلته", "جواب") if is_right_to_left else ("What I was asked", "answer")
    groups = (Group(title, (Share(name, 0.3),)),)
    return Chart(title, title, (0,) * 30, ((29, "30"),), groups, (title,), is_right_to_left)


def blue_in(image: Image.Image) -> int:
    return sum(count for count, colour in image.getcolors(1 << 24) or () if colour == BLUE)


@pytest.mark.parametrize("is_right_to_left", [True, False])
def test_a_bar_begins_on_the_side_of_its_readers(*, is_right_to_left: bool) -> None:
    picture = draw_apart(chart(is_right_to_left=is_right_to_left))
    assert picture
    with Image.open(BytesIO(picture)) as image:
        pixels = image.convert("RGB")
    half = pixels.width // 2
    left, right = (blue_in(pixels.crop((start, 0, start + half, pixels.height))) for start in (0, half))
    assert (right > left) is is_right_to_left


def test_without_the_library_there_is_no_picture() -> None:
    code = "from bot.charts.chart import Chart; from bot.charts.worker import draw_apart"
    asked = f"{code}; print(draw_apart(Chart('', '', (1,), (), (), (), False)))"
    bare = [sys.executable, "-S", "-c", asked]  # without what is installed
    assert subprocess.run(bare, cwd=ROOT, capture_output=True, check=True, text=True).stdout == "None\n"
