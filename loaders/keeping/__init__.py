"""Files are the truth: what a data folder keeps, and how the graph is made from it again.

Read in this order: `originals` (every document's bytes), `contents` (what originals and log say is in the store),
`rebuilding` (originals and log -> the graph), `unloading`, `confidential` (which documents the graph shows), `backups`
(one file with all of it) and `restoring`, `masking`, `renaming` and `erasing` (a person out of everything), `leftovers`
(of an erasure), `checking` (what is wrong).
"""
