package dev.repwatch.checks.posture.dkim;

import java.security.PublicKey;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a key record holds. */
public sealed interface DkimKey {

    /** {@code k}, in lower case: {@code rsa} when the record names none. */
    String type();

    /**
     * A key that can be used to verify, if its strength and its limits allow.
     *
     * @param bits of the modulus; 256 for ed25519
     * @param key empty when the JDK will not use it, as with far too small ones
     * @param hashes that signatures may use; empty for any
     * @param forMail may sign mail ({@code s})
     * @param testing verifiers should treat signed mail as unsigned ({@code t=y})
     * @param strict the identity must be of the very domain ({@code t=s})
     * @param bare the key stands without its algorithm (RSAPublicKey), as the text of the RFC has it and few verifiers read it
     */
    record Usable(
            String type,
            int bits,
            Optional<PublicKey> key,
            Set<String> hashes,
            boolean forMail,
            boolean testing,
            boolean strict,
            boolean bare)
            implements DkimKey {

        public Usable {
            hashes = Set.copyOf(hashes);
        }

        /** Signatures with SHA-256 may be verified with it; those with SHA-1 must not be (RFC 8301 section 3.1). */
        public boolean sha256() {
            return hashes.isEmpty() || hashes.contains("sha256");
        }
    }

    /** {@code p} is empty (RFC 6376 section 3.6.1). */
    record Revoked(String type) implements DkimKey {}

    /**
     * Not a key that anybody can use.
     *
     * @param fault which kind
     * @param reason in a few words, without the record's own text
     */
    record Broken(String type, Fault fault, String reason) implements DkimKey {}

    /** Why a record is no key. */
    enum Fault {
        /** Not a list of tags, or not one of a DKIM key. */
        SYNTAX,
        /** {@code k} is not a type that is known. */
        TYPE,
        /** {@code p} cannot be decoded. */
        KEY
    }

    default <T> T match(Function<Usable, T> usable, Function<Revoked, T> revoked, Function<Broken, T> broken) {
        if (this instanceof Usable it) {
            return usable.apply(it);
        }
        return this instanceof Revoked it ? revoked.apply(it) : broken.apply((Broken) this);
    }

    /** The key when it can be used. */
    default Optional<Usable> usable() {
        return match(Optional::of, revoked -> Optional.empty(), broken -> Optional.empty());
    }
}
