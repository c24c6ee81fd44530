from django.apps import AppConfig
from django.db.models.signals import post_migrate

from . import appendonly


class OfficeConfig(AppConfig):
    name = "vinhdanh.ground.office"
    label = "office"
    verbose_name = "Văn phòng"

    def ready(self):
        post_migrate.connect(appendonly.install, dispatch_uid="append-only triggers")
