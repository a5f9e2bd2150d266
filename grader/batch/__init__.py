"""A class at once: what was handed in, graded over worker processes, kept, and told.

Data flows one way: `intake` finds out who handed in what, `run` has it graded, `results` keeps
every verdict as it comes, `gradebook` adds them up, and `outputs` writes them for people and
programs. All of what students wrote, their names and their files' names are hostile input.
"""
