package dev.repwatch.checks.dns.loopback;

import java.util.List;

/** A way of answering wrongly. The catalogues are {@link BrokenLists} and {@link BadPackets}. */
@FunctionalInterface
public interface Misbehaviour {

    /** What is sent instead of the honest reply, in order; nothing at all for silence. */
    List<Packet> instead(Exchange exchange);
}
