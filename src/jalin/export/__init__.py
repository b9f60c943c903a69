"""What goes out: readings and registers as files."""
