package dev.repwatch.checks.placement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One test mail to one seed mailbox, with all that is known of it.
 *
 * @param looks oldest first
 * @param blocked what the provider's own report says of why it blocked it
 * @param witnessed what a person saw, for a mailbox that no program can read
 */
public record SeedTrial(
        String seed,
        String provider,
        Instant sentAt,
        Handover handover,
        List<SeedLook> looks,
        Optional<String> blocked,
        Optional<Placement> witnessed) {

    public SeedTrial {
        looks = List.copyOf(looks);
    }
}
