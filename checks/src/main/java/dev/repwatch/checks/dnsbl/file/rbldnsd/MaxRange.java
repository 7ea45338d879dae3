package dev.repwatch.checks.dnsbl.file.rbldnsd;

/** {@code $MAXRANGE4}: entries of more addresses are dropped. It can only shrink. */
final class MaxRange {

    private long most = Long.MAX_VALUE;

    /** Takes {@code /24} or a number of addresses; false when it is neither. */
    boolean set(String text) {
        Cursor cursor = new Cursor(text);
        boolean prefix = cursor.here() == '/';
        if (prefix) {
            cursor.skip(1);
        }
        int number = cursor.number(prefix ? 32 : Integer.MAX_VALUE / 10 - 1);
        if (number <= 0 || cursor.here() != 0) {
            return false;
        }
        most = Math.min(most, prefix ? 1L << (32 - number) : number);
        return true;
    }

    boolean allows(Ip4Text range) {
        return range.width() < most;
    }
}
