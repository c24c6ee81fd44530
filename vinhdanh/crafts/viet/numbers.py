"""Numbers as Vietnamese readers write them: dot between thousands, comma before decimals: 1.234,5."""

from __future__ import annotations

import re
from decimal import Decimal

_GROUPED = re.compile(r"-?\d{1,3}(?:[.\s]\d{3})+(?:,\d+)?|-?\d+(?:,\d+)?")


def format_number(value: int | float | Decimal, decimals: int | None = None) -> str:
    """1234.5 → "1.234,5". ``decimals`` fixes their count; without it as many as the value has."""
    number = Decimal(str(value)) if isinstance(value, float) else Decimal(value)
    text = f"{number:,f}" if decimals is None else f"{number:,.{decimals}f}"
    whole, _, fraction = text.partition(".")
    if decimals is None:
        fraction = fraction.rstrip("0")
    grouped = whole.replace(",", ".")
    return f"{grouped},{fraction}" if fraction else grouped


def parse_number(text: str) -> Decimal:
    """ "1.234,5" → Decimal("1234.5"). Raises ValueError in Vietnamese when the text is no number."""
    stripped = text.strip()
    if not _GROUPED.fullmatch(stripped):
        raise ValueError(f"“{stripped}” không phải là số; viết theo kiểu 1.234,5.")
    return Decimal(re.sub(r"[.\s]", "", stripped).replace(",", "."))
