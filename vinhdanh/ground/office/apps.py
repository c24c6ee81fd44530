from django.apps import AppConfig
from django.db.models.signals import post_migrate

from . import appendonly


class OfficeConfig(AppConfig):
    name = "vinhdanh.ground.office"
    label = "office"
    verbose_name = "Văn phòng"

    def ready(self):
        from . import search

        post_migrate.connect(appendonly.install, sender=self, dispatch_uid="append-only triggers")
        post_migrate.connect(search.install, sender=self, dispatch_uid="search index")
