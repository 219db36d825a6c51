"""Makes the certificates of the tests (python with trustme): a private authority and two servers that it vouches for.

They are worth nothing outside: no system trusts the authority, and its key is thrown away here. `other.pem` is for another name.
"""

import pathlib

import trustme

here = pathlib.Path(__file__).resolve().parent
authority = trustme.CA()
authority.cert_pem.write_to_path(here / "ca.pem")
for name, hosts in [("server", ["127.0.0.1", "0.0.0.0", "localhost"]), ("other", ["mail.example.org"])]:
    made = authority.issue_cert(*hosts)
    made.private_key_pem.write_to_path(here / f"{name}.key")
    made.cert_chain_pems[0].write_to_path(here / f"{name}.pem")
