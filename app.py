"""The course in the browser: ``streamlit run app.py``."""

from grader.ui.frame import run

run()
