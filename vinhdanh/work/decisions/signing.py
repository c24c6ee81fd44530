"""Who signs, as printed: in the authority's own right, on its behalf (TM.), or for its head (KT., TL., TUQ.)."""

from datetime import date

from vinhdanh.crafts.papers.blocks import Signature
from vinhdanh.ground.registry.models import Authority, Signatory
from vinhdanh.ground.registry.queries import signatories_on

HEAD_POSITIONS = {
    Authority.Decides.PROVINCE_CHAIR: "CHỦ TỊCH",
    Authority.Decides.COMMUNE_CHAIR: "CHỦ TỊCH",
    Authority.Decides.BOARD_CHAIR: "CHỦ TỊCH",
    Authority.Decides.ENTERPRISE_DIRECTOR: "GIÁM ĐỐC",
}


def head_position(authority: Authority, on: date) -> str:
    """The head's post in capitals: as the head's own signature has it, else by the kind of authority."""
    head = signatories_on(authority, on).filter(capacity=Signatory.Capacity.HEAD).first()
    if head:
        return head.position.upper()
    return HEAD_POSITIONS.get(authority.decides) or " ".join(authority.title.split()[:2]).upper()


def lines(signatory: Signatory, on: date) -> dict[str, str]:
    """{"capacity", "position", "name"}: capacity may hold two lines ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")."""
    authority = signatory.authority
    above = [authority.on_behalf] if authority.on_behalf else []
    if signatory.capacity:
        above.append(f"{signatory.capacity} {head_position(authority, on)}")
    return {"capacity": "\n".join(above), "position": signatory.position.upper(), "name": signatory.name}


def printed(signatory: Signatory | None, authority: Authority, on: date) -> Signature:
    """The signature as printed; with nobody to sign, the head's post over room for a name."""
    if signatory is None:
        return Signature(position=head_position(authority, on), name="")
    return Signature(**lines(signatory, on))


def by_order(authority: Authority, on: date) -> Signature:
    """Who signs letters and copies: whoever signs by order (TL.), where somebody does, else the head."""
    signers = list(signatories_on(authority, on))
    capacities = (Signatory.Capacity.ORDER, Signatory.Capacity.HEAD)
    chosen = next((each for capacity in capacities for each in signers if each.capacity == capacity), None)
    return printed(chosen, authority, on)
