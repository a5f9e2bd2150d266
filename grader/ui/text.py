"""Text on its way into Markdown, under the name that the page knows it by."""

from grader.markdown import LONGEST, as_text, escape_markdown, fill, in_markdown, plain

__all__ = ["LONGEST", "as_text", "escape_markdown", "fill", "in_markdown", "plain"]
