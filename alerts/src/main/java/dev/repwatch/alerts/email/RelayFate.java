package dev.repwatch.alerts.email;

import dev.repwatch.alerts.text.Clean;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whether alerts would leave through an address that is itself watched: on the day it is listed, the mail that says so is
 * refused by the same list.
 */
public final class RelayFate {

    private final Predicate<InetAddress> watched;
    private final Names names;

    /** Looks a host name up. */
    @FunctionalInterface
    public interface Names {
        List<InetAddress> of(String host) throws UnknownHostException;
    }

    public RelayFate(Predicate<InetAddress> watched, Names names) {
        this.watched = watched;
        this.names = names;
    }

    /** One sentence for each relay that gives reason to worry; empty when all is well. */
    public List<String> warnings(EmailSettings settings) {
        List<String> warnings = new ArrayList<>();
        for (Relay relay : settings.relaysInOrder()) {
            warnings.addAll(warnings(relay));
        }
        return warnings;
    }

    private List<String> warnings(Relay relay) {
        try {
            return names.of(relay.host()).stream()
                    .filter(address -> watched.test(address) || address.isLoopbackAddress())
                    .map(address -> address.isLoopbackAddress()
                            ? "the mail relay " + relay + " is this machine: mail leaves by its own address, so name a"
                                    + " second relay or channel if that address is watched"
                            : "the mail relay " + relay + " is " + address.getHostAddress() + ", which is itself"
                                    + " watched: when it is listed, the alert about it may be refused; add a relay or"
                                    + " channel that leaves another way")
                    .distinct()
                    .toList();
        } catch (UnknownHostException e) {
            return List.of("the mail relay " + relay + " cannot be found: " + Clean.line(relay.host()));
        }
    }
}
