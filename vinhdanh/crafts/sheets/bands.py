"""Lines of a table that are no nomination: headings of groups, totals, the place for signatures."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vinhdanh.crafts.viet.folding import fold

_TOTAL = re.compile(
    r"^(tong( so| cong)?( \w+){0,3}\s*[:=\d(]|tong( so| cong)?$|cong( \w+){0,3}\s*[:=\d]|cong$"
    r"|tong hop\s*:|tong so|tong cong"
    r"|(danh sach|an dinh)( nay)?( \w+)? (gom|co)\b|an dinh|bang chu|(tap the|ca nhan|ho gia dinh)\s*[:=]\s*\d)"
)
_FOOT = re.compile(
    r"^(tm|kt|tl|tuq|q)\s*\.|^nguoi (lap|viet|ky|tong hop|phe duyet|kiem)"
    r"|^(lap bieu|lap bang|noi nhan|ghi chu\s*:|xac nhan|ky ten)|^\((ky|da ky|chu ky)"
    r"|^(thu truong|chu tich|pho chu tich|giam doc|pho giam doc|tong giam doc|hieu truong|pho hieu truong"
    r"|truong phong|truong ban|truong thon|truong khoa|bi thu|pho bi thu|vien truong|chanh van phong|chanh thanh tra"
    r"|chi huy truong"
    r"|chu nhiem|ke toan( truong)?|chu tich hoi dong|dai dien|can bo lap|tham dinh|phu trach)( \S+){0,6}$"
)
_PLACE_AND_DATE = re.compile(r"ngay\s*[\d.…_ ]*\s*thang\s*[\d.…_ ]*\s*nam\s*[\d.…_ ]*$")
_MARKER = re.compile(
    r"^(?P<mark>(?P<letter>[A-HĐ])|(?P<roman>[IVX]{1,6})|(?P<deep>\d{1,2}(?:\.\d{1,2})+)|(?P<number>\d{1,3})|(?P<small>[a-hđ])|(?P<dash>[-–•*+]))"
    r"(?:\s*[.)/:\-–]+\s*|\s+)(?=\S)"
)
_LEVELS = ("letter", "roman", "number", "deep", "small", "dash")
UNMARKED = len(_LEVELS)
_COUNT = re.compile(
    r"[\s:,–-]*\(?\s*\d+\s*(?:người|cá nhân|tập thể|đồng chí|đ/c|hộ|hộ gia đình|đơn vị|trường hợp)\s*\)?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a group: its rank among headings (0 the highest) and its words without numbering and count."""

    level: int
    text: str


def is_total(text: str) -> bool:
    """Whether the line counts what stands above ("Tổng số: 170 cá nhân", "Cộng")."""
    return bool(_TOTAL.match(fold(text)))


def is_foot(text: str) -> bool:
    """Whether the line begins what stands under a list: place and date, offices of signatories, recipients."""
    folded = fold(text)
    return bool(_FOOT.match(folded) or _PLACE_AND_DATE.search(folded))


def heading(text: str, marker: str = "") -> Heading:
    """The heading in a text; ``marker`` is its number when that stood in a cell of its own ("I", "A", "1")."""
    found = _MARKER.match(f"{marker}. {text}" if marker else text)
    words = text if marker or not found else text[found.end() :]
    level = next((rank for rank, name in enumerate(_LEVELS) if found and found[name]), UNMARKED)
    return Heading(level, _COUNT.sub("", words).strip(" .:;–-"))


def is_marker(text: str) -> bool:
    """Whether a cell of the number column numbers a group and not a row: "I", "A", "II.", "a)"."""
    return bool(re.fullmatch(r"[A-HĐ]|[IVX]{1,6}|[a-hđ]", text.strip(" .)")))
