"""Figures about many deals: how many intents became binding, how long it took, what was retold."""
