"""How a question from Python is asked: of which register, of which day, for which deals."""
