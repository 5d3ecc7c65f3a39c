"""Streamlit pages, each a question, in one frame."""
