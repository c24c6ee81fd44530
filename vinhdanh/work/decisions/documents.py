"""A decision as papers: what its contents become in the words of ``crafts.papers``."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from django.conf import settings

from vinhdanh.crafts.papers.blocks import Frame, LedgerHead, PaperError, Signature
from vinhdanh.crafts.papers.decisions import (
    AnnexRow,
    AwardDecision,
    AwardGroup,
    CorrectionDecision,
    RevocationDecision,
    Revoked,
    Slip,
)
from vinhdanh.crafts.papers.diplomas import Diploma, check_fits, render_diplomas
from vinhdanh.crafts.papers.places import Form
from vinhdanh.crafts.papers.prizes import PrizeGroup, PrizeList, PrizeRow
from vinhdanh.crafts.viet.dates import long_date
from vinhdanh.law import award_names

from . import composing, naming, prizes, signing
from .composing import Contents
from .models import Decision, DiplomaBlank, Item

AT_ONCE = 500
"""Diplomas printed on blanks in one file: what a printer's tray and a patient officer take at a time."""
PROVINCE_WIDE = {"tinh", "chinh_phu", "nha_nuoc"}


def frame(contents: Contents) -> Frame:
    decision = contents.decision
    authority = decision.authority
    head = LedgerHead(decision.ledger_count, decision.ledger_digest) if decision.ledger_count else None
    return Frame(
        issuer=authority.issuer,
        superior=authority.issuer_superior,
        symbol=decision.symbol,
        place=authority.place,
        subject=contents.texts.subject,
        number=str(decision.number or ""),
        day=decision.day,
        draft=decision.drafted,
        ledger_head=head,
    )


def signature(decision: Decision) -> Signature:
    """Frozen lines of an issued decision; of a draft, the chosen signer's on its day."""
    if decision.signature:
        return Signature(**decision.signature)
    return signing.printed(decision.signatory, decision.authority, composing.day_of(decision))


def paper_of(contents: Contents) -> AwardDecision | CorrectionDecision | RevocationDecision:
    """The document of a decision of any kind."""
    decision, texts = contents.decision, contents.texts
    common = {
        "frame": frame(contents),
        "decider": decision.authority.title,
        "grounds": tuple(texts.opening),
        "articles": tuple(texts.articles),
        "recipients": tuple(texts.recipients),
        "signature": signature(decision),
    }
    match decision.kind:
        case Decision.Kind.CORRECT:
            slips = tuple(
                Slip(f"Mục {amendment.item.ordinal} danh sách kèm theo", amendment.printed, amendment.corrected)
                for amendment in contents.amendments
            )
            earlier = decision.corrects
            corrects = f"Quyết định số {earlier.reference} {long_date(earlier.day)} của {earlier.authority.title}"
            return CorrectionDecision(**common, corrects=corrects, slips=slips)
        case Decision.Kind.CANCEL:
            return RevocationDecision(**common, reason=decision.reason, revoked=_revoked(contents))
        case _:
            return AwardDecision(**common, groups=tuple(annexed(group, group.items) for group in contents.groups))


def annexed(group: composing.Group, items: Sequence[Item]) -> AwardGroup:
    """These rows of a group as the list prints them."""
    rows = tuple(
        AnnexRow(
            ordinal=item.ordinal,
            name=item.name,
            born=item.born,
            position=item.position,
            unit=item.unit_name,
            amount=item.prize_vnd or None,
            gold_book_number=item.gold_book_number,
        )
        for item in items
    )
    return AwardGroup(award=group.award, wording=group.wording, rows=rows)


def _revoked(contents: Contents) -> tuple[Revoked, ...]:
    decision = contents.decision
    earlier = decision.corrects
    return tuple(
        Revoked(
            name=amendment.printed,
            unit=amendment.item.unit_name,
            award=naming.printed(amendment.item.award, decision.authority),
            decision=f"{earlier.reference} {long_date(earlier.day)}",
            amount=amendment.item.prize_vnd or None,
        )
        for amendment in contents.amendments
    )


def form_of(award: str) -> Form:
    """The size of the award's diploma: A4 for a unit's own, A3 from the province up."""
    return "A3" if award_names()[award].level in PROVINCE_WIDE else "A4"


