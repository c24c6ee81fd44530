"""The icons: strokes on a grid of 24, drawn inline beside a word and never alone.

Inline rather than a sprite file: an icon then prints, needs no second request and passes a strict policy.
"""

from functools import cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

PATHS = {
    "arrow-right": '<path d="M5 12h14M13.5 6.5L19 12l-5.5 5.5"/>',
    "bell": '<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4"/>',
    "book": (
        '<path d="M4 5.6c3-1.2 5.5-1 8 .9 2.5-1.9 5-2.1 8-.9v12.8c-3-1.2-5.5-1-8 .9'
        '-2.5-1.9-5-2.1-8-.9zM12 6.5v12.8"/>'
    ),
    "calendar": '<path d="M4.5 6h15v14h-15zM4.5 10.5h15M8.5 3.5V8M15.5 3.5V8"/>',
    "check": '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.2l3.4 2"/>',
    "comment": '<path d="M4 5h16v11h-9l-4.5 4v-4H4z"/>',
    "cross": '<path d="M6.5 6.5l11 11M17.5 6.5l-11 11"/>',
    "document": '<path d="M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12.5h6M9 16h6"/>',
    "download": '<path d="M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14"/>',
    "flag": '<path d="M6 21V4M6 4.5c4-2 7 2 12 0v9c-5 2-8-2-12 0"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.6v.1"/>',
    "key": '<circle cx="8" cy="15" r="4"/><path d="M11 12l8.5-8.5M15.5 7.5L18 10M13 10l1.5 1.5"/>',
    "list": '<path d="M9 6h11M9 12h11M9 18h11M4.5 6v.1M4.5 12v.1M4.5 18v.1"/>',
    "lock": '<path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "pause": '<circle cx="12" cy="12" r="8.5"/><path d="M9.7 8.5v7M14.3 8.5v7"/>',
    "pencil": '<path d="M4 20l1-4.5L15.5 5l3.5 3.5L8.5 19z"/>',
    "people": (
        '<circle cx="9" cy="8.5" r="3.2"/><path d="M3 19.5c0-3.4 2.6-5.6 6-5.6s6 2.2 6 5.6'
        'M15.5 5.6a3.2 3.2 0 0 1 0 5.8M17 14.3c2.4.7 4 2.6 4 5.2"/>'
    ),
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "print": '<path d="M7 9V4h10v5M7 17H4v-8h16v8h-3M7 14h10v6H7z"/>',
    "question": '<path d="M8.5 9a3.5 3.5 0 1 1 5.2 3.1c-1.1.6-1.7 1.3-1.7 2.6M12 18.6v.1"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6"/><path d="M15 15l5 5"/>',
    "seal": '<circle cx="12" cy="10" r="6"/><path d="M8.5 15L7 21l5-2.5 5 2.5-1.5-6M9.5 10l1.8 1.8 3.4-3.3"/>',
    "send": '<path d="M4 12L20 4.5 15.5 20 12 13.5z"/>',
    "sign": '<path d="M4 20c4-1 3-5 6-5s2 3 5 3 3-2 5-2M13 12l6-8"/>',
    "sort": '<path d="M8 10l4-4 4 4M8 14l4 4 4-4"/>',
    "sort-down": '<path d="M8 10.5l4 4 4-4"/>',
    "sort-up": '<path d="M8 13.5l4-4 4 4"/>',
    "star": '<path d="M12 3.8l2.5 5.3 5.8.7-4.3 4 1.1 5.8-5.1-2.8-5.1 2.8L8 13.8l-4.3-4 5.8-.7z"/>',
    "undo": '<path d="M8.5 5l-4 4 4 4M4.5 9h9a5.5 5.5 0 0 1 0 11H9"/>',
    "upload": '<path d="M12 16V5M7.5 9.5L12 5l4.5 4.5M5 20h14"/>',
    "user": '<circle cx="12" cy="8.5" r="3.7"/><path d="M4.5 20c0-4 3.2-6.3 7.5-6.3s7.5 2.3 7.5 6.3"/>',
    "warning": '<path d="M12 4L2.8 19.5h18.4zM12 10v4.5M12 17v.1"/>',
}  # fmt: skip


@cache
def icon(name: str) -> SafeString:
    """The icon as inline SVG, hidden from screen readers. KeyError names an icon that does not exist."""
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{}</svg>',
        mark_safe(PATHS[name]),  # noqa: S308 - our own drawing
    )
