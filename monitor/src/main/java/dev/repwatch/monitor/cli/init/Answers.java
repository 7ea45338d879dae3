package dev.repwatch.monitor.cli.init;

import java.util.List;

/**
 * What a first configuration is made of.
 *
 * @param addresses as they are written: addresses, networks, ranges
 * @param domains that mail is sent from
 */
record Answers(List<String> addresses, List<String> domains, Told told) {

    Answers {
        addresses = List.copyOf(addresses);
        domains = List.copyOf(domains);
    }

    /** How people are told. */
    sealed interface Told {

        /** By e-mail through a server. */
        record ByMail(String to, String relay) implements Told {}

        /**
         * By an address that must stay secret, so it stands in a file of its own.
         *
         * @param type of the channel
         * @param key of the configuration that holds it
         * @param file relative to the configuration
         */
        record BySecretUrl(String type, String key, String file) implements Told {}

        /** Not yet. */
        record Nobody() implements Told {}
    }
}
