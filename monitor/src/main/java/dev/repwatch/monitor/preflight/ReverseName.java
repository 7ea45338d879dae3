package dev.repwatch.monitor.preflight;

import java.util.Optional;

/**
 * The name of the address.
 *
 * @param asked whether DNS answered at all
 * @param name empty when there is none
 * @param forward whether the name leads back to the address
 * @param generic made from the address by its provider
 * @param settable whether the one who uses the address can set it
 */
public record ReverseName(boolean asked, Optional<String> name, Known forward, Known generic, Known settable) {

    static final ReverseName UNKNOWN =
            new ReverseName(false, Optional.empty(), Known.UNKNOWN, Known.UNKNOWN, Known.UNKNOWN);

    boolean missing() {
        return asked && name.isEmpty();
    }

    boolean notOwn() {
        return missing() || (name.isPresent() && generic.isYes());
    }
}
