"""The pages of the archive: batches, their rows, runs that judge again."""
