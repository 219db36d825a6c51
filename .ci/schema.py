"""Holds docs/playbook.schema.json to a validator that is not irc's own: PyPI's check-jsonschema.

Every shipped playbook, the start of `irc playbook new` and the tests' fixture must pass; every slip that
src/playbook/mutations/shipped/*.yaml marks with `schema: true` must be rejected. Run by .ci/run with the python of
the environment in which check-jsonschema is installed.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

from ruamel.yaml import YAML

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "docs" / "playbook.schema.json"
SLIPS = ROOT / "src" / "playbook" / "mutations"


def check(*arguments):
    """Runs check-jsonschema; status and standard output."""
    command = [sys.executable, "-m", "check_jsonschema", *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    return done.returncode, done.stdout


def planted(folder):
    """Writes every marked slip into the folder; the files."""
    for listed in sorted((SLIPS / "shipped").glob("*.yaml")):
        clean = (ROOT / "playbooks" / listed.name).read_text(encoding="utf-8")
        slips = YAML(typ="safe").load(listed)
        for number, slip in enumerate(slips, start=1):
            if slip.get("schema"):
                assert slip["from"] in clean, f"{listed.name} {number}: {slip['from']}"
                file = folder / f"{listed.stem}-{number}.yaml"
                text = clean.replace(slip["from"], slip["to"], 1)
                file.write_text(text, encoding="utf-8")
                yield file


def main():
    status, out = check("--check-metaschema", SCHEMA)
    if status:
        sys.exit(f"the schema is no schema:\n{out}")
    clean = [
        *sorted((ROOT / "playbooks").glob("*.yaml")),
        ROOT / "templates" / "playbook.yaml",
        SLIPS / "full.yaml",
    ]
    status, out = check("--schemafile", SCHEMA, *clean)
    if status:
        sys.exit(out)
    with tempfile.TemporaryDirectory() as folder:
        files = list(planted(pathlib.Path(folder)))
        _, out = check("--schemafile", SCHEMA, "--output-format", "json", *files)
        rejected = {error["filename"] for error in json.loads(out)["errors"]}
        passed = [file.name for file in files if str(file) not in rejected]
    if passed or not files:
        sys.exit(f"the schema lets through: {', '.join(passed) or 'nothing was planted'}")
    print(f"{len(clean)} playbooks pass, {len(files)} planted faults are rejected")


main()
