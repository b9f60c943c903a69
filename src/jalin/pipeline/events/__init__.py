"""What happened when: deals that came up or moved, contradictions, promises overdue or settled."""
