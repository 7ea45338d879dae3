package dev.repwatch.monitor.config.section;

import dev.repwatch.checks.posture.AddressRange;
import java.net.InetAddress;
import java.util.Optional;

/** An address such as {@code 127.0.0.1}, or a range such as {@code 10.1.0.0/24}. */
public record ProxyRange(AddressRange range) {

    /** @throws IllegalArgumentException when it is neither, or is everybody */
    public static ProxyRange parse(String text) {
        String[] parts = text.split("/", 2);
        Optional<InetAddress> address = AddressRange.address(parts[0]);
        int bits = address.map(it -> it.getAddress().length * Byte.SIZE).orElse(0);
        int prefix = parts.length == 1 ? bits : parts[1].matches("[0-9]{1,3}") ? Integer.parseInt(parts[1]) : 0;
        if (address.isEmpty() || prefix < 8 || prefix > bits) {
            throw new IllegalArgumentException("\"" + text
                    + "\" is no address such as \"127.0.0.1\" and no range (/8 or narrower) such as \"10.1.0.0/24\"");
        }
        return new ProxyRange(new AddressRange(address.get(), prefix));
    }

    /** @param literal an address; what is none is not in it */
    public boolean contains(String literal) {
        return AddressRange.address(literal).filter(range::contains).isPresent();
    }
}
