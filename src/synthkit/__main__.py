"""``python -m synthkit`` is ``synthkit``."""

from synthkit.cli.main import main

if __name__ == "__main__":
    main()
