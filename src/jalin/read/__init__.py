"""What one document says."""
