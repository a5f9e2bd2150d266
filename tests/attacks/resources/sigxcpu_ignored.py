# expect: timeout|memory
# limits: cpu_seconds=1 call_seconds=5 total_seconds=6
# The soft limit is ignored: the hard one, a second later, kills, as does running out of memory.
import signal

signal.signal(signal.SIGXCPU, signal.SIG_IGN)
while True:
    pass
