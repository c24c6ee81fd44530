"""What every page knows about how its reader wants to see it."""

from dataclasses import dataclass

from django.http import HttpRequest

COOKIES = {"theme": "vd_theme", "contrast": "vd_contrast", "size": "vd_size"}
CHOICES = {"theme": ("dark",), "contrast": ("more",), "size": ("large", "larger")}


@dataclass(frozen=True)
class Display:
    """The faces of the page; an empty string is the plain one."""

    theme: str = ""
    contrast: str = ""
    size: str = ""


def display_of(request: HttpRequest) -> Display:
    """What the reader chose; anything a cookie says beyond our choices is ignored."""
    chosen = {name: request.COOKIES.get(cookie, "") for name, cookie in COOKIES.items()}
    return Display(**{name: value if value in CHOICES[name] else "" for name, value in chosen.items()})


def preferences(request: HttpRequest) -> dict[str, Display]:
    """Context processor: `display`, written onto <html> by base.html."""
    return {"display": display_of(request)}
