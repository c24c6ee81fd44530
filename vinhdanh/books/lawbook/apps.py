from django.apps import AppConfig


class LawbookConfig(AppConfig):
    name = "vinhdanh.books.lawbook"
    label = "lawbook"
    verbose_name = "Tủ luật"
