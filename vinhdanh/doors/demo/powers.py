"""Who decides: the authorities of the province, and the invented people who sign for them."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from vinhdanh.ground.registry.models import Authority, Signatory

from .communes import Land
from .institutions import Body, Institutions
from .names import NameMaker

_FIRST_DAY = date(2016, 1, 1)
_COMMITTEE = "TM. ỦY BAN NHÂN DÂN"


@dataclass
class Powers:
    province: Authority
    departments: dict[str, Authority]
    communes: dict[str, Authority]
    """By the commune's name."""
    enterprises: dict[str, Authority]
    """By the enterprise's name."""
    heads: dict[int, str] = field(default_factory=dict)
    """Name of the one who holds the post, by the authority's key."""

    @property
    def all(self) -> list[Authority]:
        return [self.province, *self.departments.values(), *self.communes.values(), *self.enterprises.values()]


def write_powers(land: Land, institutions: Institutions, rng: Random) -> Powers:
    """Write authorities and signatories of the whole province."""
    powers = Powers(
        province=Authority(
            unit=land.root.unit,
            decides=Authority.Decides.PROVINCE_CHAIR,
            title="Chủ tịch Ủy ban nhân dân tỉnh Hưng Yên",
            issuer="ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN",
            symbol="QĐ-UBND",
            place="Hưng Yên",
            on_behalf=_COMMITTEE,
        ),
        departments={key: _head_of(body, Authority.Decides.HEAD) for key, body in institutions.departments.items()},
        communes={
            name: Authority(
                unit=commune.node.unit,
                decides=Authority.Decides.COMMUNE_CHAIR,
                title=f"Chủ tịch Ủy ban nhân dân {commune.called}",
                issuer=f"ỦY BAN NHÂN DÂN {name.upper()}",
                symbol="QĐ-UBND",
                place=commune.bare,
                on_behalf=_COMMITTEE,
            )
            for name, commune in land.communes.items()
        },
        enterprises={
            body.node.name: _head_of(body, Authority.Decides.ENTERPRISE_DIRECTOR) for body in institutions.enterprises
        },
    )
    Authority.objects.bulk_create(powers.all)
    _write_signatories(powers, NameMaker(rng), rng)
    return powers


def _head_of(body: Body, decides: str) -> Authority:
    of_province = decides == Authority.Decides.HEAD
    return Authority(
        unit=body.node.unit,
        decides=decides,
        title=body.head,
        issuer_superior="ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN" if of_province else "",
        issuer=body.node.name.upper(),
        symbol=body.symbol,
        place="Hưng Yên" if of_province else body.node.address.split(" ", 1)[1],
    )


def _write_signatories(powers: Powers, names: NameMaker, rng: Random) -> None:
    rows = []
    for authority in powers.all:
        head, deputy = _posts(authority)
        for capacity, position in ((Signatory.Capacity.HEAD, head), (Signatory.Capacity.DEPUTY, deputy)):
            name = names.draw("nu" if rng.random() < 0.25 else "nam")
            if capacity == Signatory.Capacity.HEAD:
                powers.heads[authority.pk] = name
            rows.append(
                Signatory(authority=authority, capacity=capacity, position=position, name=name, since=_FIRST_DAY)
            )
    Signatory.objects.bulk_create(rows)


def _posts(authority: Authority) -> tuple[str, str]:
    """The head's and a deputy's post in capitals, as they stand above a signature."""
    if authority.on_behalf:
        return "CHỦ TỊCH", "PHÓ CHỦ TỊCH"
    first = authority.title.split()[0]
    if first == "Chánh":
        post = "CHÁNH THANH TRA" if "Thanh tra" in authority.title else "CHÁNH VĂN PHÒNG"
        return post, f"PHÓ {post}"
    if first == "Trưởng":
        return "TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"
    return "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"
