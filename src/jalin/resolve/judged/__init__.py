"""What reviewers decided of mentions and parties, as resolving takes it."""
