"""What the pages of this room show; one builder a page."""
