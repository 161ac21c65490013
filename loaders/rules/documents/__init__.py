"""Documents that bind or guide: words for them, what a text calls them, and what it says of one.

Read in this order: words, naming, titles, pieces, known, validity, standing, parties, terms, tables; `agreements`
beside this package puts it together.
"""
