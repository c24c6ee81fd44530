from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "vinhdanh.ground.ui"
    label = "ui"
    verbose_name = "Giao diện"
