"""Holds irc's requests to those of the services' own SDKs: PyPI's slack_sdk and pagerduty, npm's @slack/web-api.

    sdks.py IRC NODE_MODULES      run by .ci/run with a python that has slack_sdk, pagerduty and trustme

irc walks an incident against a TLS server on this machine, each SDK then says the same through its own methods, and every
request is compared: method, path, content type, form of the authorization, body with the type of every value. What
differs must stand, word for word and with its reason, in .ci/sdks.txt; what stands there and does not differ fails, too.
"""

import http.server, inspect, json, os, pathlib, ssl, subprocess, sys, tempfile, threading, urllib.parse

import pagerduty, slack_sdk, slack_sdk.webhook, trustme
from slack_sdk.models.blocks import Block

HERE = pathlib.Path(__file__).resolve().parent
TOKEN, KEY = "xoxb-1-token", "r" * 32
ANSWERS = {
    "conversations.create": {"ok": True, "channel": {"id": "C042"}},
    "enqueue": {"status": "success", "message": "Event processed", "dedup_key": "x"},
}
seen = []


class Service(http.server.BaseHTTPRequestHandler):
    """Says yes as the service would."""

    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        seen.append((self.command, self.path, dict((k.lower(), v) for k, v in self.headers.items()), body))
        last = self.path.rsplit("/", 1)[-1]
        said = "ok" if "/services/" in self.path else json.dumps(ANSWERS.get(last, {"ok": True, "ts": "1700000000.000100"}))
        self.send_response(202 if last == "enqueue" else 200)
        self.send_header("content-type", "text/html" if said == "ok" else "application/json; charset=utf-8")
        self.send_header("content-length", str(len(said)))
        self.end_headers()
        self.wfile.write(said.encode())

    def log_message(self, *_):
        pass


def serve(folder):
    ca = trustme.CA()
    ca.cert_pem.write_to_path(folder / "ca.pem")
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert("127.0.0.1").configure_cert(tls)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Service)
    server.socket = tls.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    # Every one of them finds the private authority in its own way.
    for variable in ["SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS"]:
        os.environ[variable] = str(folder / "ca.pem")
    return f"https://127.0.0.1:{server.server_address[1]}"


def taken():
    out = list(seen)
    seen.clear()
    return out


