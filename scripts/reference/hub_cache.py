"""Shows that Python's huggingface_hub and scripts/data.sh fetch share one cache, in both directions.

    pip install huggingface_hub==2.0.0
    mvn -q -DskipTests package
    python scripts/reference/hub_cache.py

A server on this machine stands for the Hub. One cache is filled by Python and read by Java offline, another the other way
round; then both are compared file by file.
"""

import hashlib
import http.server
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import threading
import urllib.parse

COMMIT = "0123456789abcdef0123456789abcdef01234567"
REPOSITORY = "Org/Pictures"
FILES = {
    "README.md": b"# Pictures\n",
    "core/train-00000.parquet": random.Random(7).randbytes(3_000_000),
    "core/deep/empty.txt": b"",
}
FETCH = pathlib.Path(__file__).resolve().parents[1] / "data.sh"
PYTHON_DOWNLOAD = """
import sys
from huggingface_hub import hf_hub_download, snapshot_download
for name in sys.argv[2:]:
    print(hf_hub_download(sys.argv[1], name, repo_type="dataset", revision="v1.0"))
print(snapshot_download(sys.argv[1], repo_type="dataset", revision="v1.0"))
"""


def is_large(name):
    return name.endswith(".parquet")


def etag(name):
    content = FILES[name]
    if is_large(name):
        return hashlib.sha256(content).hexdigest()
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()


def entry(name):
    facts = {"type": "file", "path": name, "size": len(FILES[name]), "oid": etag(name)}
    if is_large(name):
        facts["lfs"] = {"oid": etag(name), "size": len(FILES[name]), "pointerSize": 135}
    return facts


class Hub(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_HEAD(self):
        self.do_GET()

    def do_GET(self):
        path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
        self.server.count += 1
        api = f"/api/datasets/{REPOSITORY}/"
        revisions = ("v1.0", COMMIT)
        if path in [api + "revision/" + revision for revision in revisions]:
            siblings = [{"rfilename": name} for name in FILES]
            self.answer(200, json.dumps({"id": REPOSITORY, "sha": COMMIT, "siblings": siblings}).encode())
        elif path.startswith(api + "tree/"):
            folder = path[len(api + "tree/") :].partition("/")[2]
            self.answer(200, json.dumps([entry(name) for name in FILES if name.startswith(folder)]).encode())
        elif path.startswith("/large/"):
            self.file(path.removeprefix("/large/"), {})
        else:
            for revision in revisions:
                name = path.removeprefix(f"/datasets/{REPOSITORY}/resolve/{revision}/")
                if name in FILES:
                    return self.resolve(name)
            self.answer(404, b"", {"X-Error-Code": "EntryNotFound", "X-Repo-Commit": COMMIT})

    def resolve(self, name):
        facts = {"X-Repo-Commit": COMMIT, "ETag": f'"{etag(name)}"'}
        if not is_large(name):
            return self.file(name, facts)
        facts |= {"X-Linked-Etag": f'"{etag(name)}"', "X-Linked-Size": str(len(FILES[name]))}
        facts |= {"Location": f"http://localhost:{self.server.server_port}/large/{urllib.parse.quote(name)}"}
        self.answer(302, b"", facts)

    def file(self, name, headers):
        content = FILES[name]
        wanted = self.headers.get("Range", "")
        if not wanted:
            return self.answer(200, content, headers)
        first, last = wanted.removeprefix("bytes=").split("-")
        part = content[int(first) : int(last or len(content) - 1) + 1]
        shown = f"bytes {first}-{int(first) + len(part) - 1}/{len(content)}"
        self.answer(206, part, headers | {"Content-Range": shown})

    def answer(self, status, body, headers=None):
        self.send_response(status)
        for key, value in ({"Content-Type": "application/json"} | (headers or {})).items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_):
        pass


def run(command, environment):
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{command[0]} failed:\n{done.stdout}{done.stderr}")
    return done.stdout.split("\n")[:-1]


def python(environment):
    *files, snapshot = run([sys.executable, "-c", PYTHON_DOWNLOAD, REPOSITORY, *sorted(FILES)], environment)
    return files, snapshot


def java(environment):
    return sorted(run([str(FETCH), "fetch", "--quiet", f"hf://datasets/{REPOSITORY}@v1.0"], environment))


def layout(cache):
    """Paths and what is behind them, without locks and without what only tells Python's listings and backups something."""
    found = {}
    for path in sorted(cache.rglob("*")):
        name = str(path.relative_to(cache))
        if path.is_dir() or name.startswith(".locks/") or name == "CACHEDIR.TAG" or "/trees/" in name:
            continue
        found[name] = f"-> {os.readlink(path)}" if path.is_symlink() else hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def check(claim, held):
    print(("ok      " if held else "FAILED  ") + claim)
    if not held:
        sys.exit(1)


def main():
    import filelock
    import huggingface_hub

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    server.count = 0
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"huggingface_hub {huggingface_hub.__version__}, filelock {filelock.__version__}, Python {sys.version.split()[0]}")
    with tempfile.TemporaryDirectory() as folder:
        by_python, by_java = (pathlib.Path(folder).resolve() / name for name in ("python", "java"))
        base = {key: value for key, value in os.environ.items() if not key.startswith("HF_")}
        base |= {"HF_ENDPOINT": f"http://127.0.0.1:{server.server_port}", "HF_HOME": folder, "HF_HUB_DISABLE_TELEMETRY": "1"}
        offline = {"HF_HUB_OFFLINE": "1"}

        written, _ = python(base | {"HF_HUB_CACHE": str(by_python)})
        check("Python downloads", [pathlib.Path(path).read_bytes() for path in written] == [FILES[n] for n in sorted(FILES)])
        before = server.count
        read = java(base | offline | {"HF_HUB_CACHE": str(by_python)})
        check("Java finds the same files in Python's cache, offline", read == sorted(written) and server.count == before)

        written = java(base | {"HF_HUB_CACHE": str(by_java)})
        check("Java downloads", [pathlib.Path(path).read_bytes() for path in written] == [FILES[n] for n in sorted(FILES)])
        before = server.count
        read, _ = python(base | offline | {"HF_HUB_CACHE": str(by_java)})
        check("Python finds the same files in Java's cache, offline", sorted(read) == written and server.count == before)

        before = server.count
        java(base | {"HF_HUB_CACHE": str(by_python)})
        python(base | {"HF_HUB_CACHE": str(by_java)})
        check("both caches are equal, file by file and link by link", layout(by_python) == layout(by_java))
        warnings = huggingface_hub.scan_cache_dir(by_java).warnings
        check("huggingface_hub.scan_cache_dir has no complaint about Java's cache", not warnings)

        for name in (f"datasets--{REPOSITORY.replace('/', '--')}/blobs", f"datasets--{REPOSITORY.replace('/', '--')}/snapshots"):
            subprocess.run(["rm", "-r", str(by_java / name)], check=True)
        lock = by_java / ".locks" / f"datasets--{REPOSITORY.replace('/', '--')}" / f"{etag('core/train-00000.parquet')}.lock"
        with filelock.FileLock(lock):
            command = [str(FETCH), "fetch", "--quiet", f"hf://datasets/{REPOSITORY}@v1.0/core/train-00000.parquet"]
            try:
                environment = base | {"HF_HUB_CACHE": str(by_java)}
                waited = subprocess.run(command, env=environment, capture_output=True, timeout=15).returncode != 0
            except subprocess.TimeoutExpired:
                waited = True
        print(f"note    while Python holds a file's lock, Java {'waits' if waited else 'does not wait'}")


if __name__ == "__main__":
    main()
