"""Certified extracts (trích sao) of an award decision: what one unit needs of a list of thousands."""

from __future__ import annotations

from dataclasses import dataclass, replace

from vinhdanh.crafts.papers.blocks import Block, Copied, Frame, Paper, Signature, Signing, listed
from vinhdanh.crafts.papers.decisions import AwardDecision, AwardGroup, award_annex


@dataclass(frozen=True)
class Extract:
    """The decision with only the rows of `groups`, certified by who copies it (Decree 30/2020/NĐ-CP, Annex I,
    part III). `copy` is the copying office's frame; its symbol begins with "TrS". The list of an extract carries
    no sum: it would be a sum the decision does not state."""

    decision: AwardDecision
    groups: tuple[AwardGroup, ...]
    copy: Frame
    recipients: tuple[str, ...]
    signature: Signature

    @property
    def copied(self) -> AwardDecision:
        """The decision as issued and signed, with the extracted rows alone."""
        issued = self.decision.signature
        signed = replace(issued, name=f"(Đã ký)\n{issued.name}")
        return replace(self.decision, signature=signed, groups=self.groups)

    def paper(self) -> Paper:
        """The decision as issued, the extracted list, and under a line the mark of the copy."""
        whole = replace(self.copied, groups=()).paper()
        mark: tuple[Block, ...] = (Copied(self.copy), Signing(self.signature, listed(self.recipients)))
        if not any(group.rows for group in self.groups):
            return replace(whole, blocks=(*whole.blocks, *mark))
        annex = award_annex(self.copied, summed=False)
        return replace(whole, annexes=(replace(annex, blocks=(*annex.blocks, *mark)),))
