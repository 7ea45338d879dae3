package dev.repwatch.checks.dnsbl.file;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is watched, by network: a file that lists most of one at once is looked at twice. */
public final class FileFleet {

    public static final FileFleet NONE = new FileFleet(List.of());

    /** Below this a share says nothing. */
    private static final int FEWEST = 4;

    private final List<List<FileQuestion>> networks;

    private FileFleet(List<List<FileQuestion>> networks) {
        this.networks = networks;
    }

    /** Of these addresses; names are in no network. */
    public static FileFleet of(Collection<FileQuestion> targets) {
        Map<Object, List<FileQuestion>> networks = new HashMap<>();
        for (FileQuestion target : targets) {
            target.address()
                    .ifPresent(address -> networks.computeIfAbsent(
                                    address.toPrefixBlock(address.isIPv4() ? 24 : 64), fresh -> new ArrayList<>())
                            .add(target));
        }
        return new FileFleet(networks.values().stream()
                .filter(network -> network.size() >= FEWEST)
                .toList());
    }

    /** Whether more than half of a network is on the one and was not on the other. */
    boolean isListedAtOnce(ListContent now, Optional<ListContent> before) {
        return networks.stream()
                .anyMatch(network -> network.stream()
                                        .filter(one -> listed(now, one)
                                                && before.filter(it -> listed(it, one))
                                                        .isEmpty())
                                        .count()
                                * 2L
                        > network.size());
    }

    private static boolean listed(ListContent content, FileQuestion question) {
        return content.ask(question) instanceof FileAnswer.Listed;
    }
}
