"""The scratchgrad grader: runs a learner's code in a jail and says what it got right."""
