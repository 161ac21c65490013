"""How a document becomes facts. Each stage is one module and one function of that verb:

    formats.read    bytes -> Source: the stored text, and its lines with offsets, pages, struck spans and cells
    segment         Source -> Layout: which lines are letterhead, heading, roster, item, table
    parse           Layout -> Minutes: header, people, items, decisions, mandates, each value with the words it rests on
    extract         Minutes -> statements about `mentions` (layer 1)
    derive          statements of all documents + register -> the world (layer 2); pure; its steps are in `deriving`
    affected        which part of a county one more document can change; derive runs over that part alone
    write           one document's statements and the changed part of the world -> graph, in one transaction

`rules/` holds the rules, one module a kind of fact, each named and with cases it takes and refuses; `lexicon/` the
words they use, as data; `facts` and `explain` print a reading without a database; `report` is what a load tells;
`stored` reads from the graph what `affected` asks for.
"""
