package dev.repwatch.monitor.notify;

import dev.repwatch.monitor.api.LabelScope;
import dev.repwatch.monitor.notify.Conversations.Conversation;
import java.util.function.Predicate;

/** Which conversations somebody may see: those about nothing but their targets. */
final class SeenConversations {

    private SeenConversations() {}

    /** @param seen the targets that they may see */
    static boolean sees(Predicate<String> seen, LabelScope scope, Conversation it) {
        return scope.all() || (!it.targets().isEmpty() && it.targets().stream().allMatch(seen));
    }
}
