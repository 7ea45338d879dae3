package dev.repwatch.checks.dns.engine;

import java.io.IOException;

/** Where sockets come from. */
interface Doors {

    Door open(Upstream upstream, long now) throws IOException;
}
