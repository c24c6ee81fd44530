"""What the heading of a column means. One ordered table of patterns over folded headings; the first that fits wins."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from vinhdanh.crafts.sheets.awards import AwardRecogniser
from vinhdanh.crafts.viet.folding import fold

LABELS = {
    "order": "Số thứ tự",
    "name": "Họ và tên",
    "family": "Họ và tên đệm",
    "given": "Tên",
    "party": "Tên tập thể, hộ gia đình",
    "born": "Ngày sinh, năm sinh",
    "born_nam": "Năm sinh (nam)",
    "born_nu": "Năm sinh (nữ)",
    "born_day": "Ngày sinh",
    "born_month": "Tháng sinh",
    "gender": "Giới tính",
    "mark_nam": "Nam",
    "mark_nu": "Nữ",
    "identity": "Số định danh cá nhân",
    "position": "Chức vụ",
    "unit": "Đơn vị",
    "position_unit": "Chức vụ, đơn vị",
    "award": "Danh hiệu, hình thức đề nghị",
    "award_mark": "Đánh dấu danh hiệu đề nghị",
    "subject": "Đối tượng",
    "year": "Kết quả, danh hiệu của năm",
    "initiative": "Sáng kiến",
    "past": "Khen thưởng đã nhận",
    "decision": "Số quyết định",
    "decided": "Ngày quyết định",
    "decided_by": "Người quyết định",
    "headcount": "Tổng số người",
    "ldtt_count": "Số Lao động tiên tiến",
    "cstdcs_count": "Số Chiến sĩ thi đua cơ sở",
    "completed_count": "Số hoàn thành nhiệm vụ trở lên",
    "achievement": "Thành tích",
    "note": "Ghi chú",
    "ignored": "Không dùng",
}

_COUNTED = r"(so|so luong|tong so|ty so) (ca nhan |nguoi )?(dat )?(danh hieu )?"
_POST = r"(chuc vu|chuc danh|nghe nghiep|cong viec|chuc trach)"
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("ignored", r"^vinh danh "),
    ("order", r"^(stt|tt|s tt|so tt|so thu tu|thu tu|no|so)$"),
    ("ignored", r"(ngay|noi) cap|dan toc|ton giao|que quan|dien thoai|email|tien thuong|muc thuong|so tien|muc tien"),
    (
        "ignored",
        r"ty le|so phieu|phieu|vao dang|vao nganh|ky nhan|chu ky|trinh do|don vi tinh|tai khoan|ma so thue|he so",
    ),
    ("ignored", r"thoi gian|so nam|tham nien|nam cong tac|qua trinh|ngay vao"),
    ("achievement", r"^(tom tat )?(thanh tich|noi dung thanh tich|bao cao thanh tich)$|tom tat|ly do|noi dung khen"),
    ("note", r"^ghi chu|^luu y|^y kien|^nhan xet"),
    ("ldtt_count", _COUNTED + r"(ldtt|lao dong tien tien)"),
    ("cstdcs_count", _COUNTED + r"(cstdcs|cstd co so|chien si thi dua co so)"),
    ("completed_count", r"(so|so luong|tong so) .*hoan thanh"),
    ("headcount", r"^(tong so|so luong|so) (can bo|cong chuc|vien chuc|lao dong|nguoi|ca nhan|cbcc|cb gv|giao vien)"),
    ("headcount", r"^(bien che|quan so|tong bien che)"),
    ("initiative", r"sang kien|skkn|^skcn|de tai|giai phap|cai tien"),
    ("past", r"(da|tung) (dat|duoc|co|nhan|khen|tang)|thanh tich khen thuong|khen thuong (da|cac nam|nam truoc|truoc)"),
    ("past", r"cac nam truoc|cac hinh thuc khen thuong"),
    ("achievement", r"^(tom tat )?(thanh tich|noi dung thanh tich)"),
    ("year", r"ket qua|xep loai|muc do hoan thanh|danh gia|phan loai"),
    ("identity", r"cccd|can cuoc|dinh danh|cmnd|cmt|chung minh|so the"),
    ("family", r"^(ho|ho va|ho ten|ho va ten) (dem|lot|chu lot|chu dem|ten lot|ten dem)$|^ho$"),
    ("subject", r"^(doi tuong|loai doi tuong|loai hinh)$"),
    ("name", r"^ho (va )?ten\b|^ten ca nhan\b|^ca nhan$|\bho ten$|\bho va ten\b"),
    ("party", r"^ten (tap the|don vi|co quan|to chuc|ho|doi tuong|chu ho)\b"),
    ("party", r"^(tap the|ho gia dinh|gia dinh|chu ho|ca nhan|va|hoac| )+$"),
    ("party", r"^(ten )?(ca nhan|tap the|ho gia dinh|doi tuong|nguoi)\b.*(de nghi|duoc khen|khen thuong)"),
    ("given", r"^ten$"),
    ("born", r"nam sinh|ngay sinh|thang sinh|sinh nam|sinh ngay|^ntns$|^ngay thang nam$"),
    ("gender", r"gioi tinh|^nam nu$|^phai$|^gioi$"),
    ("unit", r"^(ten )?(don vi|co quan) (de nghi|trinh|cong tac|quan ly)"),
    ("decided", r"^(ngay|ngay thang nam|thoi diem)( ky| ban hanh| ra)?( cua)? (quyet dinh|qd)\b"),
    ("decided_by", r"^(nguoi|cap|co quan|tham quyen|noi)( ky| ra| ban hanh| co tham quyen)? (quyet dinh|qd)\b"),
    ("decision", r"^(so( ky hieu| hieu)?|so ngay|so va ngay|theo)? ?(quyet dinh|qd)\b"),
    ("award", r"de nghi|danh hieu|hinh thuc|khen thuong|muc khen|^kt$|^dhtd"),
    ("position_unit", _POST + r".*(don vi|noi cong tac|co quan|phong|bo phan|noi lam)"),
    ("position_unit", r"(don vi|noi cong tac|co quan).*(chuc vu|chuc danh|nghe nghiep)"),
    ("position", _POST + r"|nhiem vu|vi tri viec lam"),
    (
        "unit",
        r"don vi|cong tac|co quan|bo phan|phong ban|^phong|^truong|^khoa|^to$|^to chuyen mon|noi lam viec|to chuc",
    ),
    ("unit", r"noi cu tru|dia chi|thuong tru|noi o|cho o|cu tru|^thon|^xom|^xa|^phuong|khu dan cu|dia ban|dia phuong"),
    ("mark_nam", r"^nam$"),
    ("mark_nu", r"^nu$"),
)
_COMPILED = tuple((meaning, re.compile(pattern)) for meaning, pattern in _PATTERNS)
_PUNCTUATION = re.compile(r"[^a-z0-9]+")
_YEAR_RANGE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?: ?[-–/] ?((?:19|20)?\d\d))?(?!\d)")
_YEAR_HEADING = re.compile(r"(nam |nam hoc )?(19|20)\d\d( (19|20)?\d\d)?")
_MAX_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Meaning:
    """The meaning of a column, with the year or the award that its heading names. ``settled``: a person said so."""

    name: str
    year: int | None = None
    award: str | None = None
    settled: bool = False


@lru_cache(maxsize=8192)
def _pattern_of(folded: str) -> str | None:
    return next((meaning for meaning, pattern in _COMPILED if pattern.search(folded)), None)


def plain(text: str) -> str:
    """A heading folded, without punctuation: what the patterns are compared with."""
    return _PUNCTUATION.sub(" ", fold(text)).strip()


def meaning_of(text: str) -> str | None:
    """The meaning of one heading taken alone, None when it says nothing known or is too long to be a heading."""
    folded = plain(text)
    if not folded or len(text) > _MAX_LENGTH:
        return None
    if _YEAR_HEADING.fullmatch(folded):
        return "year"
    return "party" if text.lower().startswith("hộ") else _pattern_of(folded)


def last_year(text: str) -> int | None:
    """The year named in a text; of "2024-2025" or "2021–25" the last."""
    found = _YEAR_RANGE.search(fold(text))
    if not found:
        return None
    first, last = found[1], found[2]
    if not last:
        return int(first)
    return int(last) if len(last) == 4 else int(first[:2] + last)


def meaning_of_path(path: tuple[str, ...], recogniser: AwardRecogniser) -> Meaning | None:
    """The meaning of a column under its headings, the uppermost first ("Năm sinh", "Nữ")."""
    own = [meaning_of(text) for text in path]
    above = next((meaning for meaning in own if meaning), None)
    last = path[-1]
    if len(path) > 1:
        if special := _under(above, own[-1], last, recogniser):
            return special
        return Meaning(own[-1], last_year(last)) if own[-1] not in (None, "year") else _with_year(above, last)
    award = recogniser.codes(last)
    if len(award) == 1 and above in (None, "award"):
        return Meaning("award_mark", award=award[0])
    return _with_year(above, last)


def _under(above: str | None, own: str | None, text: str, recogniser: AwardRecogniser) -> Meaning | None:
    """The meaning that only parent and child together tell."""
    folded = plain(text)
    if above == "born":
        kinds = {"nam": "born_nam", "nu": "born_nu", "ngay": "born_day", "thang": "born_month"}
        return Meaning(kinds.get(folded, "born"))
    if above == "gender" and folded in ("nam", "nu"):
        return Meaning(f"mark_{folded}")
    if above == "decision":
        return Meaning(_of_decision(folded))
    award = recogniser.codes(text) or recogniser.find(text)
    if above == "award" and len(award) == 1:
        return Meaning("award_mark", award=award[0])
    if above in ("past", "award", "year") and own in (None, "year") and last_year(text):
        return Meaning("year", last_year(text))
    if above in ("past", "year", "initiative", "ignored", "achievement"):
        return Meaning(above, last_year(text))
    return None


def _of_decision(folded: str) -> str:
    """The part of a decision that a column under "Quyết định" holds: its number, its day, who made it."""
    if folded.startswith(("ngay", "thoi diem")):
        return "decided"
    return "decided_by" if re.match(r"(nguoi|cap|co quan|tham quyen|noi)\b", folded) else "decision"


class Vocabulary:
    """What headings mean: the common patterns, and before them what was settled for a sender's own headings."""

    def __init__(self, recogniser: AwardRecogniser, settled: Mapping[str, str] | None = None) -> None:
        """``settled``: heading (as ``ColumnRead.title`` shows it) → meaning. ValueError for an unknown meaning."""
        self.recogniser = recogniser
        self._settled = {plain(heading): meaning for heading, meaning in (settled or {}).items()}
        if unknown := set(self._settled.values()) - LABELS.keys():
            raise ValueError(f"Nghĩa của cột không có trong danh mục: {', '.join(sorted(unknown))}.")

    def meaning_of(self, text: str) -> str | None:
        """The meaning of one heading taken alone."""
        return self._settled.get(plain(text)) or meaning_of(text)

    def meaning_of_path(self, path: tuple[str, ...]) -> Meaning | None:
        """The meaning of a column under its headings, the uppermost first."""
        if settled := self._settled.get(plain(" / ".join(path))):
            return Meaning(settled, last_year(path[-1]), settled=True)
        known = meaning_of_path(path, self.recogniser)
        if known is None and (settled := self._settled.get(plain(path[-1]))):
            return Meaning(settled, last_year(path[-1]), settled=True)
        return known


def _with_year(meaning: str | None, text: str) -> Meaning | None:
    return Meaning(meaning, last_year(text)) if meaning else None
