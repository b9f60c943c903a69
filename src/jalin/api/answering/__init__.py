"""How a question of a program is understood, allowed, answered, and kept."""
