package dev.repwatch.monitor.preflight.gather;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IncompatibleAddressException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The addresses of a target: each of up to 256, and 64 spread evenly over a larger block. */
public final class Block {

    private static final int EACH = 256;
    private static final int SAMPLE = 64;
    private static final BigInteger MOST = BigInteger.valueOf(65_536);

    private Block() {}

    /** @throws IllegalArgumentException when it is no address or block, or one of more than 65,536 addresses */
    public static List<IPAddress> addresses(String target) {
        IPAddress block = parse(target);
        BigInteger count = block.getCount();
        if (count.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(target + " has more than 65,536 addresses; name smaller blocks");
        }
        long step = count.longValue() <= EACH ? 1 : count.longValue() / SAMPLE;
        IPAddress first = block.getLower().withoutPrefixLength();
        List<IPAddress> addresses = new ArrayList<>();
        for (long at = 0; at < count.longValue(); at += step) {
            addresses.add(first.increment(at));
        }
        return addresses;
    }

    private static IPAddress parse(String target) {
        try {
            IPAddress address = new IPAddressString(target.strip()).toAddress();
            if (address == null) {
                throw new IllegalArgumentException(target + " is no address or block");
            }
            return address.isPrefixed() ? address.toPrefixBlock() : address;
        } catch (AddressStringException | IncompatibleAddressException noAddress) {
            throw new IllegalArgumentException(target + " is no address or block", noAddress);
        }
    }
}
