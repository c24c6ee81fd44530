"""The pages of this room: parse, ask or act, show."""
