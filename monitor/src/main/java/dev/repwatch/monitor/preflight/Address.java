package dev.repwatch.monitor.preflight;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IncompatibleAddressException;
import java.util.Optional;

/** Addresses as people write them. */
public final class Address {

    private Address() {}

    /** One address, not a range; empty when it is none. */
    public static Optional<IPAddress> single(String text) {
        try {
            IPAddress address = new IPAddressString(text).toAddress();
            return Optional.of(address).filter(it -> !it.isMultiple() && it.getPrefixLength() == null);
        } catch (AddressStringException | IncompatibleAddressException noAddress) {
            return Optional.empty();
        }
    }

    static boolean same(String one, String other) {
        return one.equals(other)
                || single(one).flatMap(it -> single(other).map(it::equals)).orElse(false);
    }
}
