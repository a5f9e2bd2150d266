"""Autograder kits: what Gradescope and GitHub Classroom need to grade an assignment by themselves.

`bundle` gathers what of this package grades one assignment, and no other exercise's answers.
`gradescope` and `github` pack it with what the two expect. `gradescope_run` and `classroom_run`
are started over there: they grade one student's folder by the same code as ``grader run``.
"""
