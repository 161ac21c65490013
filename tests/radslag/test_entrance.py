"""The entrance of the command line, before the program is there."""

from __future__ import annotations

import subprocess
import sys

STOPPED = """
import sys

class Stop:
    def find_spec(self, name, path=None, target=None):
        if name == "{module}":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Stop())
from radslag.__main__ import main
main()
"""


def test_an_interrupt_while_the_program_is_still_being_imported_ends_in_words() -> None:
    for module in ("radslag.cli", "neo4j"):
        done = subprocess.run(
            [sys.executable, "-c", STOPPED.format(module=module)], capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 130 and done.stderr == "interrupted before anything was done\n"
