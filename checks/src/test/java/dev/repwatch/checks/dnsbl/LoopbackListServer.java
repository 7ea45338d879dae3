package dev.repwatch.checks.dnsbl;

import static java.util.stream.Collectors.groupingBy;

import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.checks.dns.loopback.LoopbackNameserver;
import dev.repwatch.checks.dns.loopback.LoopbackZone;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** The name server of the tests and of the demo. */
final class LoopbackListServer implements ListServer {

    private final LoopbackNameserver server = LoopbackNameserver.start();

    @Override
    public void addresses(String zone, List<ServedEntry> entries) {
        LoopbackZone served = server.zone(zone).clear().behave().ttl(Duration.ofMinutes(1));
        entries.stream().collect(groupingBy(ServedEntry::what)).forEach((what, same) -> {
            String[] codes = same.stream().map(ServedEntry::code).toArray(String[]::new);
            if (what.equals(ServedEntry.WORLD)) {
                served.misbehave(BrokenLists.everything(codes));
            } else {
                served.list(what, same.get(0).text(), codes);
            }
        });
    }

    @Override
    public void domains(String zone, List<ServedEntry> entries) {
        addresses(zone, entries);
    }

    @Override
    public InetSocketAddress address() {
        return server.socketAddress();
    }

    @Override
    public void close() {
        server.close();
    }
}
