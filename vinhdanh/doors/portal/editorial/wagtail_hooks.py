"""Wagtail's editing room in our colours, without what leads out of the house."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

AWAY = frozenset({"help", "sites", "locales", "users", "groups", "workflows", "workflow-tasks", "collections"})
"""Entries that lead to pages on the internet, or to what the house manages elsewhere."""


@hooks.register("insert_global_admin_css")
def our_colours():
    return format_html('<link rel="stylesheet" href="{}">', static("editorial/editing.css"))


@hooks.register("construct_main_menu")
def without_help(request, menu_items):
    menu_items[:] = [item for item in menu_items if item.name not in AWAY]


@hooks.register("construct_settings_menu")
def without_accounts(request, menu_items):
    menu_items[:] = [item for item in menu_items if item.name not in AWAY]


@hooks.register("construct_homepage_panels")
def without_news_of_wagtail(request, panels):
    panels[:] = [panel for panel in panels if panel.name != "whats_new_in_wagtail_version"]
