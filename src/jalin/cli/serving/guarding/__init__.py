"""What stands before the application: headers of every answer, and how much is answered at once."""
