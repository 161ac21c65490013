"""Who is who, one module a concept; `loaders.resolve` puts them together.

state          the documents to resolve, and actors by mention
clusters       mentions put together by ties and by what people judged
groups         whoever is found by name: each kind's names, settled by judgements
organizations  the register's and others
bodies         by name, county and owner; abbreviations
named          posts, matters and agreements
mandates       tasks, by what is to be done, by whom, and what they are about; sequels says when one goes on
people         by name and organisation, or name and body
"""
