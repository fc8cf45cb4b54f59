"""Chromium without a window, driven over a pipe by its DevTools protocol."""

import json
import os
import shutil
import subprocess
import tempfile
import time

NAMES = ["chromium", "chromium-browser", "google-chrome"]


def find():
    """The browser's program; nothing where there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Browser:
    """A page in a browser of its own."""

    def __init__(self, width=1400, height=900):
        self.folder = tempfile.mkdtemp(prefix="cuelight-browser-")
        ours, its_out = os.pipe()
        its_in, self.out = os.pipe()
        # The shell puts the two ends where the browser looks for them, whatever they are here.
        self.process = subprocess.Popen(
            ["sh", "-c", f'exec "$0" "$@" 3<&{its_in} 4>&{its_out}', find(), "--headless",
             "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--no-first-run",
             "--autoplay-policy=no-user-gesture-required", "--hide-scrollbars",
             f"--window-size={width},{height}", f"--user-data-dir={self.folder}", "about:blank"],
            pass_fds=[its_in, its_out], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(its_in), os.close(its_out)
        self.input = os.fdopen(ours, "rb")
        self.number, self.pending, self.events, self.session = 0, b"", [], None
        target = next(t for t in self.call("Target.getTargets")["targetInfos"]
                      if t["type"] == "page")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ["Page", "Runtime", "Log", "Network"]:
            self.call(f"{domain}.enable")

    def read(self):
        while b"\0" not in self.pending:
            more = os.read(self.input.fileno(), 1 << 20)
            if not more:
                raise RuntimeError("the browser has gone")
            self.pending += more
        message, self.pending = self.pending.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, **parameters):
        self.number += 1
        request = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            request["sessionId"] = self.session
        os.write(self.out, json.dumps(request).encode() + b"\0")
        while True:
            answer = self.read()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def wait(self, method):
        while True:
            for index, event in enumerate(self.events):
                if event.get("method") == method:
                    return self.events.pop(index)
            self.events.append(self.read())

    def open(self, path):
        self.call("Page.navigate", url=f"file://{os.path.abspath(path)}")
        self.wait("Page.loadEventFired")

    def evaluate(self, expression):
        result = self.call("Runtime.evaluate", expression=expression, awaitPromise=True,
                           returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(json.dumps(result["exceptionDetails"])[:600])
        return result["result"].get("value")

    def close(self):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
