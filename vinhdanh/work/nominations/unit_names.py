"""Names of units as lists write them, led to units of the registry: abbreviations, old names, two names in one cell."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from vinhdanh.crafts.viet.names import match_key
from vinhdanh.ground.registry.models import Succession, Unit

_WORDS = {
    "bv": "benh vien", "cn": "chi nhanh", "cp": "co phan", "cty": "cong ti", "dv": "dich vu", "gd": "giao duc",
    "gddt": "giao duc va dao tao", "gdtx": "giao duc thuong xuyen", "htx": "hop tac xa", "kdc": "khu dan cu",
    "mn": "mam non", "mttq": "mat tran to quoc", "nn": "nong nghiep", "tdp": "to dan pho", "th": "tieu hoc",
    "thcs": "trung hoc co so", "thpt": "trung hoc pho thong", "tnhh": "trach nhiem huu han", "tt": "trung tam",
    "ttyt": "trung tam y te", "tx": "thi xa", "ubmttq": "mat tran to quoc", "ubnd": "uy ban nhan dan",
    "vp": "van phong", "xn": "xi nghiep",
}  # fmt: skip
_DROPPED = re.compile(
    r"^(?:truong (?=mam|tieu|trung)|tap the (?=.)|uy ban nhan dan (?=xa|phuong|tinh))|(?<=\S) tinh \S+(?: \S+){0,2}$"
)
_SPLIT = re.compile(r"\s*[,;–]\s*|\s+-\s+")


@lru_cache(maxsize=65536)
def unit_key(name: str) -> str:
    """The key under which spellings of a name meet: "THPT Khoái Châu", "Trường Trung học phổ thông Khoái Châu"."""
    plain = match_key(re.sub(r"[&+]", " và ", re.sub(r"(?<=[GSX])[Đđ](?=T)", "DT", name)))
    words = " ".join(_WORDS.get(word, word) for word in plain.replace("_", " ").split())
    words = words.replace("giao duc dt", "giao duc va dao tao").replace("giao duc va dt", "giao duc va dao tao")
    return " ".join(_DROPPED.sub("", words).split()) or words


@dataclass(frozen=True, slots=True)
class Place:
    """Where a unit's name leads. ``known`` is False when only the larger unit around it is in the registry."""

    unit: int
    known: bool
    was: str = ""
    """The old name under which it was found, when it was renamed or merged since."""


class UnitDirectory:
    """The units of one subtree, by key of name, the names they had before included. Two queries, however large."""

    def __init__(self, root: Unit):
        self.root = root.pk
        self.paths: dict[int, str] = {}
        self.names: dict[int, str] = {}
        self._current: dict[str, list[int]] = defaultdict(list)
        self._former: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._successor: dict[int, int] = {}
        rows = Unit.objects.filter(path__startswith=root.path).values_list("pk", "path", "until", "party__name")
        for pk, path, until, name in rows:
            self.paths[pk], self.names[pk] = path, name
            if until is None:
                self._current[unit_key(name)].append(pk)
        self._read_successions(root)

    def _read_successions(self, root: Unit) -> None:
        found = Succession.objects.filter(new__path__startswith=root.path).values_list(
            "old_id", "new_id", "old__party__name", "partly"
        )
        for old, new, name, partly in found:
            self._former[unit_key(name)].append((new, name))
            if not partly:
                self._successor[old] = new

    def today(self, unit: int | None) -> int | None:
        """The unit that ``unit`` has become, itself when nothing happened."""
        seen = set()
        while unit in self._successor and unit not in seen:
            seen.add(unit)
            unit = self._successor[unit]
        return unit

    def named(self, name: str) -> list[int]:
        """The units of today that bear this name."""
        return self._current.get(unit_key(name), [])

    def formerly(self, name: str) -> list[tuple[int, str]]:
        """The units of today that a unit of this name went into, with that name as it was written."""
        return self._former.get(unit_key(name), [])

    def place(self, text: str) -> Place | None:
        """The unit meant by a cell: "Phòng Giáo dục Trung học", "Thôn 2, xã Tân Hưng". None: nothing of it is known.

        Of several units of one name the one that lies in the larger unit named after it; else it is not decided.
        """
        parts = [text, *(part for part in _SPLIT.split(text) if part and part != text)]
        for position, part in enumerate(parts):
            hits = self.named(part)
            if len(hits) > 1:
                hits = self._within(hits, parts[position + 1 :])
            if len(hits) == 1:
                return Place(hits[0], known=position < 2)
            former = self.formerly(part)
            if len(former) == 1:
                return Place(former[0][0], known=position < 2, was=former[0][1])
        return None

    def _within(self, hits: list[int], around: list[str]) -> list[int]:
        for name in around:
            larger = [self.paths[unit] for unit in self.named(name)]
            inside = [hit for hit in hits if any(self.paths[hit].startswith(path) for path in larger)]
            if len(inside) == 1:
                return inside
        return hits

    def near(self, one: int | None, other: int | None) -> bool:
        """Whether one lies in the other, or they are the same unit today."""
        first, second = self.paths.get(self.today(one) or 0), self.paths.get(self.today(other) or 0)
        return bool(first and second) and (first.startswith(second) or second.startswith(first))


_KINDS = (
    (Unit.Kind.SCHOOL, r"(truong|mam non|tieu hoc|trung hoc)\b"),
    (Unit.Kind.HOSPITAL, r"(benh vien|trung tam y te|tram y te)\b"),
    (Unit.Kind.COOPERATIVE, r"hop tac xa\b"),
    (Unit.Kind.ENTERPRISE, r"(tong )?(cong ti|xi nghiep|nha may|doanh nghiep|ngan hang)\b"),
    (Unit.Kind.VILLAGE, r"(thon|to dan pho|khu dan cu|xom|khu pho)\b"),
    (Unit.Kind.ASSOCIATION, r"(mat tran|ban cong tac mat tran|chi hoi|hoi|cong doan|lien doan|doan thanh nien|doan)\b"),
)
_OFFICES = {
    Unit.Kind.DEPARTMENT: Unit.Kind.DEPARTMENT_OFFICE,
    Unit.Kind.COMMUNE: Unit.Kind.COMMUNE_OFFICE,
    Unit.Kind.WARD: Unit.Kind.COMMUNE_OFFICE,
}


def guess_kind(name: str, parent: str) -> str:
    """The kind of a collective that only a list names, by its first words and the unit it stands in."""
    key = unit_key(name)
    named = next((kind for kind, words in _KINDS if re.match(words, key)), None)
    if named is None and key.startswith(("phong", "van phong", "ban", "thanh tra")):
        named = _OFFICES.get(parent)
    return named or Unit.Kind.OTHER
