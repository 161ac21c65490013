"""Registers of seats: CSV and Popolo JSON -> the same statements that minutes give, with the row as evidence.

problems    what is wrong with a file: every line of it at once
mapping     which column is what (TOML or YAML, and ready ones in `mappings/`), chosen by the file's headings
cells       text -> rows of cells that know their place; which character stands between cells
values      a cell's words -> a day, a role, a party, a name
rows        one line of a register, whatever it was written in
table       CSV -> rows
spans       JSON whose values know their place
popolo      Popolo JSON -> rows
grouping    rows by the body that they seat, checked against each other
records     the rows of a body -> a DocumentRecord
reading     bytes -> a register, by what they are; the entrance

One file becomes one document a body, all of the file's unchanged text: each is written whole or not at all, and loading
again goes on where it stopped.
"""
