"""The shape of the text by key: how many columns, and how wide a line may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.strings import t
from reader.tui.choices import keep_shape
from reader.tui.layout import LEAST_MEASURE, MOST_COLUMNS, MOST_MEASURE

if TYPE_CHECKING:
    from reader.tui.desk import Desk
    from reader.tui.layout import Shape

__all__ = ["next_columns", "step_measure"]

_STEP = 4
"""A line grows and shrinks by two characters at a time."""


def next_columns(desk: Desk) -> None:
    """As suits, one, two, three columns, as far as there is room, and round again."""
    now = desk.shape
    for wanted in range(now.columns + 1, MOST_COLUMNS + 1):
        shape = now._replace(columns=wanted)
        if desk.laid_out(shape).text_columns == wanted:
            break
    else:
        shape = now._replace(columns=0)
    _reshape(desk, shape)
    name = "shape.columns" if shape.columns else "shape.columns-auto"
    desk.message = t(name, count=desk.layout_now.text_columns)


def step_measure(desk: Desk, step: int) -> None:
    """Lines get narrower (-1) or wider (1), by as little as can be seen; where none can, it is said."""
    now, shown = desk.layout_now, desk.shape
    measure = shown.measure
    while LEAST_MEASURE <= (measure := measure + step * _STEP) <= MOST_MEASURE:
        shape = shown._replace(measure=measure)
        then = desk.laid_out(shape)
        if (then.measure, then.text_columns) != (now.measure, now.text_columns):
            _reshape(desk, shape)
            desk.message = t("shape.measure", count=then.measure // 2)
            return
    desk.message = t("shape.widest" if step > 0 else "shape.narrowest", count=now.measure // 2)


def _reshape(desk: Desk, shape: Shape) -> None:
    keep_shape(desk.shape, shape, desk.settings)
    desk.reshape(shape)
