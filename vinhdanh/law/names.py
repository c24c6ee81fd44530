"""The catalogue of awards: official names, spellings found in lists, and what belongs to an award whatever the date.

The data stands in ``catalogue/awards.yaml``. Nothing here judges; conditions are dated and live in ``statutes/``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from vinhdanh.law.folder import catalogue
from vinhdanh.law.yamls import read_yaml

CATALOGUE = catalogue("awards.yaml")
SUBJECTS = ("person", "unit", "household", "foreigner")
LEVELS = ("co_so", "tinh", "chinh_phu", "nha_nuoc")
"""From what a unit decides up to the State: a title of one level is ground for what is asked above it."""
_CLASS_NAMES = {
    1: ("hạng Nhất", "hạng 1", "hạng I", "Nhất"),
    2: ("hạng Nhì", "hạng 2", "hạng II", "Nhì"),
    3: ("hạng Ba", "hạng 3", "hạng III", "Ba"),
}
_FIELDS = {
    "name",
    "english",
    "kind",
    "subjects",
    "article",
    "level",
    "comes_with",
    "aliases",
    "prefixes",
    "family",
    "class",
    "counting_years",
}


@dataclass(frozen=True, slots=True)
class AwardName:
    """One award of the catalogue.

    ``aliases`` are compared with the whole of a cell, ``prefixes`` with its beginning ("Giấy khen của Giám đốc Sở …");
    both after the reader's own folding (case, marks, sĩ/sỹ, spaces). The longest match wins.
    ``subjects`` may hold ``work`` (a prize for a work of science or art).
    """

    code: str
    name: str
    english: str
    kind: str
    subjects: tuple[str, ...]
    articles: tuple[str, ...]
    level: str
    comes_with: tuple[str, ...]
    aliases: tuple[str, ...]
    prefixes: tuple[str, ...]
    family: str | None = None
    grade: int | None = None
    counting_years: int = 1


class CatalogueError(ValueError):
    """The catalogue holds an unknown field or misses one; the message names the award."""


@cache
def award_names() -> dict[str, AwardName]:
    """Every award code with its official name and spellings, in the order of the catalogue."""
    raw: dict[str, Any] = read_yaml(CATALOGUE)
    families = raw.pop("families")
    return {code: _award(code, entry, families) for code, entry in raw.items()}


def _award(code: str, entry: dict[str, Any], families: dict[str, Any]) -> AwardName:
    unknown = set(entry) - _FIELDS
    if unknown:
        raise CatalogueError(f"danh mục, {code}: trường lạ {', '.join(sorted(unknown))}")
    merged = dict(entry)
    if "family" in entry:
        family = families[entry["family"]]
        merged = {
            "kind": "form",
            "subjects": family["subjects"],
            "level": family["level"],
            "comes_with": family["comes_with"],
            "aliases": _graded_aliases(code, entry, family),
            **entry,
        }
    missing = {"name", "english", "kind", "subjects", "article", "level", "comes_with", "aliases"} - set(merged)
    if missing:
        raise CatalogueError(f"danh mục, {code}: thiếu {', '.join(sorted(missing))}")
    return AwardName(
        code=code,
        name=merged["name"],
        english=merged["english"],
        kind=merged["kind"],
        subjects=tuple(merged["subjects"]),
        articles=tuple(merged["article"]),
        level=merged["level"],
        comes_with=tuple(merged["comes_with"]),
        aliases=tuple(dict.fromkeys([merged["name"], code, *merged["aliases"]])),
        prefixes=tuple(merged.get("prefixes", ())),
        family=merged.get("family"),
        grade=merged.get("class"),
        counting_years=merged.get("counting_years", 1),
    )


def _graded_aliases(code: str, entry: dict[str, Any], family: dict[str, Any]) -> list[str]:
    """Spellings of one class: "HCLĐ hạng 3", "HCLĐ III", "Huân chương Lao động hạng Ba", "NGƯT"."""
    heads = [family["short"], *family["abbreviations"]]
    if not family.get("numbered"):
        tails = family["suffixes"][entry["class"]]
        return [f"{head} {tail}" for head in heads for tail in tails] + [
            f"{head}{tail}" for head in family["abbreviations"] for tail in tails if tail.isupper()
        ]
    grade = entry["class"]
    tails = [*_CLASS_NAMES[grade], str(grade), "I" * grade]
    return [f"{head} {tail}" for head in heads for tail in tails] + [
        f"{head}{tail}"
        for head in family["abbreviations"]
        if " " not in head
        for tail in (str(grade), f"h{grade}", f"H{grade}")
    ]
