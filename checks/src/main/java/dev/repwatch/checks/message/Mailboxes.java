package dev.repwatch.checks.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import okhttp3.HttpUrl;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.jspecify.annotations.Nullable;

/** The addresses of a field, and the organisations of domains. */
final class Mailboxes {

    private Mailboxes() {}

    static List<Mailbox> of(String field) {
        try {
            return new ArrayList<>(
                    LenientAddressParser.DEFAULT.parseAddressList(ascii(field)).flatten());
        } catch (RuntimeException unreadable) {
            return List.of();
        }
    }

    /** The parser stops at raw octets; a mark in place of each leaves the address as it is. */
    private static String ascii(String field) {
        return field.replaceAll("[^\\x00-\\x7F]", "_");
    }

    static String domain(Mailbox mailbox) {
        return lower(mailbox.getDomain());
    }

    /** The display name, decoded; empty where there is none. */
    static String name(Mailbox mailbox) {
        return mailbox.getName() == null ? "" : decoded(mailbox.getName());
    }

    static String decoded(String text) {
        return DecoderUtil.decodeEncodedWords(text, DecodeMonitor.SILENT);
    }

    /** The registrable domain by the public suffix list; the host itself where it has none. */
    static String organisation(String host) {
        HttpUrl url = HttpUrl.parse("http://" + host + "/");
        String registrable = url == null ? null : url.topPrivateDomain();
        return registrable == null ? lower(url == null ? host : url.host()) : registrable;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
