from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "vinhdanh.work.archive"
    label = "archive"
    verbose_name = "Số hoá"

    def ready(self):
        from vinhdanh.ground.registry.movers import register

        from .merging import HitMover

        register(HitMover())
