from django.apps import AppConfig
from django.db.models.signals import post_migrate


class EditorialConfig(AppConfig):
    name = "vinhdanh.doors.portal.editorial"
    label = "editorial"
    verbose_name = "Trang tin"

    def ready(self):
        from . import signals
        from .foundation import lay

        post_migrate.connect(lay, sender=self)
        signals.connect()
