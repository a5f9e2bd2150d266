"""The jail: everything a learner wrote runs in here, and nothing else does."""
