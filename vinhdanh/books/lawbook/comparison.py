"""The law of two days side by side, award by award: what was added, what went, what reads otherwise, word by word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from vinhdanh import law

from .marking import Piece, likeness, marked
from .rules import Rule, general_rules, rules_of

ALIKE = 0.5
"""So much of two rules must be the same for one to be taken for the other's successor."""


@dataclass(frozen=True)
class Row:
    """One line on each side; None where the other side has no such line."""

    before: tuple[Piece, ...] | None
    after: tuple[Piece, ...] | None
    depth: int
    depth_before: int = 0

    @property
    def same(self) -> bool:
        """Whether both sides read alike: then once is enough where there is no room for two."""
        return self.before == self.after


@dataclass(frozen=True)
class Pair:
    """One rule before and after; None where it did not stand. ``same``: it says the same, of another instrument."""

    before: Rule | None
    after: Rule | None
    rows: tuple[Row, ...] = ()
    figures: tuple[str, ...] = ()

    @property
    def change(self) -> str:
        if self.before is None:
            return "added"
        if self.after is None:
            return "removed"
        return "same" if self.before.text == self.after.text else "changed"

    @property
    def about(self) -> str:
        return (self.after or self.before).about  # type: ignore[union-attr]

    @property
    def lead(self) -> str:
        return (self.after or self.before).lead  # type: ignore[union-attr]


@dataclass(frozen=True)
class Section:
    """What differs for one award (``code`` empty: for all of them)."""

    code: str
    name: str
    pairs: tuple[Pair, ...]

    @property
    def words(self) -> str:
        """ "sửa 2, thêm 1"."""
        counted = {name: sum(pair.change == change for pair in self.pairs) for change, name in _CHANGES.items()}
        return ", ".join(f"{name} {count}" for name, count in counted.items() if count)


_CHANGES = {"changed": "sửa", "added": "thêm", "removed": "bỏ", "same": "chuyển văn bản, giữ nội dung"}


def sections(before: law.Statutes, after: law.Statutes, codes: Sequence[str] = ()) -> Iterator[Section]:
    """Every award for which something differs, in the order of the catalogue; ``codes`` narrows it to some awards."""
    if not codes:
        yield from _section("", "Quy định chung", general_rules(before), general_rules(after))
    for code, award in law.award_names().items():
        if not codes or code in codes:
            yield from _section(code, award.name, rules_of(before, code), rules_of(after, code))


def _section(code: str, name: str, before: list[Rule], after: list[Rule]) -> Iterator[Section]:
    found = tuple(pair for pair in pairs(before, after) if not _stands(pair))
    if found:
        yield Section(code, name, found)


def _stands(pair: Pair) -> bool:
    """Whether it is the same provision and says the same."""
    return (
        pair.change == "same"
        and pair.before is not None
        and pair.after is not None
        and (pair.before.provision.key == pair.after.provision.key and pair.before.lead == pair.after.lead)
    )


def pairs(before: Sequence[Rule], after: Sequence[Rule]) -> list[Pair]:
    """Each rule with what became of it: of the same citation, declared to stand instead, else most alike."""
    left, found = list(before), []
    for rule in after:
        known = next((old for old in left if _succeeds(rule, old)), None)
        if known:
            left.remove(known)
        found.append((known, rule))
    for place, (known, rule) in enumerate(found):
        if known is None and (near := _nearest(rule, left)):
            left.remove(near)
            found[place] = (near, rule)
    ordered = [(old, new) for old, new in found] + [(old, None) for old in left]
    return [_pair(old, new) for old, new in ordered]


def _succeeds(rule: Rule, old: Rule) -> bool:
    same = rule.provision.key == old.provision.key
    return rule.about == old.about and (same or rule.provision.overrides == old.provision.key)


def _nearest(rule: Rule, left: Sequence[Rule]) -> Rule | None:
    whom = set(rule.provision.subjects)
    rivals = [old for old in left if old.about == rule.about and (not whom or whom & set(old.provision.subjects))]
    best = max(rivals, default=None, key=lambda old: likeness(old.text, rule.text))
    return best if best and likeness(best.text, rule.text) >= ALIKE else None


def _pair(before: Rule | None, after: Rule | None) -> Pair:
    rows, figures = [], []
    for old, new in _aligned(before, after):
        depth = (new or old).depth
        if old and new:
            both = marked(old.text, new.text)
            rows.append(Row(both.before, both.after, depth, old.depth))
            figures += both.figures
        elif old:
            rows.append(Row((Piece(old.text, True),), None, depth, depth))
        else:
            rows.append(Row(None, (Piece(new.text, True),), depth))
    return Pair(before, after, tuple(rows), tuple(dict.fromkeys(figures)))


def _aligned(before: Rule | None, after: Rule | None) -> Iterator[tuple]:
    """The lines of both, those that are the same or alike beside each other."""
    left, right = (before.lines if before else ()), (after.lines if after else ())
    texts = [line.text for line in left], [line.text for line in right]
    for tag, start, end, begin, stop in SequenceMatcher(a=texts[0], b=texts[1], autojunk=False).get_opcodes():
        old, new = list(left[start:end]), list(right[begin:stop])
        if tag == "equal":
            yield from zip(old, new, strict=True)
            continue
        for line in new:
            near = max(old, key=lambda each: likeness(each.text, line.text), default=None)
            if near is not None and likeness(near.text, line.text) >= ALIKE:
                for skipped in old[: old.index(near)]:
                    yield skipped, None
                del old[: old.index(near) + 1]
                yield near, line
            else:
                yield None, line
        yield from ((line, None) for line in old)
