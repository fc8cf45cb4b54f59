"""Converts files made to be slow, or to take much memory, and tells what each takes: to WebVTT, and to
its own format, which mends it.

large_files.py TOOL: fails where a file takes more than a second of one core a megabyte, or more than
20 times its own size of memory.
"""

import os
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path

SIZE = 4 << 20  # bytes
SECONDS_A_MEGABYTE = 1.0
MEMORY_RATIO = 20
# What the program takes to run at all.
BASE = 48 << 20

TIMES = "00:00:01,000 --> 00:00:02,000\n"
CASES = {
    "srt": [
        "<", "{", "<b", "<b>", "</b>", "{\\", "<font ", "1\n", "\n", "\r", "-->", "- ", "0", TIMES,
        "1\n" + TIMES, "1\n\n" + TIMES, "a\n\n", "<b><i>", "<i>a</b>", "{\\an8}", "é", "{\\i1}", " \n", "a\n", "<b></b>",
    ],
    "vtt": [
        "<", "&", "&#", "&amp", "<b>", "</b>", "<c.a", "<c.a.b.c>", "<v a>", "<ruby><rt>", "\n",
        "NOTE\n\n", "STYLE\na\n\n", "REGION\nid:a\n\n", "-->\n", "00:01.000 --> 00:02.000\n",
        "00:01.000 --> 00:02.000 align:left\n", "a:b ", "00:01.000 --> 00:02.000\n\n", "<0", "\0",
    ],
    "ass": [
        "{", "{\\", "{\\i1}", "{\\i1", "\\N", "\\", ",", "Dialogue: ",
        "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\i1}a\n", "[Events]\n", "Style: a\n",
    ],
    "ttml": [
        "<p>", "<p begin='1s' end='2s'>a</p>", "<span>", "&amp;", "<!--", "a ", "<div>",
        "<br/>", "<span begin='1s'>a</span>", "<span tts:color='red'>a</span>",
    ],
    "json": ["[", "{", "{\"a\":", "\"", "\\u0041", "1", "{\"startTime\":1,\"endTime\":2,\"body\":\"a\"},"],
    "csv": ["\"", ",", "\"\"", "a,", "1,2,a\n", "1,2,a,b\n", "\n"],
    "lrc": ["[00:01.00]", "[00:01.00]a\n", "<00:01.00>", "[", "[ar:"],
    "sbv": ["0:00:01.000,0:00:02.000\n", "a\n", "[br]", "\n"],
    "textgrid": ["\"", "intervals [1]:\n", "\"a\" ", "1 ", "item [1]:\n"],
    "rttm": ["SPEAKER a 1 1 2 <NA> <NA> b <NA> <NA>\n", "SPEAKER ", ";;\n"],
    "audacity": ["1\t2\ta\n", "\\\t1\t2\n", "\t"],
}
# What stands before the repeated part: without it the format would not be known, or the part would
# mean nothing. A table needs no head where its rows have times.
HEADS = {
    "srt": "1\n" + TIMES, "vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n",
    "ass": "[Script Info]\nScriptType: v4.00+\n\n[Events]\n"
    "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
    "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,",
    "ttml": "<tt xmlns='http://www.w3.org/ns/ttml'><body><div><p begin='1s' end='2s'>",
    "json": "{\"version\":\"1.0.0\",\"segments\":[", "csv": "start,end,text\n1,2,",
    "textgrid": "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n",
}


def measure(tool, path, target):
    process = subprocess.Popen(
        [tool, "convert", "-q", str(path), "--from", path.suffix[1:], "--to", target],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, status


def main(tool):
    names = subprocess.run(
        [tool, "convert", "--list-formats"], capture_output=True, text=True, check=True
    ).stdout.split("\n")
    known = {line.split()[0] for line in names if line}
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, cases in CASES.items():
            if name not in known:
                continue
            for case, target in product(cases, dict.fromkeys(["vtt", name])):
                head = "" if case[0] == "1" and name == "csv" else HEADS.get(name, "")
                data = (head + case * (SIZE // len(case.encode()))).encode()
                path = Path(folder) / f"large.{name}"
                path.write_bytes(data)
                seconds, memory, status = measure(tool, path, target)
                slow = seconds / (len(data) / (1 << 20)) > SECONDS_A_MEGABYTE
                large = memory > BASE + MEMORY_RATIO * len(data)
                died = bool(status & 0x7F)
                fault = " ".join(w for w, f in (("SLOW", slow), ("LARGE", large), ("DIED", died)) if f)
                faults += bool(fault)
                print(
                    f"{name:9} to {target:9} {case[:24]!r:30}"
                    f" {seconds * 1000 / (len(data) / (1 << 20)):7.0f} ms/MB"
                    f" {memory / len(data):6.1f} x {fault}", flush=True)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main(sys.argv[1])
