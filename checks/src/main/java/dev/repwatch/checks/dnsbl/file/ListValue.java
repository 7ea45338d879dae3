package dev.repwatch.checks.dnsbl.file;

/**
 * What is said of an entry.
 *
 * @param code the return code as a 32-bit IPv4 address
 * @param text the reason, or its template
 */
public record ListValue(int code, String text) {

    /** What a list means that gives no codes: 127.0.0.2. */
    public static final int USUAL_CODE = 0x7F000002;

    public static final ListValue USUAL = new ListValue(USUAL_CODE, "");

    public String dotted() {
        return (code >>> 24) + "." + (code >>> 16 & 255) + "." + (code >>> 8 & 255) + "." + (code & 255);
    }
}
