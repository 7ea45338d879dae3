package dev.repwatch.checks.posture.dkim;

import dev.repwatch.checks.posture.TagList;
import dev.repwatch.checks.posture.dkim.DkimKey.Fault;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads key records (RFC 6376 section 3.6.1). Takes any octets and never throws. */
public final class DkimKeyParser {

    private static final String VERSION = "DKIM1";
    private static final String RSA = "rsa";
    private static final String ED25519 = "ed25519";
    private static final int ED25519_OCTETS = 32;
    private static final int ED25519_BITS = 256;
    /** SubjectPublicKeyInfo of an Ed25519 key up to its 32 octets (RFC 8410 section 4). */
    private static final byte[] ED25519_HEAD = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    private DkimKeyParser() {}

    /** @param octets the joined strings of one TXT record */
    public static DkimKey parse(String octets) {
        TagList tags = TagList.of(octets);
        String type = tags.get("k").map(it -> it.toLowerCase(Locale.ROOT)).orElse(RSA);
        Optional<String> fault = fault(tags);
        if (fault.isPresent()) {
            return new DkimKey.Broken(type, Fault.SYNTAX, fault.get());
        }
        if (!type.equals(RSA) && !type.equals(ED25519)) {
            return new DkimKey.Broken(type, Fault.TYPE, "its type is not known");
        }
        String p = tags.get("p").orElse("");
        return p.isEmpty() ? new DkimKey.Revoked(type) : key(type, p, tags);
    }

    private static Optional<String> fault(TagList tags) {
        Optional<String> version = tags.get("v");
        if (tags.strays() > 0 || tags.tags().isEmpty()) {
            return Optional.of("not a list of tags");
        }
        if (version.isPresent() && !version.get().equals(VERSION)) {
            return Optional.of("v is not DKIM1");
        }
        if (version.isPresent() && !tags.first("v")) {
            return Optional.of("v is not the first tag");
        }
        if (tags.empty()) {
            return Optional.of("an empty tag");
        }
        if (tags.twice()) {
            return Optional.of("a tag stands twice");
        }
        return tags.get("p").isPresent() ? Optional.empty() : Optional.of("no p, which holds the key");
    }

    private static DkimKey key(String type, String p, TagList tags) {
        try {
            byte[] octets = Base64.getDecoder().decode(p.replaceAll("[ \\t\\r\\n]", ""));
            if (type.equals(ED25519)) {
                return octets.length == ED25519_OCTETS
                        ? usable(type, ED25519_BITS, Optional.of(ed25519(octets)), tags, false)
                        : new DkimKey.Broken(type, Fault.KEY, octets.length + " octets, not 32");
            }
            RsaKey rsa = RsaKey.read(octets);
            return usable(type, rsa.bits(), rsa.key(), tags, rsa.bare());
        } catch (IllegalArgumentException | GeneralSecurityException undecodable) {
            return new DkimKey.Broken(type, Fault.KEY, "p is not the base64 of a key of this type");
        }
    }

    private static DkimKey usable(String type, int bits, Optional<PublicKey> key, TagList tags, boolean bare) {
        Set<String> services = words(tags, "s");
        Set<String> flags = words(tags, "t");
        return new DkimKey.Usable(
                type,
                bits,
                key,
                words(tags, "h"),
                services.isEmpty() || services.contains("*") || services.contains("email"),
                flags.contains("y"),
                flags.contains("s"),
                bare);
    }

    private static PublicKey ed25519(byte[] octets) throws GeneralSecurityException {
        byte[] encoded = Arrays.copyOf(ED25519_HEAD, ED25519_HEAD.length + octets.length);
        System.arraycopy(octets, 0, encoded, ED25519_HEAD.length, octets.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    /** A list with colons. */
    private static Set<String> words(TagList tags, String tag) {
        return Arrays.stream(tags.get(tag).orElse("").split(":"))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }
}
