package dev.repwatch.checks.message;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Charsets as mail names them. */
final class MailCharsets {

    /** What Japanese mail calls so is what Windows writes: with the rows that JIS X 0208 leaves free. */
    private static final Map<String, String> WRITTEN = Map.of(
            "iso-2022-jp", "x-windows-iso2022jp",
            "cp50220", "x-windows-iso2022jp",
            "cp50221", "x-windows-iso2022jp",
            "shift_jis", "windows-31j",
            "shift-jis", "windows-31j",
            "sjis", "windows-31j",
            "x-sjis", "windows-31j",
            "euc-jp", "x-eucJP-Open",
            "x-euc-jp", "x-eucJP-Open",
            "windows-874", "x-windows-874");

    /** In the IANA registry and not in Java. */
    private static final Set<String> REGISTERED = Set.of(
            "utf-7",
            "unicode-1-1-utf-7",
            "iso-8859-10",
            "iso-8859-14",
            "iso-8859-6-i",
            "iso-8859-6-e",
            "iso-8859-8-i",
            "iso-8859-8-e",
            "iso-2022-jp-3",
            "iso-10646-ucs-2",
            "iso-10646-ucs-4",
            "hz-gb-2312",
            "koi7-switched",
            "viscii",
            "tscii",
            "cp51932",
            "iso-2022-jp-1",
            "macintosh",
            "mac",
            "csmacintosh",
            "unknown-8bit",
            "csunknown8bit",
            "x-user-defined",
            "iso-10646-utf-1",
            "iso-unicode-ibm-1261",
            "bocu-1",
            "utf-7-imap",
            "dec-mcs",
            "hp-roman8",
            "roman8",
            "iso-ir-100",
            "iso_6937",
            "jis_x0201",
            "jis_encoding",
            "gb_2312-80",
            "gb12345",
            "vntscii",
            "viqr",
            "vietnamese-viqr",
            "mnemonic",
            "kz-1048",
            "ptcp154",
            "amiga-1251",
            "iso-8859-16",
            "l10");

    private MailCharsets() {}

    /** Nothing when Java does not have it. */
    static Optional<Charset> of(String name) {
        String lower = plain(name);
        try {
            return Optional.of(Charset.forName(WRITTEN.getOrDefault(lower, lower)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    /** Whether a registry has the name, whoever can read it. */
    static boolean isRegistered(String name) {
        return of(name).isPresent() || REGISTERED.contains(plain(name));
    }

    /** A comment may stand behind it (RFC 2045 section 5.1). */
    private static String plain(String name) {
        return name.replaceAll("\\([^()]*\\)", "").strip().toLowerCase(Locale.ROOT);
    }
}
