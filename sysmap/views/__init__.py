"""Networks and tables to what a person sees."""
