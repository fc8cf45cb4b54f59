"""What scripts/bench and scripts/score share: the release build, and running a command measured."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = Path(os.environ.get("CUELIGHT_SHARED", ROOT.parent / "shared"))


def fail(message):
    sys.exit(f"{Path(sys.argv[0]).name}: {message}")


def release_build(given):
    """The path of cuelight: what was given, or the release build, made where it is out of date."""
    if given:
        return str(given)
    command = ["swift", "build", "--configuration", "release", "--product", "cuelight"]
    if subprocess.run(command, cwd=ROOT, stdout=sys.stderr).returncode:
        fail("the release build failed; scripts/test installs what it needs")
    folder = subprocess.run(command[:4] + ["--show-bin-path"], cwd=ROOT, text=True,
                            capture_output=True, check=True).stdout.strip()
    return f"{folder}/cuelight"


class Run:
    """A command that ran: wall and processor time in seconds, peak memory in MB of 2^20 bytes.

    The kernel counts the size of what starts a command as the command's own until it takes its
    place, so a small interpreter starts it, not this script with all that it has loaded: no peak
    is told lower than that interpreter's 10 MB."""

    def __init__(self, command):
        command = [str(word) for word in command]
        ran = subprocess.run([sys.executable, "-I", "-S", "-c", STARTER, *command],
                             stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if ran.returncode:
            fail(f"{' '.join(command)} left with {ran.returncode}:\n{ran.stderr}")
        wall, processor, peak = ran.stdout.split()
        self.wall, self.processor = float(wall), float(processor)
        self.peak = float(peak) / (2**20 if sys.platform == "darwin" else 2**10)


STARTER = """
import os, sys, time
started = time.monotonic()
child = os.fork()
if child == 0:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.execvp(sys.argv[1], sys.argv[1:])
_, status, usage = os.wait4(child, 0)
wall = time.monotonic() - started
print(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status) % 256)
"""


def seconds_of(media):
    """How long a recording is, by ffprobe."""
    out = subprocess.run(
        ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0",
         str(media)], capture_output=True, text=True, check=True).stdout
    return float(out)


def clock(seconds):
    return f"{int(seconds) // 3600}:{int(seconds) // 60 % 60:02}:{int(seconds) % 60:02}"


def stamp(milliseconds):
    """A time as SubRip has it."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02},{rest:03}"


def machine():
    """The machine in a few words."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{cores} cores, load {os.getloadavg()[0]:.1f}"
