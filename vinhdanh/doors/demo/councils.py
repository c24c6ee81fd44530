"""Councils of every authority, with invented members."""

from datetime import date
from random import Random

from vinhdanh.ground.accounts.models import User
from vinhdanh.ground.registry.models import Authority
from vinhdanh.work.councils.models import Council, Member

from .names import NameMaker
from .powers import Powers

_SINCE = date(2025, 7, 1)
_S = Member.Seat
_PROVINCE_POSTS = (
    (_S.CHAIR, "Chủ tịch Ủy ban nhân dân tỉnh"),
    (_S.DEPUTY, "Phó Chủ tịch Thường trực Ủy ban nhân dân tỉnh"),
    (_S.DEPUTY, "Giám đốc Sở Nội vụ"),
    (_S.DEPUTY, "Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
    (_S.SECRETARY, "Phó Giám đốc Sở Nội vụ"),
    (_S.MEMBER, "Chánh Văn phòng Ủy ban nhân dân tỉnh"),
    (_S.MEMBER, "Giám đốc Sở Giáo dục và Đào tạo"),
    (_S.MEMBER, "Giám đốc Sở Y tế"),
    (_S.MEMBER, "Giám đốc Sở Tài chính"),
    (_S.MEMBER, "Giám đốc Sở Nông nghiệp và Môi trường"),
    (_S.MEMBER, "Chánh Thanh tra tỉnh"),
    (_S.MEMBER, "Giám đốc Công an tỉnh"),
    (_S.MEMBER, "Chỉ huy trưởng Bộ Chỉ huy quân sự tỉnh"),
    (_S.MEMBER, "Chủ tịch Liên đoàn Lao động tỉnh"),
    (_S.MEMBER, "Chủ tịch Hội Nông dân tỉnh"),
    (_S.MEMBER, "Chủ tịch Hội Liên hiệp Phụ nữ tỉnh"),
    (_S.MEMBER, "Bí thư Tỉnh đoàn"),
)
_STANDING = 5
_BASE_POSTS = {
    Authority.Decides.HEAD: ("Giám đốc", "Phó Giám đốc", "Chánh Văn phòng", "Trưởng phòng", "Chủ tịch Công đoàn cơ sở"),
    Authority.Decides.COMMUNE_CHAIR: (
        "Chủ tịch Ủy ban nhân dân",
        "Phó Chủ tịch Ủy ban nhân dân",
        "Trưởng phòng Văn hóa - Xã hội",
        "Chủ tịch Ủy ban Mặt trận Tổ quốc",
        "Chủ tịch Hội Nông dân",
    ),
    Authority.Decides.ENTERPRISE_DIRECTOR: (
        "Giám đốc",
        "Phó Giám đốc",
        "Trưởng phòng Tổ chức",
        "Chủ tịch Công đoàn",
        "Quản đốc",
    ),
}
_SIZES = {
    Authority.Decides.HEAD: 7,
    Authority.Decides.COMMUNE_CHAIR: 7,
    Authority.Decides.ENTERPRISE_DIRECTOR: 5,
}
EDUCATION_MEMBERS = 9


def write_councils(powers: Powers, users: dict[str, User], rng: Random) -> int:
    """Two for the province (17 members, and 5 of them its standing committee), one for every other authority."""
    names = NameMaker(rng)
    councils, members = _provincial(powers, users, names)
    for authority in powers.all[1:]:
        council = Council(authority=authority, name=f"Hội đồng Thi đua - Khen thưởng {_of(authority)}")
        size = EDUCATION_MEMBERS if authority is powers.departments["sgddt"] else _SIZES[authority.decides]
        councils.append(council)
        members += _base_members(council, authority, powers, names, size)
    Council.objects.bulk_create(councils)
    Member.objects.bulk_create(members)
    return len(councils)


def _provincial(powers: Powers, users: dict[str, User], names: NameMaker) -> tuple[list[Council], list[Member]]:
    full = Council(
        authority=powers.province,
        name="Hội đồng Thi đua - Khen thưởng tỉnh Hưng Yên",
        basis="QĐ số 118/QĐ-UBND ngày 15/7/2025",
    )
    standing = Council(
        authority=powers.province,
        kind=Council.Kind.STANDING,
        name="Thường trực Hội đồng Thi đua - Khen thưởng tỉnh Hưng Yên",
        basis=full.basis,
    )
    members = []
    for place, (seat, position) in enumerate(_PROVINCE_POSTS):
        user = {4: users["thuky"], 6: users["uyvien"]}.get(place)
        name = powers.heads[powers.province.pk] if place == 0 else user.full_name if user else names.draw("nam")
        for council in (full, standing) if place < _STANDING else (full,):
            members.append(Member(council=council, name=name, position=position, seat=seat, user=user, since=_SINCE))
    return [full, standing], members


def _base_members(council: Council, authority: Authority, powers: Powers, names: NameMaker, size: int) -> list[Member]:
    posts = _BASE_POSTS[authority.decides]
    seats = [_S.CHAIR, _S.DEPUTY, _S.SECRETARY, *[_S.MEMBER] * (size - 3)]
    return [
        Member(
            council=council,
            name=powers.heads[authority.pk] if seat == _S.CHAIR else names.draw("nu" if place % 3 == 2 else "nam"),
            position=posts[min(place, len(posts) - 1)],
            seat=seat,
            since=_SINCE,
        )
        for place, seat in enumerate(seats)
    ]


def _of(authority: Authority) -> str:
    name = authority.unit.name
    return name[0].lower() + name[1:] if authority.decides == Authority.Decides.COMMUNE_CHAIR else name
