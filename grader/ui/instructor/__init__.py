"""The instructor's page: a class graded at once, and looked at, in the browser."""
