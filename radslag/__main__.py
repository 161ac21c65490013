"""`python -m radslag`."""

from radslag.cli import main

main()
