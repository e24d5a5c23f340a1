"""Draws a chart with Matplotlib, which joins Arabic letters and orders both scripts. Only the worker imports this."""

from io import BytesIO
from typing import Literal

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from bot.charts.chart import Chart, Group

_FONT = "DejaVu Sans"  # comes with Matplotlib, and has Arabic letters
_WIDTH, _DPI = 6.4, 160  # inches; dots in each
_BLUE, _PALE, _INK, _GREY = "#2f6fab", "#e3ebf3", "#1c2733", "#5c6b7a"
_DAYS, _SHARE, _TITLE, _LINE = 2.4, 0.32, 0.55, 0.3  # inches that each takes from above to below
_BAR = 0.62  # of the room of a row
_Side = Literal["left", "right"]


def draw(chart: Chart) -> bytes:
    """Return a picture as PNG."""
    heights = [_TITLE, _DAYS, *(_TITLE + _SHARE * len(group.shares) for group in chart.groups)]
    heights.append(_LINE * max(len(chart.lines), 1))
    figure = Figure((_WIDTH, sum(heights) + _LINE), dpi=_DPI, layout="constrained", facecolor="white")
    FigureCanvasAgg(figure)
    figure.suptitle(chart.title, fontsize=15, fontweight="bold", color=_INK, fontfamily=_FONT)
    rows = figure.subplots(len(heights) - 1, 1, height_ratios=heights[1:], squeeze=False)[:, 0]
    _draw_days(rows[0], chart)
    for axes, group in zip(rows[1:-1], chart.groups, strict=True):
        _draw_group(axes, group, is_right_to_left=chart.is_right_to_left)
    _write_lines(rows[-1], chart)
    picture = BytesIO()
    figure.savefig(picture, format="png")
    return picture.getvalue()


def _draw_days(axes: Axes, chart: Chart) -> None:
    axes.bar(range(len(chart.days)), chart.days, width=0.8, color=_BLUE)
    axes.set_xticks([place for place, _ in chart.marked], [name for _, name in chart.marked])
    axes.yaxis.set_major_locator(MaxNLocator(4, integer=True))
    axes.set_ylim(0, max(*chart.days, 1) * 1.08)
    axes.set_xlim(-0.7, len(chart.days) - 0.3)
    axes.grid(axis="y", color=_PALE)
    axes.set_axisbelow(True)
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(_PALE)
    axes.tick_params(length=0, pad=6, labelsize=9, labelcolor=_GREY, labelfontfamily=_FONT)
    _entitle(axes, chart.days_title, is_right_to_left=chart.is_right_to_left)
    if chart.is_right_to_left:  # the newest day stands where a reader's line ends
        axes.invert_xaxis()
        axes.yaxis.tick_right()
        axes.tick_params(axis="y", length=0)


def _draw_group(axes: Axes, group: Group, *, is_right_to_left: bool) -> None:
    places = range(len(group.shares))
    shares = [each.share for each in group.shares]
    axes.barh(places, [1.0] * len(shares), height=_BAR, color=_PALE)
    axes.barh(places, shares, height=_BAR, color=_BLUE)
    axes.set_yticks(places, [each.name for each in group.shares])
    axes.set_ylim(len(shares) - 0.5, -0.5)
    axes.set_xlim(0, 1.16)
    axes.set_xticks([])
    for side in axes.spines.values():
        side.set_visible(False)
    axes.tick_params(length=0, labelsize=11, labelcolor=_INK, labelfontfamily=_FONT)
    for place, share in zip(places, shares, strict=True):
        beside: _Side = "right" if is_right_to_left else "left"
        axes.text(1.02, place, f"{100 * share:.0f}%", fontsize=11, color=_INK, fontfamily=_FONT, ha=beside, va="center")
    _entitle(axes, group.title, is_right_to_left=is_right_to_left)
    if is_right_to_left:
        axes.invert_xaxis()
        axes.yaxis.tick_right()
        axes.tick_params(axis="y", length=0)


def _write_lines(axes: Axes, chart: Chart) -> None:
    axes.set_axis_off()
    side, place = ("right", 1.0) if chart.is_right_to_left else ("left", 0.0)
    written = "\n".join(chart.lines)
    axes.text(place, 1.0, written, fontsize=10, color=_INK, fontfamily=_FONT, ha=side, va="top", linespacing=1.5)


def _entitle(axes: Axes, title: str, *, is_right_to_left: bool) -> None:
    side: _Side = "right" if is_right_to_left else "left"
    axes.set_title(title, loc=side, fontsize=12, fontweight="bold", color=_INK, fontfamily=_FONT)
