"""Which persons and offices a text names.

`words` and `page` hold the text and its vocabulary, `names` tells how far a name reaches, `offices` how far an office
does, `find` makes mentions of both, `appositions` pairs those that stand side by side, `known` looks them up among
known office-holders, `cast` joins mentions that are one person.
"""
