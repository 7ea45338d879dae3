package dev.repwatch.checks.posture.ask;

import dev.repwatch.checks.posture.fetch.HttpsPages;
import dev.repwatch.checks.posture.fetch.KeptPages;
import dev.repwatch.checks.posture.registration.Registries;
import java.time.InstantSource;

/**
 * What is asked beside the DNS.
 *
 * @param pages policies, logos and certificates
 * @param servers how the servers of a zone are asked themselves
 * @param registries who knows until when a domain is registered
 */
public record Outside(KeptPages pages, ZoneServers servers, Registries registries, InstantSource clock) {

    /** Pages alone. */
    public static Outside of(HttpsPages pages, InstantSource clock) {
        return new Outside(new KeptPages(pages, clock), ZoneServers.none(), Registries.none(), clock);
    }
}
