package dev.repwatch.checks.dns;

import dev.repwatch.checks.reputation.Cause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What came back, as a value. A reply that cannot be believed is a {@link Failed}, never an {@link Absent}. */
public sealed interface DnsAnswer {

    /** The name server that was asked last, as {@code host:port}. */
    String resolver();

    /**
     * Records of the asked type, owned by the asked name (or by the end of its CNAME chain).
     *
     * @param values presentation form: address text for A and AAAA, joined and lossily decoded text for TXT (bounded,
     *     without control and bidi characters), names without trailing dot for PTR, NS and CNAME, {@code "preference host"} for
     *     MX
     * @param truncated more records than the client keeps (64) were there
     * @param authoritative the server answered for its own zone (AA), not from a cache
     * @param alias where the asked name's CNAME chain ends; empty when the name is no alias
     * @param asIfStale it comes from a cache, with a TTL that caches give to answers whose time is over (RFC 8767)
     * @param authenticated the resolver says that DNSSEC proves it (AD, RFC 4035 section 3.2.3); worth something only from a
     *     resolver that is trusted, over a path that is
     * @param texts for TXT the octets as they came, one element a value; empty for other types
     */
    record Records(
            List<String> values,
            Duration ttl,
            String resolver,
            boolean truncated,
            Optional<String> alias,
            boolean authoritative,
            boolean asIfStale,
            boolean authenticated,
            List<TxtRecord> texts)
            implements DnsAnswer {
        public Records {
            values = List.copyOf(values);
            texts = List.copyOf(texts);
        }

        public Records(
                List<String> values,
                Duration ttl,
                String resolver,
                boolean truncated,
                Optional<String> alias,
                boolean authoritative) {
            this(values, ttl, resolver, truncated, alias, authoritative, false, false, List.of());
        }

        public Records(List<String> values, Duration ttl, String resolver, boolean truncated) {
            this(values, ttl, resolver, truncated, Optional.empty(), false);
        }
    }

    /**
     * The name, or a record of this type at the name, does not exist.
     *
     * @param nxdomain the name itself does not exist
     * @param soaOwner the zone that says so, lower case without trailing dot; empty when the reply named none, and then
     *     the reply alone proves nothing (RFC 2308 section 2.2)
     * @param authoritative as in {@link Records}
     * @param alias where the asked name's CNAME chain ends, which is what does not exist; empty when the name is no alias
     */
    record Absent(
            boolean nxdomain,
            Optional<String> soaOwner,
            Duration ttl,
            String resolver,
            boolean authoritative,
            Optional<String> alias)
            implements DnsAnswer {

        public Absent(
                boolean nxdomain, Optional<String> soaOwner, Duration ttl, String resolver, boolean authoritative) {
            this(nxdomain, soaOwner, ttl, resolver, authoritative, Optional.empty());
        }

        public Absent(boolean nxdomain, Optional<String> soaOwner, Duration ttl, String resolver) {
            this(nxdomain, soaOwner, ttl, resolver, false);
        }
    }

    /** Nothing can be concluded. */
    record Failed(Cause cause, String detail, String resolver) implements DnsAnswer {}

    default <T> T match(Function<Records, T> records, Function<Absent, T> absent, Function<Failed, T> failed) {
        if (this instanceof Records it) {
            return records.apply(it);
        }
        if (this instanceof Absent it) {
            return absent.apply(it);
        }
        return failed.apply((Failed) this);
    }
}
