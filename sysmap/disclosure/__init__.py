"""What may be told of a record outside the team: numbers, networks, pseudonyms."""
