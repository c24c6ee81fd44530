from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "vinhdanh.ground.registry"
    label = "registry"
    verbose_name = "Danh bạ"
