"""Run the command line as `python -m jalin`."""

from jalin.cli import main

if __name__ == "__main__":
    main()
