"""Words that state a deal, their parties, and how surely they tell one."""
