# expect: timeout
# says: did not finish within
while True:
    pass
