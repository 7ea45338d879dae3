package dev.repwatch.checks.dnsbl;

import java.net.InetSocketAddress;
import java.util.List;

/** Something that serves DNS lists. */
interface ListServer extends AutoCloseable {

    /** Serves a zone of addresses with a TTL of a minute, in place of what it served there before. */
    void addresses(String zone, List<ServedEntry> entries);

    /** Serves a zone of domains. */
    void domains(String zone, List<ServedEntry> entries);

    InetSocketAddress address();

    @Override
    void close();
}
