"""`python -m guibp` is the command `guibp`."""

import sys

from guibp.cli import main

if __name__ == "__main__":
    sys.exit(main())
