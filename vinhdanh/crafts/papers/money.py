"""Money on paper: figures that line up, and the sum in words under them."""

from __future__ import annotations

from vinhdanh.crafts.papers.blocks import Prose, Span, prose
from vinhdanh.crafts.viet.money import in_words
from vinhdanh.crafts.viet.numbers import format_number


def dong(amount: int | None) -> str:
    """An amount of đồng in figures, thousands parted by dots; empty when nothing is paid."""
    return "" if amount is None else format_number(amount)


def sum_in_words(total: int) -> Prose:
    """The line under a table of money that says its sum in words, so that no figure can be altered unseen."""
    return prose(Span("Bằng chữ: ", bold=True), Span(f"{in_words(total)}.", italic=True))
