package dev.repwatch.checks.dnsbl;

/** Which A record values a code stands for. Octets are 0 to 255. */
public sealed interface CodeMatch {

    /** True when the answer {@code a.b.c.d}, given as four octets, is covered. */
    boolean covers(int a, int b, int c, int d);

    /** The spelling in the catalogue: {@code 127.0.0.2}, {@code 127.0.0.4-127.0.0.7}, {@code bit:4}, {@code 127.0.*.3}. */
    String text();

    /** Every address from {@code low} to {@code high}, compared as unsigned 32-bit numbers; one value when equal. */
    record Range(long low, long high) implements CodeMatch {
        @Override
        public boolean covers(int a, int b, int c, int d) {
            long value = ((long) a << 24) | (b << 16) | (c << 8) | d;
            return low <= value && value <= high;
        }

        @Override
        public String text() {
            return low == high ? dotted(low) : dotted(low) + "-" + dotted(high);
        }

        private static String dotted(long value) {
            return (value >> 24) + "." + (value >> 16 & 255) + "." + (value >> 8 & 255) + "." + (value & 255);
        }
    }

    /**
     * Any answer in 127.0.0.0/24 whose last octet has this bit set (bit mask lists such as SURBL and URIBL).
     *
     * @param bit the bit's value: 1, 2, 4 … 128
     */
    record Bit(int bit) implements CodeMatch {
        @Override
        public boolean covers(int a, int b, int c, int d) {
            return a == 127 && b == 0 && c == 0 && (d & bit) != 0;
        }

        @Override
        public String text() {
            return "bit:" + bit;
        }
    }

    /**
     * Any answer that agrees in the octets given (lists that code two things in two octets, such as DNSWL and http:BL).
     * The first octet is always 127.
     *
     * @param b the second octet, or {@link #ANY}
     * @param c the third octet, or {@link #ANY}
     * @param d the fourth octet, or {@link #ANY}
     */
    record Octets(int b, int c, int d) implements CodeMatch {

        public static final int ANY = -1;

        @Override
        public boolean covers(int a, int b, int c, int d) {
            return a == 127 && agrees(this.b, b) && agrees(this.c, c) && agrees(this.d, d);
        }

        @Override
        public String text() {
            return "127." + text(b) + "." + text(c) + "." + text(d);
        }

        private static boolean agrees(int wanted, int seen) {
            return wanted == ANY || wanted == seen;
        }

        private static String text(int octet) {
            return octet == ANY ? "*" : Integer.toString(octet);
        }
    }
}
