"""What `import jalin` gives: registers, deals and readings as objects of Python."""
