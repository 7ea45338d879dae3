package dev.repwatch.monitor.warmup;

import java.util.Locale;
import java.util.Optional;

/**
 * The limits of one share.
 *
 * @param code of the reason
 * @param hold above this the limit does not rise
 * @param back above this it falls
 * @param stop above this nothing is sent
 * @param keep the part of what was accepted that stays after a step back
 */
record Gauge(String code, double hold, double back, double stop, double keep) {

    /** Of what was accepted, when receivers put off or refused. */
    static final double KEPT_AFTER_REFUSALS = 0.85;

    private static final int TOO_FEW_TO_GO_BACK = 5;

    /** The signal of a share that is known without counting. */
    Optional<Signal> of(double share) {
        return judge(share, Long.MAX_VALUE, 1);
    }

    /**
     * The signal of a counted share.
     *
     * @param count how many messages it consists of; one or two are chance, and fewer than five never lead back
     * @param least from how many on it is looked at
     */
    Optional<Signal> of(double share, long count, long least) {
        return judge(share, count, least);
    }

    private Optional<Signal> judge(double share, long count, long least) {
        if (count < least || share <= hold) {
            return Optional.empty();
        }
        boolean enough = count >= TOO_FEW_TO_GO_BACK;
        if (enough && share > stop) {
            return Optional.of(Signal.stop(reason(share, "stop", stop)));
        }
        if (enough && share > back) {
            return Optional.of(Signal.stepBack(reason(share, "step back", back), keep));
        }
        return Optional.of(Signal.hold(reason(share, "hold", hold)));
    }

    private Reason reason(double share, String what, double limit) {
        return Reason.share(code, share, String.format(Locale.ROOT, "%s above %s %%", what, percent(limit)));
    }

    private static String percent(double limit) {
        String text = String.format(Locale.ROOT, "%.2f", limit * 100);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }
}
