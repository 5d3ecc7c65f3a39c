"""Tables to bytes: one format a file."""
