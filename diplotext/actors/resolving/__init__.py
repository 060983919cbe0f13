"""Who is who in a text.

`service` tells which state a person serves, `company` learns it from the others beside him, `holders` finds who holds
an office, `author` and `documents` find who writes and who speaks through a document, `reference` answers whom a
mention means, `meant` whom the nouns of a clause mean.
"""
