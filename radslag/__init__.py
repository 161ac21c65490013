"""The command line: wires formats, graph and API together, and holds no logic of its own.

`cli` is the entrance; `show` prints reports and tables; `asgi` is the application for other servers.
"""
