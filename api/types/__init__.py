"""The API's types, one file a concept. They only declare: what a field means is in `queries.views` under the same name.

`fields` says how a field is declared, `refs` names all types for each other, `enums` holds the words of a fixed choice.
"""
