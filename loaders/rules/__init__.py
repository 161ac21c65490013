"""The rules of reading, one module a kind of fact.

A rule says how minutes are written, never what one document says. `pattern.Rule` names it, says it in a sentence and
carries texts that it takes and texts that it must refuse; `tests/loaders/test_rules.py` runs them all.
"""
