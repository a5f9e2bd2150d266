"""The Streamlit pages: they show, they never decide."""
