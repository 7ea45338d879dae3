package dev.repwatch.monitor.warmup.volume;

import java.util.Map;
import java.util.Set;

/** What a plan calls a receiver of the mail log. */
final class PlannedProvider {

    private static final String OTHERS = "others";
    private static final Map<String, String> NAMES =
            Map.of("gmail", "google", "outlook", "microsoft", "microsoft365", "microsoft", "icloud", "apple");

    private PlannedProvider() {}

    /** @param planned the providers of the plan; who is none of them belongs to {@code others} */
    static String of(String receiver, Set<String> planned) {
        if (planned.contains(receiver)) {
            return receiver;
        }
        String name = NAMES.getOrDefault(receiver, OTHERS);
        return planned.contains(name) ? name : OTHERS;
    }
}
