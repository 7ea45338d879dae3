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
public final class RelayTargets {

    private final Predicate<InetAddress> watched;
    private final Names names;

    /** Looks a host name up. */
    @FunctionalInterface
    public interface Names {
        List<InetAddress> of(String host) throws UnknownHostException;
    }

    /**
     * Reason to worry about one relay.
     *
     * @param serious whether the listing of a watched address would keep its own alert from arriving
     */
    public record Warning(boolean serious, String text) {}

    public RelayTargets(Predicate<InetAddress> watched, Names names) {
        this.watched = watched;
        this.names = names;
    }

    /** One warning for each relay that gives reason to worry; empty when all is well. */
    public List<Warning> warnings(EmailSettings settings) {
        List<Warning> warnings = new ArrayList<>();
        for (Relay relay : settings.relaysInOrder()) {
            warnings.addAll(warnings(relay));
        }
        return warnings;
    }

    private List<Warning> warnings(Relay relay) {
        try {
            return names.of(relay.host()).stream()
                    .filter(address -> watched.test(address) || address.isLoopbackAddress())
                    .map(address -> address.isLoopbackAddress() ? here(relay) : watched(relay, address))
                    .distinct()
                    .toList();
        } catch (UnknownHostException e) {
            return List.of(
                    new Warning(false, "the mail relay " + relay + " cannot be found: " + Clean.line(relay.host())));
        }
    }

    private static Warning here(Relay relay) {
        return new Warning(
                false,
                "the mail relay " + relay
                        + " is this machine: mail leaves by its own address, so name a second relay or"
                        + " channel if that address is watched");
    }

    private static Warning watched(Relay relay, InetAddress address) {
        return new Warning(
                true,
                "the mail relay " + relay + " is " + address.getHostAddress() + ", which is itself watched: when it is"
                        + " listed, the alert about it may be refused; add a relay or channel that leaves another way");
    }
}
