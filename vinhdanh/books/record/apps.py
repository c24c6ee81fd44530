from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "vinhdanh.books.record"
    label = "record"
    verbose_name = "Quá trình"
