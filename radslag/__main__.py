"""`radslag` and `python -m radslag`: stands before all imports, so that Ctrl-C always ends in words."""

from __future__ import annotations

import sys

from schema.faults import INTERRUPTED


def main() -> None:
    """The command line; exit code 130 when it is interrupted before it has begun."""
    try:
        from radslag.cli import main as run
    except KeyboardInterrupt:
        sys.stderr.write("interrupted before anything was done\n")
        sys.exit(INTERRUPTED)
    run()


if __name__ == "__main__":
    main()
