"""The sub-commands of `jalin`."""
