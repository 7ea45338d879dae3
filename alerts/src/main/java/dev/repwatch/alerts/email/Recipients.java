package dev.repwatch.alerts.email;

import dev.repwatch.alerts.Notes;
import jakarta.mail.Address;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Who has a message already, when a relay took it for some recipients only; they must not get it again. */
final class Recipients {

    /** An address may hold spaces, as in {@code On Call <oncall@example.jp>}, but no line break. */
    private static final String SEPARATOR = "\n";

    private final List<Address> all;
    private final Notes notes;

    Recipients(List<? extends Address> all, Notes notes) {
        this.all = List.copyOf(all);
        this.notes = notes;
    }

    synchronized List<Address> open(String messageId) {
        Set<String> done = served(messageId);
        return all.stream()
                .filter(address -> !done.contains(address.toString()))
                .toList();
    }

    synchronized void took(String messageId, Set<Address> addresses) {
        if (!addresses.isEmpty()) {
            Set<String> done = new TreeSet<>(served(messageId));
            addresses.forEach(address -> done.add(address.toString()));
            notes.write(key(messageId), String.join(SEPARATOR, done));
        }
    }

    synchronized boolean somebodyHas(String messageId) {
        return !served(messageId).isEmpty();
    }

    /** The message is done with; should it come again, it is meant for everybody. */
    synchronized void done(String messageId) {
        if (somebodyHas(messageId)) {
            notes.erase(key(messageId));
        }
    }

    private Set<String> served(String messageId) {
        return notes.read(key(messageId))
                .map(text -> Set.of(text.split(SEPARATOR, -1)))
                .orElse(Set.of());
    }

    private static String key(String messageId) {
        return "served:" + messageId;
    }
}
