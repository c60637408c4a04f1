"""The reader on the screen, built on Textual."""
