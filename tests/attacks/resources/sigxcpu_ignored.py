# expect: timeout
# limits: cpu_seconds=1 call_seconds=5 total_seconds=6
# It may not be ignored: the soft limit ends the process.
import signal

try:
    signal.signal(signal.SIGXCPU, signal.SIG_IGN)
except OSError:
    pass
while True:
    pass
