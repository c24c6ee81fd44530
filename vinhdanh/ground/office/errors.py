"""Refusals a clerk can act on. The text is shown as it is: one Vietnamese sentence, what is wrong, how to mend it."""


class Refused(Exception):
    """An action that may not happen now. Nothing was changed."""

    status = 409

    def __init__(self, message: str, *, code: str = "refused"):
        super().__init__(message)
        self.message = message
        self.code = code


class NotPermitted(Refused):
    """The actor may see the thing but not do this to it."""

    status = 403

    def __init__(self, message: str = "Tài khoản của Ông/Bà chưa được giao việc này; hãy liên hệ quản trị viên."):
        super().__init__(message, code="not_permitted")
