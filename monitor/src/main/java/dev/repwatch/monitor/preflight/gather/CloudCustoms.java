package dev.repwatch.monitor.preflight.gather;

import dev.repwatch.monitor.preflight.Known;
import java.util.Optional;
import java.util.Set;

/** What clouds let their customers do, as of 2026-11-29; docs/preflight.md has the table and where it is from. */
final class CloudCustoms {

    private static final Set<String> NAME_CAN_BE_SET =
            Set.of("aws", "gcp", "azure", "oci", "digitalocean", "hetzner", "vultr", "linode", "ovh", "contabo");

    private CloudCustoms() {}

    static Known nameCanBeSet(String cloud) {
        return NAME_CAN_BE_SET.contains(cloud) ? Known.YES : Known.UNKNOWN;
    }

    /** {@code blocked} where no customer ever gets port 25; empty where it depends. */
    static Optional<String> port25(String cloud) {
        return cloud.equals("gcp") ? Optional.of("blocked") : Optional.empty();
    }
}
