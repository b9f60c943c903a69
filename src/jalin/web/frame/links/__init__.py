"""Where things are: the addresses of the running pages, and of their files in a snapshot."""
