"""Leading posts and their groups, highest first, for commendation of a career (``catalogue/posts.yaml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from vinhdanh.law.folder import catalogue
from vinhdanh.law.yamls import read_yaml

_FILE = catalogue("posts.yaml")


@dataclass(frozen=True, slots=True)
class Post:
    """A post; ``group`` is its rank group, 1 the highest."""

    code: str
    name: str
    group: int


@cache
def posts() -> tuple[Post, ...]:
    """Every post, highest group first; number 0 stands for a post outside the table."""
    found = [Post("khac", "chức vụ khác", 99)]
    for rank, group in enumerate(read_yaml(_FILE)["groups"].values(), start=1):
        found += [Post(code, name, rank) for code, name in group["posts"].items()]
    return tuple(found)


@cache
def group_names() -> dict[int, str]:
    """The Vietnamese name of each rank group."""
    return {rank: group["name"] for rank, group in enumerate(read_yaml(_FILE)["groups"].values(), start=1)}


@cache
def post_groups() -> dict[str, tuple[int, ...]]:
    """The column values of the posts of each group, by the group's key."""
    keys = list(read_yaml(_FILE)["groups"])
    return {
        key: tuple(number for number, post in enumerate(posts()) if post.group == rank)
        for rank, key in enumerate(keys, start=1)
    }


@cache
def _numbers() -> dict[str, int]:
    return {post.code: number for number, post in enumerate(posts())}


def post_number(code: str) -> int | None:
    """The column value of a post, or None when the table has no such post."""
    return _numbers().get(code)
