package dev.repwatch.monitor.warmup;

/**
 * By how much an accepted volume is multiplied after a clean day. Published steps lie between x1.2 and x2 a day (OneSignal
 * 1.2, SendGrid 1.4, Suped 1.5 to 1.75, iPost 2 below 50,000); this one starts in the middle, rises while all goes well, and
 * falls to what a receiver has shown to bear.
 *
 * @param factor of the next step, {@link #LEAST} to {@link #MOST}
 * @param gain what a clean day adds
 */
record Growth(double factor, double gain) {

    static final double LEAST = 1.15;
    static final double MOST = 2.0;
    private static final double AFTER_STEP_BACK = 1.3;
    private static final double SLOWER = 0.9;
    private static final double BELOW_REVEALED = 0.97;

    /** How a provider is begun with: Microsoft and Apple more slowly, which operators report of both. */
    static Growth at(String provider) {
        return switch (provider) {
            case "microsoft" -> new Growth(1.36, 0.03);
            case "apple" -> new Growth(1.4, 0.03);
            case "docomo", "au", "softbank" -> new Growth(1.5, 0.05);
            default -> new Growth(1.55, 0.05);
        };
    }

    Growth quicker() {
        return to(factor + gain);
    }

    Growth slower() {
        return to(factor * SLOWER);
    }

    /** After a receiver put mail off: it took so many times what it had taken before, and not more. */
    Growth revealed(double times) {
        return to(Math.min(factor * SLOWER, times * BELOW_REVEALED));
    }

    Growth afterStepBack() {
        return to(Math.min(factor, AFTER_STEP_BACK));
    }

    /** What was accepted before needs less caution than what is new. */
    Growth onKnownGround() {
        return to(Math.max(factor, 1.6));
    }

    Growth atMost(double bound) {
        return to(Math.min(factor, bound));
    }

    private Growth to(double wanted) {
        return new Growth(Math.max(LEAST, Math.min(MOST, wanted)), gain);
    }
}
