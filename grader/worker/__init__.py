"""A process that grades and trains for a `grader.service`, with a jail of its own.

It is started afresh (``python -m grader.worker``) and shares nothing with whoever asks but two
pipes: requests come in on its standard input, events go out on its standard output.
"""
