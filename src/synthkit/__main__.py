"""``python -m synthkit`` is ``synthkit``."""

from synthkit.cli.app import main

if __name__ == "__main__":
    main()
