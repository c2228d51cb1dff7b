"""A small OGC API Features in a process of its own; prints its address when it is ready.

GDAL holds the interpreter while it waits for an answer, so that a server in the same process
could never give one. Standard library only, to start at once.
"""

import json
from http.server import BaseHTTPRequestHandler, HTTPServer

RING = [[13.0, 55.0], [13.1, 55.0], [13.1, 55.1], [13.0, 55.0]]
ROWS = {"deso": ["a", "b"], "regso": []}


def collection(base: str, name: str) -> dict:
    href = f"{base}/collections/{name}/items"
    links = [{"rel": "items", "type": "application/geo+json", "href": href}]
    return {"id": name, "title": name, "links": links}


def feature(at: int, code: str) -> dict:
    geometry = {"type": "Polygon", "coordinates": [RING]}
    return {"type": "Feature", "id": at, "properties": {"kod": code}, "geometry": geometry}


def answer(base: str, path: str) -> dict | None:
    """What the service says at a path below its base; None where there is nothing."""
    listed = {name: collection(base, name) for name in ROWS}
    if path == "/ogc":
        links = [{"rel": "data", "type": "application/json", "href": f"{base}/collections"}]
        return {"title": "Prov", "links": links}
    if path == "/ogc/collections":
        return {"collections": [*listed.values()], "links": []}
    parts = path.split("/")
    if len(parts) < 4 or parts[3] not in ROWS:
        return None
    if parts[-1] != "items":
        return listed[parts[3]]
    features = [feature(at, code) for at, code in enumerate(ROWS[parts[3]])]
    return {"type": "FeatureCollection", "features": features, "links": []}


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        base = f"http://127.0.0.1:{self.server.server_address[1]}/ogc"
        found = answer(base, self.path.partition("?")[0])
        content = json.dumps(found).encode()
        self.send_response(200 if found is not None else 404)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


if __name__ == "__main__":
    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        print(f"http://127.0.0.1:{server.server_address[1]}/ogc", flush=True)  # noqa: T201
        server.serve_forever()
