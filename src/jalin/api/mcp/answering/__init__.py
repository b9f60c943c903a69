"""What assistants are answered: values with evidence, and the same in a few lines of text."""
