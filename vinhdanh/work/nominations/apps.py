from django.apps import AppConfig


class NominationsConfig(AppConfig):
    name = "vinhdanh.work.nominations"
    label = "nominations"
    verbose_name = "Hồ sơ đề nghị"

    def ready(self):
        from vinhdanh.ground.registry.movers import register

        from .merging import NominationMover, RowMover

        register(NominationMover(), RowMover())
