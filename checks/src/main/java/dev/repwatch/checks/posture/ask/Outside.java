package dev.repwatch.checks.posture.ask;

import dev.repwatch.checks.posture.address.Networks;
import dev.repwatch.checks.posture.fetch.HttpsPages;
import dev.repwatch.checks.posture.fetch.KeptPages;
import dev.repwatch.checks.posture.registration.Registries;
import dev.repwatch.checks.posture.starttls.ExchangerCertificates;
import java.time.InstantSource;

/**
 * What is asked beside the DNS.
 *
 * @param pages policies, logos and certificates
 * @param servers how the servers of a zone are asked themselves
 * @param exchangers who shows certificates of mail exchangers
 * @param networks whose network an address is in
 * @param registries who knows until when a domain is registered
 */
public record Outside(
        KeptPages pages,
        ZoneServers servers,
        ExchangerCertificates exchangers,
        Networks networks,
        Registries registries,
        InstantSource clock) {

    /** Pages alone. */
    public static Outside of(HttpsPages pages, InstantSource clock) {
        return new Outside(
                new KeptPages(pages, clock),
                ZoneServers.none(),
                ExchangerCertificates.none(),
                Networks.none(),
                Registries.none(),
                clock);
    }

    /** With other sources of what configurations turn on and off. */
    public Outside with(ExchangerCertificates certificates, Networks ranges, Registries registrations) {
        return new Outside(pages, servers, certificates, ranges, registrations, clock);
    }

    /** With nothing kept: for a second look that must not rest on the first. */
    public Outside anew() {
        return new Outside(pages.anew(), servers, exchangers.anew(), networks, registries, clock);
    }
}
