"""`kanbao bookmarks`: list, add, export, import and remove bookmarks, highlights and notes."""
