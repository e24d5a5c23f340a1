"""Listens on a port and lets go of it. Knows nothing of what is served."""

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application

LOOPBACK = "127.0.0.1"


class Listener:
    """A web application on a port; listens again on the port it had."""

    def __init__(self, application: Application, host: str = LOOPBACK, port: int = 0) -> None:
        """Serve on `port`; on any free one if that is 0."""
        self.port = port  # 0 until it has listened once, unless it was chosen
        self._host = host
        self._application = application
        self._server: HTTPServer | None = None

    def listen(self) -> None:
        """Accept connections. Raises OSError."""
        sockets = bind_sockets(self.port, self._host)
        self.port = sockets[0].getsockname()[1]
        self._server = HTTPServer(self._application)
        self._server.add_sockets(sockets)

    async def close(self) -> None:
        """Accept no more connections and close those that are open, answered or not."""
        if self._server:
            self._server.stop()
            await self._server.close_all_connections()
            self._server = None
