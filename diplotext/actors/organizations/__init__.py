"""Which organisations a text names.

`find` finds their mentions, `abbreviations` reads the short forms that a text explains, `bodies` joins mentions that
are one body.
"""
