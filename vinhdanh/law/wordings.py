"""How an award is worded on the decision and on the certificate. Data: ``catalogue/wordings.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from vinhdanh.law.folder import catalogue
from vinhdanh.law.names import award_names
from vinhdanh.law.yamls import read_yaml

_FILE = catalogue("wordings.yaml")
MERIT = "cong_trang"


@dataclass(frozen=True)
class Wording:
    """The words for one award. ``on_certificate`` is None where no certificate comes with it (a prize only).

    ``verb``: "Tặng", "Truy tặng"; ``on_decision``: what follows it ("danh hiệu “Chiến sĩ thi đua cơ sở”");
    ``heading``: the first line of the certificate; ``merit``: what is said of the achievement unless it is written.
    """

    verb: str
    on_decision: str
    heading: str
    on_certificate: str | None
    merit: str

    def __iter__(self) -> Any:
        """The two that stand on paper: decision, certificate."""
        return iter((f"{self.verb} {self.on_decision}", self.on_certificate))


class WordingError(ValueError):
    """A word that the wording needs was not given, or is not of its list; the message says which."""


def wording(
    code: str,
    subject: str,
    *,
    authority: str | None = None,
    unit_kind: str | None = None,
    when: str | None = None,
    occasion: str = MERIT,
    posthumous: bool = False,
    insignia: str | None = None,
    field: str | None = None,
) -> Wording:
    """The words for an award to a subject.

    ``authority``: the title of whoever decides ("Giám đốc Sở Y tế"), for certificates that name it. ``unit_kind``: the
    kind of unit where the name depends on it (``xa``, ``phuong``, ``thon``, …; ``tinh`` or ``bo`` for the emulation
    fighter). ``when``: "năm 2025". ``insignia``, ``field``: the name of a commemorative insignia and its field.
    ``WordingError`` when one that is needed is missing; ``KeyError`` when the catalogue has no such code.
    """
    award = award_names()[code]
    if posthumous and subject != "person":
        raise WordingError("chỉ truy tặng đối với cá nhân")
    kind = "honour" if code in _data()["honours"] else award.kind
    own = {**_data()["kinds"][kind], **_data()["awards"].get(code, {})}
    given = {
        "name": _name(award.name, own, unit_kind),
        "authority": authority,
        "body": authority.removeprefix("Chủ tịch ") if authority else None,
        "when": when or "",
        "insignia": f"“{insignia}”" if insignia else None,
        "field": field or "ngành, lĩnh vực",
    }
    late = _data()["posthumous"]
    heading = late["heading" if kind == "form" else "heading_title"] if posthumous else own["heading"]
    merit = own["merit"] if occasion == MERIT else _data()["occasions"].get(occasion, own["merit"])
    return Wording(
        late["verb"] if posthumous else "Tặng",
        _filled(own["decision"], given),
        heading,
        _filled(own["certificate"], given) if own["certificate"] else None,
        " ".join(_filled(merit, given).split()),
    )


@cache
def _data() -> dict[str, Any]:
    raw: dict[str, Any] = read_yaml(_FILE)
    return raw


def _name(official: str, own: dict[str, Any], unit_kind: str | None) -> str:
    names = own.get("names")
    if names is None:
        return official
    return str(names.get(unit_kind) or names[own["default"]])


_NEEDED = {
    "authority": "chức danh người quyết định",
    "body": "chức danh người quyết định",
    "insignia": "tên kỷ niệm chương",
}


def _filled(template: str, given: dict[str, str | None]) -> str:
    for name, said in _NEEDED.items():
        if f"{{{name}}}" in template and given[name] is None:
            raise WordingError(f"cần {said} để ghi “{template.replace(f'{{{name}}}', '…')}”")
    return template.format(**given)
