"""Practice as a person sees it: elements, travel, old and new practices; words, charts, tables."""