def walk(irc, folder, base):
    """What irc sends for one incident, from the room to the end."""
    config = folder / "config.yaml"
    config.touch(0o600)
    config.write_text(
        "channels:\n"
        f"  hook: {{kind: slack, url: '{base}/services/T0/B0/secret', events: [declared]}}\n"
        f"  rooms: {{kind: slack, url: '{base}/api', secret: {TOKEN}}}\n"
        f"  pager: {{kind: pagerduty, url: '{base}', secret: {KEY}}}\n"
    )
    env = {"PATH": os.environ["PATH"], "SSL_CERT_FILE": os.environ["SSL_CERT_FILE"], "HOME": str(folder),
           "IRC_HOME": str(folder / "home"), "IRC_CONFIG": str(config), "IRC_USER": "ann"}
    for line in [["declare", "sev2", "checkout <is> down & ü", "--unacked"], ["ack"],
                 ["update", "we look into it"], ["resolve", "--verified"]]:
        done = subprocess.run([irc, *line, "--json"], env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        assert done.returncode == 0, f"irc {line}: {done.returncode}: {done.stderr}{done.stdout[:400]}"
    return taken()


def slack_py(base, path, fields):
    hook = slack_sdk.webhook.WebhookClient(f"{base}{path}")
    client = slack_sdk.WebClient(TOKEN, base_url=f"{base}/api/")
    named = {"conversations.create": client.conversations_create, "conversations.setTopic": client.conversations_setTopic,
             "chat.postMessage": client.chat_postMessage}
    method = hook.send if "/services/" in path else named[path.rsplit("/", 1)[-1]]
    unknown = fields.keys() - inspect.signature(method).parameters.keys()
    assert not unknown, f"the SDK's {method.__name__} has no {unknown}"
    if "blocks" in fields:
        # Through the SDK's own classes, which know the fields of a block and hold it to its limits.
        fields = {**fields, "blocks": [block.to_dict() for block in Block.parse_all(fields["blocks"])]}
    method(**fields)


def pager_py(base, _, fields):
    client = pagerduty.EventsApiV2Client(KEY, base_url=base)
    action, payload = fields["event_action"], dict(fields.get("payload", {}))
    named = {name: payload.pop(name) for name in ["summary", "source", "severity", "custom_details"] if name in payload}
    # The timestamp has no name of its own there.
    more = {"payload": payload} if payload else {}
    getattr(client, action)(dedup_key=fields["dedup_key"], **named, **more)


def node(base, calls, modules):
    env = {**os.environ, "NODE_PATH": modules}
    subprocess.run(["node", str(HERE / "sdks.cjs"), base, TOKEN], input=json.dumps(calls), env=env, text=True, check=True)


def body_of(headers, body):
    """Every value with its place; a form's values as what they say."""
    if not headers["content-type"].startswith("application/x-www-form-urlencoded"):
        return json.loads(body)
    fields = dict(urllib.parse.parse_qsl(body, keep_blank_values=True))
    token = fields.pop("token", None)
    assert token is None, "the token stands in the form"
    meant = {name: json.loads(text) if text[:1] in ("[", "{") else text for name, text in fields.items()}
    # A form has no other way to say yes and no.
    return {name: {"true": True, "false": False, "1": True, "0": False}.get(value, value) if isinstance(value, str) else value
            for name, value in meant.items()}


def flat(value, place=""):
    if isinstance(value, dict):
        return {k: v for key, one in value.items() for k, v in flat(one, f"{place}.{key}").items()}
    if isinstance(value, list):
        return {k: v for i, one in enumerate(value) for k, v in flat(one, f"{place}[{i}]").items()}
    return {place.lstrip("."): f"{type(value).__name__} {value!r}"}


def parts(request):
    method, path, headers, body = request
    kind, _, charset = headers["content-type"].partition(";")
    own = {"method": method, "path": path, "content type": kind.strip(), "charset": charset.strip().lower() or "none",
           "authorization": headers.get("authorization", "none").replace(TOKEN, "TOKEN").replace(KEY, "KEY")}
    return {**own, **{f"body {place}": said for place, said in flat(body_of(headers, body)).items()}}


def differences(sdk, mine, theirs):
    """One line a difference; the same for every message of a method."""
    assert len(mine) == len(theirs), f"{sdk}: {len(mine)} requests of irc, {len(theirs)} of the SDK"
    lines = set()
    for one, other in zip(mine, theirs):
        name = "webhook" if "/services/" in one[1] else one[1].rsplit("/", 1)[-1]
        name = {"enqueue": json.loads(one[3]).get("event_action")}.get(name, name)
        one, other = parts(one), parts(other)
        for key in sorted({*one, *other}):
            if one.get(key) != other.get(key):
                lines.add(f"{sdk}, {name}, {key}: irc {one.get(key, 'absent')}; the SDK {other.get(key, 'absent')}")
    return lines


def main():
    irc, modules = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="irc-sdks-") as folder:
        folder = pathlib.Path(folder)
        base = serve(folder)
        mine = walk(irc, folder, base)
        slack = [one for one in mine if one[1].startswith(("/api/", "/services/"))]
        pager = [one for one in mine if one[1].startswith("/v2/")]
        found = set()
        for sdk, requests, say in [("slack_sdk", slack, slack_py), ("pagerduty", pager, pager_py)]:
            for _, path, _, body in requests:
                say(base, path, json.loads(body))
            found |= differences(sdk, requests, taken())
        web = [one for one in slack if one[1].startswith("/api/")]
        node(base, [{"method": one[1].rsplit("/", 1)[-1], "fields": json.loads(one[3])} for one in web], modules)
        found |= differences("@slack/web-api", web, taken())
    kept = (HERE / "sdks.txt").read_text().splitlines()
    known = {line for line in kept if line and not line.startswith(("#", " "))}
    bare = [line for line, after in zip(kept, [*kept[1:], ""]) if line in known and not after.startswith("  ")]
    for what, lines in [("not reviewed", found - known), ("does not differ any more", known - found), ("has no reason", bare)]:
        for line in sorted(lines):
            print(f"{what}: {line}")
    methods = sorted({one[1].rsplit("/", 1)[-1] for one in web} | {json.loads(one[3])["event_action"] for one in pager})
    print(f"{len(slack)} requests to Slack and {len(pager)} to PagerDuty ({', '.join(methods)}), "
          f"{len(found)} differences, {len(found - known) + len(known - found) + len(bare)} of them not reviewed")
    return 1 if found != known or bare else 0


if __name__ == "__main__":
    sys.exit(main())
