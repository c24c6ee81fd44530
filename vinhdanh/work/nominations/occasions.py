"""What a list is for: the year's merit, or the sudden, thematic … commendation that its title or its round names.

The kind asked is what the judge goes by and what the ledger keeps: sudden and thematic awards are no ground on the
merit route (152/2025/NĐ-CP Đ4.3).
"""

from typing import Any

from vinhdanh.crafts.sheets import occasion_named
from vinhdanh.law import Statutes
from vinhdanh.law.vocabulary import vocabulary

from .models import Upload

_RAISED = {"dot_xuat": {"sudden_achievement": True}, "phong_trao": {"movement": {"voted": None}}}
"""The ground that the kind itself raises; what it leaves open is asked."""


def occasion_of(upload: Upload) -> str | None:
    """A word of the scale ``occasion``; None for the year's merit. The list's own title goes before its round."""
    return upload.reading.get("occasion") or occasion_named(upload.round.name)


def asked_by(occasion: str | None, award: str, subject: str, law: Statutes) -> dict[str, Any]:
    """What a list of this kind asks for one award; nothing where the law has no such way to it (a yearly title)."""
    ways = (path.route for path in law.paths(award) if subject in path.provision.subjects)
    if occasion is None or occasion not in ways:
        return {}
    return {"route": occasion, **_RAISED.get(occasion, {})}


def told(occasion: str) -> str:
    """What the officer reads before the list is taken in."""
    label = vocabulary().scales["occasion"].labels[occasion]
    barred = " và không làm căn cứ khen thưởng công trạng ở cấp trên" if occasion in _RAISED else ""
    return (
        f"Tiêu đề danh sách hoặc tên đợt ghi khen thưởng {label}: hình thức nào có tiêu chuẩn riêng cho loại này thì "
        f"xét theo tiêu chuẩn ấy, ghi sổ là khen thưởng {label}{barred}. Không đúng thì sửa tiêu đề rồi gửi lại."
    )
