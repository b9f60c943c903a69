"""What a register holds goes to other programs and comes back."""
