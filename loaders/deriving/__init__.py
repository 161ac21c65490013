"""How the world follows from statements, one module a concept; `loaders.derive` puts them together.

state       what the steps share: the documents, who is who, and the world as it grows
actors      who the mentions denote, whose a body is, which unit belongs to what, titles
meetings    meetings with their items and who attended
acts        what was decided there, and what people stood for
mandates    tasks with their history, over all documents that speak of them
agreements  agreements, their terms, money, and how actors hang together
seats       memberships with the intervals in which they hold, and the rosters that list them
vacancies   seats that nobody, or nobody named, holds
contradictions   what doesn't fit together, and what is missing
"""
