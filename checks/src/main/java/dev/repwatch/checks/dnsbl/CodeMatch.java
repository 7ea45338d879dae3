package dev.repwatch.checks.dnsbl;

/** Which A record values a code stands for. Octets are 0 to 255. */
public sealed interface CodeMatch {

    /** True when the answer {@code 127.b.c.d}, given as four octets, is covered. */
    boolean covers(int a, int b, int c, int d);

    /** Every address from {@code low} to {@code high}, compared as unsigned 32-bit numbers; one value when equal. */
    record Range(long low, long high) implements CodeMatch {
        @Override
        public boolean covers(int a, int b, int c, int d) {
            long value = ((long) a << 24) | (b << 16) | (c << 8) | d;
            return low <= value && value <= high;
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
    }
}
