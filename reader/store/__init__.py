"""What a person made and where they were: one SQLite file, written at once.

`opening.open_database` opens it; `marks`, `issues`, `reading` and `typed` hold the functions that read
and write it; `glance` is the one look-up that is made before the first frame. Nothing is imported here,
so that the last costs no more than itself.
"""
