"""Vietnamese as data: folding, sorting, names, dates, numbers, money in words, identity numbers."""
