"""Curves over a logarithmic axis as SVG, drawn by hand: a plot is no reason for a dependency."""

import math
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 430, 300
LEFT, RIGHT, TOP, BOTTOM = 60, 20, 40, 45
COLOURS = ("#1f5a96", "#c8553d", "#3c7d4f")


@dataclass(frozen=True, slots=True)
class Series:
    """A curve: its name and its points, x and y above 0."""

    name: str
    points: list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Panel:
    """Curves on the same axes."""

    title: str
    series: list[Series]


def plotted(panels: list[Panel], below: str) -> str:
    """The panels side by side; a line of slope one is growth in proportion."""
    drawn = "\n".join(_panel(panel, at * WIDTH, below) for at, panel in enumerate(panels))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH * len(panels)} {HEIGHT}" '
        'font-family="sans-serif" font-size="12">\n'
        f'<rect width="100%" height="100%" fill="white"/>\n{drawn}\n</svg>\n'
    )


def _panel(panel: Panel, left: int, below: str) -> str:
    points = [point for series in panel.series for point in series.points]
    across = _Axis([x for x, _ in points], left + LEFT, left + WIDTH - RIGHT)
    up = _Axis([y for _, y in points], HEIGHT - BOTTOM, TOP)
    parts = [_text(left + LEFT, 20, panel.title, "font-weight='bold'")]
    for value in across.ticks():
        x = across.at(value)
        parts += [_line(x, TOP, x, HEIGHT - BOTTOM), _text(x, HEIGHT - 28, f"{value:,.0f}", MIDDLE)]
    for value in up.ticks():
        y = up.at(value)
        parts += [
            _line(left + LEFT, y, left + WIDTH - RIGHT, y),
            _text(left + LEFT - 6, y + 4, f"{value:,.0f}", END),
        ]
    parts.append(_text(left + (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, below, MIDDLE))
    for at, series in enumerate(panel.series):
        parts += _curve(series, COLOURS[at % len(COLOURS)], across, up)
        parts.append(
            _text(left + LEFT + 10, TOP + 18 + 16 * at, series.name, f"fill='{COLOURS[at]}'")
        )
    return "\n".join(parts)


MIDDLE, END = "text-anchor='middle'", "text-anchor='end'"


class _Axis:
    """A logarithmic axis of whole decades' thirds, on the pixels between two places."""

    def __init__(self, values: list[float], first: float, last: float) -> None:
        self._low, self._high = _tick_below(min(values)), _tick_above(max(values))
        self._first, self._last = first, last

    def at(self, value: float) -> float:
        share = math.log(value / self._low) / math.log(self._high / self._low)
        return self._first + share * (self._last - self._first)

    def ticks(self) -> list[float]:
        return [tick for tick in _TICKS if self._low <= tick <= self._high]


_TICKS = [float(f"{digit}e{power}") for power in range(7) for digit in (1, 2, 5)]


def _tick_below(value: float) -> float:
    return max((tick for tick in _TICKS if tick <= value), default=_TICKS[0])


def _tick_above(value: float) -> float:
    return min((tick for tick in _TICKS if tick > value), default=_TICKS[-1])


def _curve(series: Series, colour: str, across: _Axis, up: _Axis) -> list[str]:
    places = [(across.at(x), up.at(y)) for x, y in series.points]
    joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dots = [f"<circle cx='{x:.1f}' cy='{y:.1f}' r='3' fill='{colour}'/>" for x, y in places]
    return [f"<polyline points='{joined}' fill='none' stroke='{colour}' stroke-width='2'/>", *dots]


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f"<line x1='{x:.1f}' y1='{y:.1f}' x2='{to_x:.1f}' y2='{to_y:.1f}' stroke='#ddd'/>"


def _text(x: float, y: float, text: str, more: str) -> str:
    return f"<text x='{x:.1f}' y='{y:.1f}' {more}>{escape(text)}</text>"