def diplomas(contents: Contents) -> dict[Form, list[Diploma]]:
    """The diplomas of a decision by size, in the list's order; of a correction, the ones printed anew."""
    by_form: dict[Form, list[Diploma]] = {}
    for item, diploma in each_diploma(contents):
        by_form.setdefault(form_of(item.award), []).append(diploma)
    return by_form


def each_diploma(contents: Contents) -> list[tuple[Item, Diploma]]:
    """Every diploma of a decision with whose it is, in the list's order."""
    decision = contents.decision
    if decision.kind == Decision.Kind.CORRECT:
        earlier = decision.corrects
        return [
            (each.item, _diploma(earlier, each.item, earlier.wordings, name=each.corrected, token=each.token))
            for each in contents.amendments
            if each.token
        ]
    wordings = {group.key: group.wording for group in contents.groups}
    return [
        (item, _diploma(decision, item, wordings, name=item.name, token=item.token))
        for item in contents.items
        if item.token
    ]


def awards_with_diplomas(contents: Contents) -> list[tuple[str, str]]:
    """The awards of a decision that diplomas are printed of, each with its name and how many."""
    granted = [item.award for item in contents.items if item.token]
    corrected = [each.item.award for each in contents.amendments if each.token]
    authority = contents.decision.authority
    return [(code, f"{naming.printed(code, authority)} ({n})") for code, n in Counter(granted + corrected).items()]


def on_blanks(contents: Contents, *, blank: DiplomaBlank, award: str, first: int, last: int | None) -> bytes:
    """The diplomas of one award from the first to the last asked for, as text for a blank; at most ``AT_ONCE``."""
    chosen = [diploma for item, diploma in each_diploma(contents) if item.award == award]
    until = min(last or len(chosen), first - 1 + AT_ONCE)
    return render_diplomas(chosen[first - 1 : until], blank.form, blank=blank.blank)


def sample_diploma(contents: Contents) -> Diploma | None:
    """One diploma to look at; a draft's has no address, number and day yet."""
    decision = contents.decision
    if not decision.drafted or decision.kind != Decision.Kind.GRANT:
        return next((several[0] for several in diplomas(contents).values()), None)
    wordings = {group.key: group.wording for group in contents.groups}
    item = next((item for item in contents.items if naming.has_diploma(item.award)), None)
    return _diploma(decision, item, wordings, name=item.name, token=None) if item else None


def fault_on_diploma(contents: Contents, item: Item) -> str:
    """Why a row of a draft cannot be printed on its diploma; empty when it can."""
    wordings = {group.key: group.wording for group in contents.groups}
    try:
        check_fits(_diploma(contents.decision, item, wordings, name=item.name, token=None))
    except PaperError as wrong:
        return str(wrong)
    return ""


def _diploma(decision: Decision, item: Item, wordings: dict[str, str], *, name: str, token: str | None) -> Diploma:
    wording = item.achievement or wordings[f"{item.award}:{item.subject}"]
    return Diploma(
        giver=decision.authority.title,
        award=naming.on_diploma(item.award),
        name=f"{item.honorific} {name}".strip(),
        position=", ".join(part for part in (item.position, item.unit_name) if part),
        achievement=wording[:1].upper() + wording[1:],
        decision=decision.reference,
        decided_on=composing.day_of(decision),
        gold_book_number=item.gold_book_number or str(item.ordinal),
        place=decision.authority.place,
        signature=signature(decision),
        address=address(token) if token else "",
        title=naming.is_title(item.award),
        flags=item.award == "CSTDCS",
    )


def address(token: str) -> str:
    """The certificate's page, as its QR code holds it."""
    return f"{settings.SITE_URL}/x/{token}"


def prize_list(contents: Contents) -> PrizeList:
    """Who is paid how much; those whose money another title carries are left out."""
    decision = contents.decision
    groups = tuple(
        PrizeGroup(
            heading=group.award,
            rows=tuple(
                PrizeRow(item.name, item.unit_name, group.award, item.prize_vnd, prizes.reckoning_of(item))
                for item in group.items
                if item.prize_vnd
            ),
        )
        for group in contents.groups
    )
    basis = (
        f"Quyết định số {decision.reference} {long_date(composing.day_of(decision))} của {decision.authority.title}",
        f"Nguồn chi: {composing.fund_of(decision)}",
    )
    signers = Signature("NGƯỜI LẬP", ""), Signature("KẾ TOÁN", ""), signature(decision)
    return PrizeList(frame=replace(frame(contents), ledger_head=None), basis=basis, groups=groups, signers=signers)
