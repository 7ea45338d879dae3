package dev.repwatch.checks.dns.engine;

import java.io.IOException;

/** Where sockets come from. */
interface UdpSockets {

    UdpSocket open(Upstream upstream, long now) throws IOException;
}
