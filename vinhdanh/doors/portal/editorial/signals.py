"""Wagtail tells by signals what its editors did: the search hears of it, and the house's own trail."""

from django.db.models.signals import post_delete, post_save
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry, PageLogEntry
from wagtail.signals import page_published, page_unpublished

from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actors import Actor

from .. import keeping
from . import searching
from .models.pages import EditorialPage


def connect() -> None:
    page_published.connect(_published)
    page_unpublished.connect(_withdrawn)
    post_delete.connect(_deleted)
    for log in (PageLogEntry, ModelLogEntry):
        post_save.connect(_logged, sender=log)


def _published(sender, instance, **_kwargs):
    keeping.forget()
    if isinstance(instance, EditorialPage):
        searching.put_page(instance)


def _withdrawn(sender, instance, **_kwargs):
    keeping.forget()
    searching.remove_page(instance)


def _deleted(sender, instance, **_kwargs):
    if isinstance(instance, EditorialPage):
        keeping.forget()
        searching.remove_page(instance)


def _logged(sender, instance, created, **_kwargs):
    """One row of the audit trail for each act in the editing room."""
    if not created:
        return
    by = Actor.user(instance.user) if instance.user else Actor.system("Trang tin")
    where = getattr(instance, "page_id", None) or instance.object_id
    details = {
        "title": instance.label[:200],
        "act": str(registry.get_action_label(instance.action)),
        "page": str(where),
    }
    audit.write(f"editorial:{instance.action}", by=by, at=instance.timestamp, subject="editorial", details=details)
