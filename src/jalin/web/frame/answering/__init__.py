"""How requests are understood and answered, and what keeps others from misusing that."""
