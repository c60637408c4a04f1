"""Setting an article on a grid of cells: (article, width in cells, options) -> lines."""
