"""What runs through all deals: promises, and where sources contradict one another."""
