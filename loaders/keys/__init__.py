"""Keys under which different papers' words for the same thing meet: pure functions from words to text.

stems       a word without its inflection
matters     numbers of cases, however they are written, and whose series they belong to
agreements  names of documents that bind or guide: their words, without order, form and abbreviation
tasks       what is to be done, without who does it, by when, and how far it has come

Two things under one key may still be two; two keys are never one without a person's judgement.
"""
