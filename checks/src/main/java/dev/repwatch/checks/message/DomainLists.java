package dev.repwatch.checks.message;

import java.util.List;
import java.util.Set;

/** The domain lists that the links of a message are held against. */
public interface DomainLists {

    /**
     * What the lists say.
     *
     * @param listed a host and the list it stands on, for each
     * @param unknown causes of lists that could not be asked or believed
     */
    record Said(List<Listed> listed, List<String> unknown) {

        public Said {
            listed = List.copyOf(listed);
            unknown = List.copyOf(unknown);
        }
    }

    /** A host on a list. */
    record Listed(String host, String list) {}

    /** Asks about the hosts of links. */
    Said ask(Set<String> hosts);
}
