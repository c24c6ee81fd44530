"""Who a line names: a person, a collective, or a household."""

from __future__ import annotations

import re
from functools import lru_cache

from vinhdanh.crafts.sheets.model import HOUSEHOLD, PERSON, UNIT
from vinhdanh.crafts.viet.family_names import FAMILY_NAMES
from vinhdanh.crafts.viet.folding import fold, squeeze

_HOUSEHOLD = re.compile(r"(hộ|gia đình|hộ gia đình|gđ)\b[\s:.]|(ho gia dinh|gia dinh|ho ong|ho ba)\b")
_UNIT_WORDS = """
tập thể | tập đoàn | tổ | nhóm | đội | phòng | ban | khoa | khối | trường | nhà trường | trung tâm | chi cục
| cục | tổng cục | vụ | sở | bộ | ubnd | hđnd | ủy ban | uỷ ban | hội | chi hội | hiệp hội | hợp tác xã |
htx | liên minh | công ty | cty | tổng công ty | xí nghiệp | nhà máy | xưởng | phân xưởng | doanh nghiệp |
dntn | chi nhánh | bệnh viện | phòng khám | trạm | viện | học viện | đại học | cao đẳng | thôn | xóm | ấp |
bản | làng | khu | tdp | xã | phường | thị trấn | huyện | tỉnh | thành phố | đặc khu | đảng bộ | đảng ủy |
đảng uỷ | chi bộ | công đoàn | liên đoàn | mặt trận | mttq | câu lạc bộ | clb | văn phòng | bộ phận | ngân
hàng | kho bạc | bảo hiểm | chi đoàn | công an | quân sự | đồn | hạt | tiểu đoàn | đại đội | trung đội |
trung đoàn | lữ đoàn | sư đoàn | lớp | cơ quan | đơn vị | báo | đài | thư viện | bảo tàng | tòa án | toà án
| viện kiểm sát | thanh tra | hội đồng | quỹ | bưu điện | bưu cục | điện lực | nhân dân và cán bộ | cán bộ
và nhân dân | mầm non | mẫu giáo | tiểu học | thcs | thpt | gdtx | nhà văn hóa | nhà văn hoá | nhà hàng |
khách sạn | cửa hàng | siêu thị | nông trường | lâm trường | chùa | giáo xứ | ban quản lý | đoàn thanh niên
| đoàn tncs | đoàn xã | đoàn phường | đoàn trường | đoàn cơ sở | đoàn khối | đoàn thể | đoàn đại biểu | đoàn
nghệ thuật
"""
_MIDDLE_NAMES = frozenset({"văn", "thị"})
_PHRASES: dict[str, list[str]] = {}
for _words in (part.split() for part in _UNIT_WORDS.split("|")):
    _PHRASES.setdefault(_words[0], []).append(" ".join(_words))
_FIRST_WORD = re.compile(r"\w+")
_ACRONYM = re.compile(r"^(UBND|HĐND|UBMTTQ|MTTQ|HTX|CLB|TDP|THCS|THPT|BCH|BQL|BHXH|TTYT|LĐLĐ|CĐCS|BTV|ĐTN)\b")


def looks_personal(text: str) -> bool:
    """Whether the text has the shape of a person's name: two to six words, a family name first or Văn, Thị second."""
    words = text.lower().split()
    if not 2 <= len(words) <= 6 or any(map(str.isdigit, text)):
        return False
    return words[0] in FAMILY_NAMES or (len(words) > 2 and words[1] in _MIDDLE_NAMES)


@lru_cache(maxsize=65536)
def subject_of(name: str, context: str | None, *, has_birth: bool) -> str:
    """The subject of a name: ``person``, ``unit``, ``household``.

    ``context`` is what the heading or the group says, None when it says nothing. A birth on the line makes a person
    of a name that begins with a family name.
    """
    text = squeeze(name)
    lowered = text.lower()
    personal = looks_personal(lowered)
    if _HOUSEHOLD.match(lowered + " "):
        return HOUSEHOLD
    if _ACRONYM.match(text) or (_names_unit(lowered) and not (personal and has_birth)):
        return UNIT
    if context in (UNIT, HOUSEHOLD) and not (personal and has_birth):
        return context
    return PERSON


def _names_unit(lowered: str) -> bool:
    """Whether the text begins with a word for a collective."""
    first = _FIRST_WORD.match(lowered)
    phrases = _PHRASES.get(first[0], ()) if first else ()
    return any(
        lowered.startswith(phrase) and not lowered[len(phrase) : len(phrase) + 1].isalnum() for phrase in phrases
    )


def subject_named(text: str) -> str | None:
    """The subject that a heading names ("II. TẬP THỂ", "Danh sách cá nhân"); None when none or several."""
    folded = fold(text)
    found = [
        subject
        for subject, words in ((UNIT, ("tap the",)), (PERSON, ("ca nhan",)), (HOUSEHOLD, ("ho gia dinh", "gia dinh")))
        if any(word in folded for word in words)
    ]
    return found[0] if len(found) == 1 else None
