"""What the columns of a list mean: shown, settled by an officer, remembered for the unit that writes so."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from vinhdanh.crafts.sheets.meanings import LABELS, plain
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Unit

from .models import Heading

_NOT_CHOSEN = frozenset({"award_mark"})
"""Meanings that the heading itself must name: nobody can say them of another."""
_SINGLE = frozenset({
    "order", "name", "family", "given", "born", "gender", "identity", "position", "unit", "position_unit", "award",
    "subject", "headcount", "ldtt_count", "cstdcs_count", "completed_count", "achievement",
})  # fmt: skip
"""A table has one column of these; of two the second would not be read."""
_NAMES = frozenset({"name", "party", "given", "unit"})

CHOICES = [(name, label) for name, label in LABELS.items() if name not in _NOT_CHOSEN]


@dataclass
class Heard:
    """One heading of a list as the page shows it: where it stands, its first values, how it is read."""

    title: str
    label: str
    settled: str = ""
    places: list[str] = field(default_factory=list)
    samples: list[str] = field(default_factory=list)


def headings_of(reading: Mapping[str, Any]) -> list[Heard]:
    """The headings of a list, each once, in the order of the columns. ``reading`` as ``imports.describe`` gives it."""
    settled = reading.get("headings", {})
    many = len(reading["tables"]) > 1
    heard: dict[str, Heard] = {}
    for table in reading["tables"]:
        for column in table["columns"]:
            title = column["title"]
            one = heard.setdefault(title, Heard(title, column["label"], settled.get(title, "")))
            one.places.append(f"{column['letter']} ({table['sheet']})" if many else column["letter"])
            one.samples += [text for text in column.get("samples", ()) if text not in one.samples]
    return list(heard.values())


def insist_readable(reading: Mapping[str, Any], settled: Mapping[str, str]) -> None:
    """Refused when, read so, some table would have two columns of one kind, or none that names anybody."""
    for table in reading["tables"]:
        meanings = [(column, settled.get(column["title"]) or column["meaning"]) for column in table["columns"]]
        counted = Counter(meaning for _, meaning in meanings)
        for name in sorted(_SINGLE & {name for name, count in counted.items() if count > 1}):
            said = " và ".join(f"“{column['title']}”" for column, meaning in meanings if meaning == name)
            raise Refused(
                f"Bảng ở “{table['sheet']}”: các cột {said} cùng được chọn là “{LABELS[name]}”; chỉ để một cột.",
                code="two_columns",
            )
        if not _NAMES & counted.keys():
            raise Refused(
                f"Bảng ở “{table['sheet']}” chưa có cột nào là “{LABELS['name']}” hoặc “{LABELS['party']}”; "
                "hãy chọn cột ghi tên.",
                code="no_name",
            )


def settled_for(unit: Unit) -> dict[str, str]:
    """What this unit's own headings mean, as its officers settled them: heading → meaning."""
    return dict(Heading.objects.filter(unit=unit).values_list("title", "meaning"))


def settled_in(reading: Mapping[str, Any], settled: Mapping[str, str]) -> dict[str, str]:
    """Of ``settled`` what stands in this list, under the headings as the list writes them."""
    by_plain = {plain(title): meaning for title, meaning in settled.items()}
    titles = {column["title"] for table in reading["tables"] for column in table["columns"]}
    return {title: by_plain[plain(title)] for title in sorted(titles) if plain(title) in by_plain}


def remember(unit: Unit, settled: Mapping[str, str], titles: Iterable[str]) -> None:
    """Keep for the unit what ``titles`` mean; those without a meaning in ``settled`` are read by their words again."""
    by_plain = {plain(title): title for title in titles}
    Heading.objects.filter(unit=unit, plain__in=by_plain).delete()
    Heading.objects.bulk_create(
        Heading(unit=unit, plain=key, title=title, meaning=settled[title])
        for key, title in by_plain.items()
        if key and settled.get(title)
    )
