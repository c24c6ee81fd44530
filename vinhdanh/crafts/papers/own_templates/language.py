"""The small language of a template: a tag, a loop over a list of tags, a condition, three filters. Nothing else.

It is Jinja in a sandbox without globals, calls or arithmetic; on top of that every part of a template is read before
it is run, so that a name that means nothing is told by its name, whatever branch it stands in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from vinhdanh.crafts.papers.blocks import PaperError
from vinhdanh.crafts.papers.own_templates.tags import Tag

Scope = Mapping[str, Tag]

LOOP = Tag("loop", "", tuple(Tag(name, "") for name in ("index", "first", "last", "length")))
# What an unknown name stands for: everything below it has been told with it.
ANY = Tag("", "")
FILTERS: dict[str, Callable[..., Any]] = {"upper": str.upper, "lower": str.lower, "length": len}
HARMLESS = (
    nodes.Template, nodes.TemplateData, nodes.Const, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And,
    nodes.Or, nodes.Not,
)  # fmt: skip
# One loop inside another, and only over what belongs to the outer one: never everyone times everyone.
DEEPEST = 2


class SmallLanguage(ImmutableSandboxedEnvironment):
    """Reads every part it compiles; afterwards `unknown` and `used` hold the names it met."""

    def __init__(self, tags: tuple[Tag, ...]):
        super().__init__(autoescape=True)
        self.globals.clear()
        self.tests.clear()
        self.filters.clear()
        self.filters.update(FILTERS)
        self._tags: Scope = {tag.name: tag for tag in tags}
        self.unknown: dict[str, None] = {}
        self.used: set[Tag] = set()

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        self._read(tree, self._tags, 0)
        return tree

    def _read(self, node: nodes.Node, scope: Scope, depth: int) -> None:
        match node:
            case nodes.Output():
                for part in node.nodes:
                    self._printed(part, scope, depth)
            case nodes.For():
                self._loop(node, scope, depth)
            case nodes.Name() | nodes.Getattr():
                self._tag(node, scope)
            case nodes.Filter():
                self._filter(node, scope, depth)
            case _ if isinstance(node, HARMLESS):
                for child in node.iter_child_nodes():
                    self._read(child, scope, depth)
            case _:
                raise _not_allowed(node)

    def _printed(self, part: nodes.Expr, scope: Scope, depth: int) -> None:
        if isinstance(part, nodes.Name | nodes.Getattr):
            tag = self._tag(part, scope)
            if tag.many or tag.of:
                raise PaperError(
                    f"Thẻ {{{{ {_spoken(part)} }}}} gồm nhiều mục, không in thẳng được; hãy in từng mục theo bảng thẻ."
                )
        else:
            self._read(part, scope, depth)

    def _loop(self, node: nodes.For, scope: Scope, depth: int) -> None:
        if node.recursive or node.test or not isinstance(node.target, nodes.Name):
            raise _not_allowed(node)
        over = self._tag(node.iter, scope)
        if not over.many and over is not ANY:
            raise PaperError(f"“{_spoken(node.iter)}” không phải là danh sách nên không lặp bằng {{% for %}} được.")
        if depth >= DEEPEST or (depth and isinstance(node.iter, nodes.Name)):
            raise PaperError(
                "Mẫu có vòng lặp lồng nhau chưa đúng: vòng trong chỉ lặp danh sách của vòng ngoài, như nhom.danh_sach."
            )
        line = ANY if over is ANY else Tag(node.target.name, "", over.of)
        for child in (*node.body, *node.else_):
            self._read(child, {**scope, node.target.name: line, "loop": LOOP}, depth + 1)

    def _tag(self, node: nodes.Node, scope: Scope) -> Tag:
        """The tag a name stands for; `ANY` (and the name remembered) when there is no such tag."""
        if isinstance(node, nodes.Name):
            found = scope.get(node.name)
        elif isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
            above = self._tag(node.node, scope)
            found = ANY if above is ANY else next((tag for tag in above.of if tag.name == node.attr), None)
        else:
            raise _not_allowed(node)
        if found is None:
            self.unknown[_spoken(node)] = None
            return ANY
        self.used.add(found)
        return found

    def _filter(self, node: nodes.Filter, scope: Scope, depth: int) -> None:
        if node.name not in FILTERS or node.args or node.kwargs or node.node is None:
            raise PaperError(f"Mẫu dùng “|{node.name}” không được phép; chỉ có |upper, |lower và |length.")
        self._read(node.node, scope, depth)


def _spoken(node: nodes.Node) -> str:
    """A name as it was typed."""
    if isinstance(node, nodes.Getattr):
        return f"{_spoken(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "…"


def _not_allowed(node: nodes.Node) -> PaperError:
    what = "macro" if isinstance(node, nodes.Macro | nodes.CallBlock) else f"lệnh “{type(node).__name__.lower()}”"
    return PaperError(
        f"Mẫu có {what} không được phép. Chỉ dùng thẻ {{{{ … }}}}, {{% for … %}} và {{% if … %}} như trong bảng thẻ."
    )
