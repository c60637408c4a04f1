"""What HTML, EPUB and the HTML inside Markdown have in common: tags, a tree, and its text as pieces.

The tree is our own and small: `html.parser` needs time that grows with the square of an unclosed comment
(Python before 3.11.14), libxml2 stops at 256 levels, and neither is needed for more than words, headings,
tables, pictures and links. All three stages are linear in the text and bounded in depth.
"""
