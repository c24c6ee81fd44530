from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "vinhdanh.ground.registry"
    label = "registry"
    verbose_name = "Danh bạ"

    def ready(self):
        from . import movers
        from .models import Regrouping, Workplace

        movers.register(movers.Table(Workplace), movers.Table(Regrouping, link="target"))
