"""`python3 -m sysmap` is the same as `sysmap`."""

from sysmap.cli import main

main()
