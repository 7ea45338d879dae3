package dev.repwatch.alerts.email;

import jakarta.mail.Address;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who has a message already, when a relay took it for some recipients only; they must not get it again. */
final class Recipients {

    private static final int REMEMBERED = 1000;

    private final List<Address> all;
    private final Map<String, Set<Address>> served = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<Address>> eldest) {
            return size() > REMEMBERED;
        }
    };

    Recipients(List<? extends Address> all) {
        this.all = List.copyOf(all);
    }

    synchronized List<Address> open(String messageId) {
        Set<Address> done = served.getOrDefault(messageId, Set.of());
        return all.stream().filter(address -> !done.contains(address)).toList();
    }

    synchronized void took(String messageId, Set<Address> addresses) {
        if (!addresses.isEmpty()) {
            served.computeIfAbsent(messageId, id -> new LinkedHashSet<>()).addAll(addresses);
        }
    }

    synchronized boolean somebodyHas(String messageId) {
        return served.containsKey(messageId);
    }

    /** The message is done with; should it come again, it is meant for everybody. */
    synchronized void done(String messageId) {
        served.remove(messageId);
    }
}
