package dev.repwatch.checks.dnsbl.file;

import java.util.Collection;
import java.util.List;

/** What a file says of a target. */
public sealed interface FileAnswer {

    /** Every return code and reason that the file gives, sorted. */
    record Listed(List<String> codes, List<String> reasons) implements FileAnswer {

        public Listed {
            codes = List.copyOf(codes);
            reasons = List.copyOf(reasons);
        }
    }

    /** The file does not hold it, or holds a text without a code. */
    record NotListed(List<String> reasons) implements FileAnswer {

        public NotListed {
            reasons = List.copyOf(reasons);
        }
    }

    FileAnswer NOT_LISTED = new NotListed(List.of());

    /** Sorted, each once; not listed where there is no code. */
    static FileAnswer of(Collection<String> codes, Collection<String> reasons) {
        List<String> sorted = reasons.stream().distinct().sorted().toList();
        return codes.isEmpty()
                ? new NotListed(sorted)
                : new Listed(codes.stream().distinct().sorted().toList(), sorted);
    }
}
